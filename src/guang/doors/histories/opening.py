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
Made = Callable[[Session, str], Awaitable[int]]
Tell = Callable[[str, int], None]


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

    async def open_account(session: Session, buyer: str) -> int:
        opened = accounts.NewAccount(name=f"Buyer {buyer[:12]}", personalised=False)
        return (await accounts.open_account(session, opened, now)).id

    made = _Making(database, history.source, tell)
    store_ids = await made.all("store", sellers, open_store)
    buyers = await made.all("buyer", sorted({story.buyer for story in stories}), open_account)

    async def shelve(session: Session, name: str) -> int:
        item = goods[name]
        draft = catalog.ProductDraft(
            category=SOME_CATEGORY,
            title=text(item.name[:100]),
            text=text(item.name[:100]),
            skus=(catalog.SkuDraft(item.unit_price, code=item.product[:40]),),
        )
        product = await catalog.draft(session, StoreId(store_ids[name.partition("/")[0]]), draft, now)
        sku = product.skus[0].id
        await warehouse.adjust(session, {sku: units[name]}, reason="replayed history", by=None, now=now)
        return sku

    skus = await made.all("sku", sorted(goods), shelve)
    return Cast({"store": store_ids, "buyer": buyers, "sku": skus})


class _Making:
    """Makes what is not there yet, some at a time, and remembers it in the same transaction."""

    def __init__(self, database: Database, source: str, tell: Tell) -> None:
        self._database, self._source, self._tell = database, source, tell

    async def all(self, kind: str, names: Sequence[str], make: Made) -> dict[str, int]:
        """What each name has become."""
        async with self._database.transaction() as session:
            found = await session.execute(
                select(ReplayedRow.external, ReplayedRow.made).where(
                    ReplayedRow.source == self._source, ReplayedRow.kind == kind
                )
            )
            known: dict[str, int] = {external: made for external, made in found if made is not None}
        missing = [name for name in names if name not in known]
        done = len(names) - len(missing)
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            async with self._database.transaction() as session:
                fresh = {name: await make(session, name) for name in some}
                rows = [
                    {"source": self._source, "kind": kind, "external": name, "made": int(made)}
                    for name, made in fresh.items()
                ]
                await session.execute(insert(ReplayedRow).values(rows))
            known |= fresh
            done += len(some)
            self._tell(kind, done)
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
