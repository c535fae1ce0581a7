"""The hands that put items on one store's shelf, or only look what they would do there."""

import asyncio
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from guang.doors.catalogues import merging
from guang.doors.catalogues.merging import Pictures
from guang.doors.catalogues.rows import Item, Reject
from guang.doors.tables import ImportedRow
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, ImageId, ProductId, SkuId, StoreId
from guang.trade import catalog, warehouse

MOST_IMAGES: Final = 20
UNCOUNTED_UNITS: Final = 20
"""Units put on the shelf where a file says that there are some, but not how many."""
_OWN: Final = re.compile(r"/media/image/(img_[0-9a-z]{13})/")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The store that is filled, in whose name, and its currency."""

    store: StoreId
    owner: AccountId
    currency: str


class Fate(StrEnum):
    """What becomes of an item."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(slots=True)
class Summary:
    """What became of a file, or would."""

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
class Look:
    """An item beside what is known of it: its product, pictures that are kept already, and files of the others."""

    noted: ImportedRow | None
    product: catalog.Product | None
    kept: Mapping[str, ImageId]
    files: Mapping[str, Path | None]
    digest: str


@dataclass(frozen=True, slots=True)
class Hands:
    """Puts items on one store's shelf.

    Attributes:
        trusts_digest: an item that reads as it did at the last import is left alone, whatever has become of its
            product since; otherwise it is compared with the product as it is.
    """

    database: Database
    blobs: Blobs
    shelf: Shelf
    album: Album
    summary: Summary
    now: datetime
    trusts_digest: bool = True

    async def put(self, item: Item) -> None:
        """Bring one product up to date, in one transaction."""
        async with self.database.transaction() as session:
            look = await self._look(session, item, lock=True)
            if self._reads_the_same(look):
                self.summary.same += 1
                return
            pictures = await self._pictures(session, item, look)
            product, is_told = await self._draft(session, item, look, pictures)
            is_stocked = await self._stock(session, item, product, is_new=look.product is None)
            wants = item.is_listed and bool(product.images)
            is_shown, is_moved = await self._show(session, product, wants=wants)
            if look.noted is None:
                key = item.external[:200]
                session.add(
                    ImportedRow(
                        store=self.shelf.store, external=key, product=product.id, digest=look.digest, at=self.now
                    )
                )
            else:
                look.noted.digest, look.noted.at = look.digest, self.now
        is_other = is_told or is_stocked or is_moved
        fate = Fate.NEW if look.product is None else Fate.CHANGED if is_other else Fate.SAME
        self._count(item, look, fate, is_shown=is_shown)

    async def foresee(self, item: Item) -> Fate:
        """What `put` would do with an item; counts it, and changes nothing.

        Raises:
            Refusal: what `put` would be refused, as far as it can be told without trying.
        """
        async with self.database.transaction() as session:
            look = await self._look(session, item, lock=False)
            kept = dict(look.kept)
            is_other = any(look.files.values())
            if look.product is None:
                fate = Fate.NEW
                described = merging.fresh(item, Pictures(tuple(kept.values()), kept))
            else:
                described = merging.over(item, look.product, Pictures(_own(item, kept), kept))
                is_other = is_other or described != catalog.desk.as_draft(look.product)
                is_other = is_other or bool(await self._units(session, item, look.product))
                wants = item.is_listed and bool(look.product.images)
                is_other = is_other or wants is not (_is_listed(look.product) or look.product.is_in_review)
                fate = Fate.SAME if self._reads_the_same(look) or not is_other else Fate.CHANGED
            catalog.desk.check(described, self.shelf.currency)
        has_pictures = bool(described.images) or any(look.files.values())
        self._count(item, look, fate, is_shown=item.is_listed and has_pictures)
        return fate

    def _reads_the_same(self, look: Look) -> bool:
        return self.trusts_digest and look.noted is not None and look.noted.digest == look.digest

    async def _look(self, session: Session, item: Item, *, lock: bool) -> Look:
        noted = await session.get(ImportedRow, (self.shelf.store, item.external[:200]), with_for_update=lock or None)
        known = noted.product if noted is not None else await self._by_own_id(session, item.external)
        product = None if known is None else await catalog.product(session, known)
        addresses = dict.fromkeys((*item.images, *(one.image for one in item.variants if one.image)))
        kept = await self._kept(session, list(addresses), product)
        files = {address: self.album.find(address) for address in list(addresses)[:MOST_IMAGES] if address not in kept}
        return Look(noted, product, kept, files, item.digest(tuple(files.values())))

    async def _by_own_id(self, session: Session, external: str) -> ProductId | None:
        """The product that an export of ours names by its id, if it is this store's."""
        try:
            own = ProductId.parse(external)
        except Refusal:
            return None
        card = (await catalog.products(session, [own])).get(own)
        return own if card is not None and card.store == self.shelf.store else None

    async def _kept(
        self, session: Session, addresses: list[str], product: catalog.Product | None
    ) -> dict[str, ImageId]:
        """Addresses of our own pictures, where they are the product's already or this account's."""
        named = {address: ImageId.parse(found[1]) for address in addresses if (found := _OWN.search(address))}
        mine = set(await catalog.image_urls(session, self.shelf.owner, list(named.values()))) if named else set()
        if product is not None:
            mine.update(product.images, (sku.image for sku in product.skus if sku.image is not None))
        return {address: image for address, image in named.items() if image in mine}

    async def _pictures(self, session: Session, item: Item, look: Look) -> Pictures:
        by_address = dict(look.kept)
        for address, path in look.files.items():
            if path is not None:
                data = await asyncio.to_thread(path.read_bytes)
                made = await catalog.keep_image(session, self.blobs, self.shelf.owner, data, self.now)
                by_address[address] = made.id
        order = (*item.images, *(address for address in look.files if address not in item.images))
        return Pictures(tuple(dict.fromkeys(by_address[one] for one in order if one in by_address)), by_address)

    async def _draft(
        self, session: Session, item: Item, look: Look, pictures: Pictures
    ) -> tuple[catalog.Product, bool]:
        """The product as the file wants it, and whether it is another than before."""
        if look.product is None:
            described = merging.fresh(item, pictures)
            return await catalog.draft(session, self.shelf.store, described, self.now), True
        described = merging.over(item, look.product, pictures)
        if described == catalog.desk.as_draft(look.product):
            return look.product, False
        return await catalog.change(session, look.product.id, described, self.now), True

    async def _units(self, session: Session, item: Item, product: catalog.Product) -> dict[SkuId, int]:
        """What the file says of stock, where it is not so."""
        told = {sku: units for sku, units in merging.units_of(item, product).items() if units is not None}
        shelves = await warehouse.shelves(session, list(told)) if told else {}
        return {sku: units for sku, units in told.items() if sku not in shelves or shelves[sku].on_hand != units}

    async def _stock(self, session: Session, item: Item, product: catalog.Product, *, is_new: bool) -> bool:
        units = await self._units(session, item, product)
        if is_new:
            silent = (sku for sku, told in merging.units_of(item, product).items() if told is None)
            units.update(dict.fromkeys(silent, UNCOUNTED_UNITS))
        if units:
            await warehouse.adjust(session, units, reason="Imported", by=self.shelf.owner, now=self.now)
        return bool(units)

    async def _show(self, session: Session, product: catalog.Product, *, wants: bool) -> tuple[bool, bool]:
        """List it or take it off; whether shoppers see it now, and whether that is new."""
        if wants and not product.is_in_review:
            shown = await catalog.list_product(session, product.id, self.now)
            return shown.is_on_sale, shown.state is not product.state or shown.is_in_review
        if not wants:
            await catalog.delist(session, product.id, self.now, reason="import")
        return False, not wants and _is_listed(product)

    def _count(self, item: Item, look: Look, fate: Fate, *, is_shown: bool) -> None:
        setattr(self.summary, fate.value, getattr(self.summary, fate.value) + 1)
        if fate is Fate.SAME:
            return
        self.summary.drafts += not is_shown
        self.summary.variants += len(item.variants)
        self.summary.pictures += sum(path is not None for path in look.files.values())
        self.summary.unfetched += sum(path is None for path in look.files.values())


def _is_listed(product: catalog.Product) -> bool:
    return product.state.value == "listed"


def _own(item: Item, kept: Mapping[str, ImageId]) -> tuple[ImageId, ...]:
    return tuple(dict.fromkeys(kept[address] for address in item.images if address in kept))
