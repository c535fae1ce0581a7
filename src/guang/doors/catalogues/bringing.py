"""Onto the shelves: each product of a file in a transaction of its own, and only if something about it is new."""

import asyncio
import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guang.doors import ledger
from guang.doors.catalogues.branches import branch_of
from guang.doors.catalogues.rows import Item, Read, Reject
from guang.doors.tables import ImportedRow
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, ImageId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.people import accounts
from guang.trade import catalog, stores, warehouse

PORTERS = 4
MOST_IMAGES = 8
UNCOUNTED_UNITS = 20
"""Units put on the shelf where a file says that there are some, but not how many."""
HAN = ("\u4e00", "\u9fff")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The store that is filled, whose it is, and its currency."""

    store: StoreId
    owner: AccountId
    currency: str


@dataclass(slots=True)
class Summary:
    """What became of a file."""

    new: int = 0
    changed: int = 0
    same: int = 0
    drafts: int = 0
    variants: int = 0
    pictures: int = 0
    unfetched: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    examples: list[Reject] = field(default_factory=list)

    @property
    def products(self) -> int:
        """Products seen, whatever became of them."""
        return self.new + self.changed + self.same

    def reject(self, one: Reject) -> None:
        """Count what cannot be used; remember the first ones."""
        self.rejected[one.reason.partition("'")[0].strip()] += 1
        if len(self.examples) < 5:
            self.examples.append(one)


@dataclass(frozen=True, slots=True)
class Plan:
    """An import: where to, the folder of pictures, where rejects are listed, and who hears how far it is."""

    shelf: Shelf
    pictures: Path | None
    rejects: Path
    tell: Callable[[int], None] = lambda done: None


async def open_shelf(
    database: Database, name: str, currency: str, now: datetime, *, keeper: AccountId | None = None
) -> Shelf:
    """The store of this name among those that imports have opened (its id also names any other), or a new one.

    Args:
        keeper: who owns a new store; an account of the store's own name if left out.
    """
    if name.startswith("sto_"):
        async with database.transaction() as session:
            known = await stores.store(session, StoreId.parse(name))
            return Shelf(known.id, known.owner, known.currency)
    key = " ".join(name.casefold().split())

    async def owner(session: Session) -> int:
        return keeper or (await accounts.open_account(session, accounts.NewAccount(name=name[:40]), now)).id

    account = AccountId(await ledger.once(database, f"import/owner/{key}", owner, now))

    async def shop(session: Session) -> int:
        draft = stores.StoreDraft(
            name={"en": name},
            kind=stores.StoreKind.INDIVIDUAL,
            shipping=stores.ShippingRule(Money(0, currency)),
            intro={},
        )
        return (await stores.open_store(session, account, draft, now)).id

    store = StoreId(await ledger.once(database, f"import/store/{key}", shop, now))
    async with database.transaction() as session:
        return Shelf(store, account, (await stores.store(session, store)).currency)


async def bring_in(database: Database, blobs: Blobs, items: Iterator[Read], plan: Plan, now: datetime) -> Summary:
    """Import a stream. What was imported before and has not changed is left alone; what has changed is changed."""
    summary = Summary()
    plan.rejects.parent.mkdir(parents=True, exist_ok=True)
    with plan.rejects.open("w", newline="", encoding="utf-8") as file:
        listing = csv.writer(file)
        listing.writerow(["line", "reason", "about"])

        def reject(one: Reject) -> None:
            summary.reject(one)
            listing.writerow([one.line, one.reason, one.about])

        hands = Hands(database, blobs, plan.shelf, Album(plan.pictures), summary, now)
        await _carry(items, hands, reject, plan.tell)
    if not summary.rejected:
        plan.rejects.unlink()
    return summary


async def _carry(
    items: Iterator[Read], hands: "Hands", reject: Callable[[Reject], None], tell: Callable[[int], None]
) -> None:
    """Read on while a few porters put things up, never far ahead of them."""
    waiting: asyncio.Queue[Item | None] = asyncio.Queue(PORTERS * 4)

    async def porter() -> None:
        while (item := await waiting.get()) is not None:
            try:
                await hands.put(item)
            except Refusal as refusal:
                reject(Reject(item.line, _said(refusal), item.external))
            tell(hands.summary.products)

    async with asyncio.TaskGroup() as group:
        for _ in range(PORTERS):
            group.create_task(porter())
        for one in items:
            if isinstance(one, Reject):
                reject(one)
            else:
                await waiting.put(one)
        for _ in range(PORTERS):
            await waiting.put(None)


def _said(refusal: Refusal) -> str:
    facts = ", ".join(f"{name}: {value}" for name, value in refusal.facts.items())
    return f"{refusal.says} ({facts})" if facts else refusal.says


class Album:
    """Pictures in a folder, found by file name; nothing is ever fetched."""

    ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})

    def __init__(self, folder: Path | None) -> None:
        self.by_name: dict[str, Path] = {}
        for path in sorted(folder.rglob("*")) if folder is not None and folder.is_dir() else ():
            if path.suffix.lower() in self.ENDINGS and path.is_file():
                self.by_name.setdefault(path.name.lower(), path)
                self.by_name[f"{path.parent.name}/{path.name}".lower()] = path

    def find(self, address: str) -> Path | None:
        """The file that an address or a name means, if it is here."""
        parts = [part for part in unquote(urlsplit(address).path).replace("\\", "/").lower().split("/") if part]
        return self.by_name.get("/".join(parts[-2:])) or (self.by_name.get(parts[-1]) if parts else None)


@dataclass(frozen=True, slots=True)
class Hands:
    """Puts items on one store's shelf."""

    database: Database
    blobs: Blobs
    shelf: Shelf
    album: Album
    summary: Summary
    now: datetime

    async def put(self, item: Item) -> None:
        """Bring one product up to date, in one transaction."""
        addresses = tuple(dict.fromkeys((*item.images, *(one.image for one in item.variants if one.image))))
        found = tuple(self.album.find(address) for address in addresses[:MOST_IMAGES])
        digest = item.digest(found)
        async with self.database.transaction() as session:
            key = (self.shelf.store, item.external[:200])
            known = await session.get(ImportedRow, key, with_for_update=True)
            if known is not None and known.digest == digest:
                self.summary.same += 1
                return
            images = await self._images(session, [path for path in found if path is not None])
            draft = self._draft(item, images)
            if known is None:
                product = await catalog.draft(session, self.shelf.store, draft, self.now)
                session.add(ImportedRow(store=key[0], external=key[1], product=product.id, digest=digest, at=self.now))
            else:
                product = await catalog.change(session, known.product, draft, self.now)
                known.digest, known.at = digest, self.now
            await self._stock(session, item, product, is_new=known is None)
            is_shown = await self._show(session, product, is_listed=item.is_listed and bool(images))
        self._count(item, found, is_new=known is None, is_shown=is_shown)

    def _count(self, item: Item, found: tuple[Path | None, ...], *, is_new: bool, is_shown: bool) -> None:
        self.summary.new += is_new
        self.summary.changed += not is_new
        self.summary.drafts += not is_shown
        self.summary.variants += len(item.variants)
        self.summary.pictures += sum(path is not None for path in found)
        self.summary.unfetched += sum(path is None for path in found)

    async def _images(self, session: Session, paths: list[Path]) -> list[ImageId]:
        images = []
        for path in paths:
            data = await asyncio.to_thread(path.read_bytes)
            images.append((await catalog.keep_image(session, self.blobs, self.shelf.owner, data, self.now)).id)
        return images

    def _draft(self, item: Item, images: list[ImageId]) -> catalog.ProductDraft:
        axes = [tuple(dict.fromkeys(one.values[n] for one in item.variants)) for n in range(len(item.options))]
        return catalog.ProductDraft(
            category=branch_of(item.kind, item.title),
            title=worded(item.title),
            text=worded(item.text or item.title),
            brand=item.brand,
            tags=tuple(tag[:24] for tag in item.tags[:8]),
            images=tuple(images),
            options=tuple(
                catalog.Option(worded(name), tuple(worded(value) for value in values))
                for name, values in zip(item.options, axes, strict=True)
            ),
            skus=tuple(
                catalog.SkuDraft(
                    price=Money(one.price, item.currency),
                    list_price=None if one.list_price is None else Money(one.list_price, item.currency),
                    choice=tuple(axis.index(value) for axis, value in zip(axes, one.values, strict=True)),
                    code=one.code,
                )
                for one in item.variants
            ),
        )

    async def _stock(self, session: Session, item: Item, product: catalog.Product, *, is_new: bool) -> None:
        units: dict[SkuId, int] = {}
        for sku, one in zip(product.skus, item.variants, strict=True):
            if one.units is not None:
                units[sku.id] = one.units
            elif is_new:
                units[sku.id] = UNCOUNTED_UNITS
        if units:
            await warehouse.adjust(session, units, reason="Imported", by=self.shelf.owner, now=self.now)

    async def _show(self, session: Session, product: catalog.Product, *, is_listed: bool) -> bool:
        """List it or take it off; whether shoppers see it now."""
        if is_listed:
            return (await catalog.list_product(session, product.id, self.now)).is_on_sale
        await catalog.delist(session, product.id, self.now, reason="import")
        return False


def worded(words: str) -> Text:
    """Words under the language that they are written in."""
    is_chinese = any(HAN[0] <= letter <= HAN[1] for letter in words)
    return {"zh-CN" if is_chinese else "en": words}
