"""Before a history can be replayed: its sellers, its buyers and its goods, through the rooms' own verbs."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from guang.doors.histories.stories import History, Item, Kind, Story
from guang.doors.tables import ReplayedRow
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, CategoryId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.people import accounts
from guang.trade import catalog, stores, warehouse

AT_ONCE: Final = 25
SOME_CATEGORY: Final = CategoryId(142)
"""The sources' own categories are none of ours; products that nobody lists need one all the same."""
Make = Callable[[Session, Sequence[str]], Awaitable[Sequence[int]]]
Tell = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and out of how much."""


class Cast:
    """Who and what of a source is known here, by the source's own names."""

    def __init__(self, known: Mapping[str, Mapping[str, int]]) -> None:
        self._known = known

    def store(self, seller: str) -> StoreId:
        """The store of a seller."""
        return StoreId(self._known["store"][seller])

    def buyer(self, name: str) -> AccountId:
        """The account of a buyer."""
        return AccountId(self._known["buyer"][name])

    def sku(self, seller: str, product: str) -> SkuId:
        """The one SKU of a product."""
        return SkuId(self._known["sku"][f"{seller}/{product}"])


async def cast(database: Database, history: History, now: datetime, tell: Tell) -> Cast:
    """Open stores, accounts and goods for everything that a history names; what is there already is left alone."""
    stories = [step.story for step in history.steps if step.kind is Kind.PLACE]
    sellers = sorted({part.seller for story in stories for part in story.parts})
    goods = _goods(stories)
    units = _units(stories)

    async def open_store(session: Session, seller: str) -> int:
        name = f"Seller {seller[:12]}"
        owner = await accounts.open_account(session, accounts.NewAccount(name=name, personalised=False), now)
        rule = stores.ShippingRule(Money.zero(history.currency))
        draft = stores.StoreDraft(text(name), stores.StoreKind.ENTERPRISE, rule, {})
        return (await stores.open_store(session, owner.id, draft, now)).id

    async def open_stores(session: Session, some: Sequence[str]) -> list[int]:
        return [await open_store(session, seller) for seller in some]

    async def open_accounts(session: Session, some: Sequence[str]) -> list[int]:
        opened = [accounts.NewAccount(name=f"Buyer {buyer[:12]}", personalised=False) for buyer in some]
        return [(await accounts.open_account(session, one, now)).id for one in opened]

    made = _Making(database, history.source, tell)
    store_ids = await made.all("store", sellers, open_stores)
    buyers = await made.all("buyer", sorted({story.buyer for story in stories}), open_accounts)

    async def shelve(session: Session, some: Sequence[str]) -> list[int]:
        skus: dict[str, SkuId] = {}
        for name in some:
            home = StoreId(store_ids[name.partition("/")[0]])
            skus[name] = (await catalog.draft(session, home, _draft(goods[name]), now)).skus[0].id
        counts = {sku: units[name] for name, sku in skus.items()}
        await warehouse.adjust(session, counts, reason="replayed history", by=None, now=now)
        return list(skus.values())

    skus = await made.all("sku", sorted(goods), shelve)
    return Cast({"store": store_ids, "buyer": buyers, "sku": skus})


def _draft(item: Item) -> catalog.ProductDraft:
    return catalog.ProductDraft(
        category=SOME_CATEGORY,
        title=text(item.name[:100]),
        text=text(item.name[:100]),
        skus=(catalog.SkuDraft(item.unit_price, code=item.product[:40]),),
    )


class _Making:
    """Makes what is not there yet, some at a time, and remembers it in the same transaction."""

    def __init__(self, database: Database, source: str, tell: Tell) -> None:
        self._database, self._source, self._tell = database, source, tell

    async def all(self, kind: str, names: Sequence[str], make: Make) -> dict[str, int]:
        """What each name has become."""
        async with self._database.transaction() as session:
            found = await session.execute(
                select(ReplayedRow.external, ReplayedRow.made).where(
                    ReplayedRow.source == self._source, ReplayedRow.kind == kind
                )
            )
            known: dict[str, int] = {external: made for external, made in found if made is not None}
        missing = [name for name in names if name not in known]
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            async with self._database.transaction() as session:
                fresh = dict(zip(some, map(int, await make(session, some)), strict=True))
                rows = [
                    {"source": self._source, "kind": kind, "external": name, "made": made}
                    for name, made in fresh.items()
                ]
                await session.execute(insert(ReplayedRow), rows)
            known |= fresh
            self._tell(f"{kind}s", len(known), len(names))
        return known


def _items(stories: Iterable[Story]) -> Iterable[tuple[str, Item]]:
    for story in stories:
        for part in story.parts:
            for item in part.items:
                yield f"{part.seller}/{item.product}", item


def _goods(stories: Iterable[Story]) -> dict[str, Item]:
    goods: dict[str, Item] = {}
    for name, item in _items(stories):
        goods.setdefault(name, item)
    return goods


def _units(stories: Iterable[Story]) -> dict[str, int]:
    units: dict[str, int] = defaultdict(int)
    for name, item in _items(stories):
        units[name] += item.units
    return units
