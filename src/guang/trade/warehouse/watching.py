"""The verbs of those who watch: what grows low, what happened to a SKU, and whether the books are right."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import text

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, SkuId, StoreId, WarehouseId
from guang.trade import catalog
from guang.trade.warehouse import rules, store, store_told
from guang.trade.warehouse.errors import BadUnits
from guang.trade.warehouse.types import Audit, Difference, Movement, Shelf

PAGE: Final = 50
_COLUMNS: Final = ("on_hand", "reserved")


async def watch(session: Session, sku: SkuId, product: ProductId, low_at: int | None) -> Shelf:
    """Ask to be told once no more than so many units of a SKU are left, or never (None).

    Raises:
        BadUnits: a number out of range.
    """
    if low_at is not None and not 0 <= low_at <= rules.MOST_WANTED:
        raise BadUnits(units=str(low_at)[:20], rule=f"from 0 to {rules.MOST_WANTED}")
    await store.open_shelves(session, {sku: product})
    await store.set_low_at(session, sku, low_at)
    return (await store.select_shelves(session, [sku]))[sku]


async def low(session: Session, store_id: StoreId, after: SkuId | None = None, most: int = PAGE) -> list[Shelf]:
    """A store's shelves on which no more is left than its staff asked to be told of, in order of SKU."""
    theirs = await catalog.desk.products_of(session, store_id)
    rows = await store_told.select_low(session, theirs, after or SkuId(0), most)
    return [
        Shelf(SkuId(row["sku"]), ProductId(row["product"]), row["on_hand"], row["reserved"], row["low_at"])
        for row in rows
    ]


async def history(session: Session, sku: SkuId, before: tuple[datetime, int], most: int = PAGE) -> list[Movement]:
    """What happened to the stock of a SKU, the newest first: corrections by people, and orders as they stand now."""
    return await store_told.select_history(session, sku, before, most)


async def audit(session: Session, skus: Collection[SkuId] | None = None) -> Audit:
    """Replay what the journal says about stock, and compare it with the shelves and bins.

    As the first thing in its transaction, it reads facts and tables as of one instant, so that an audit beside buyers
    finds nothing that is not there.

    Args:
        skus: compare these only.
    """
    first = "SELECT 1" if session.in_transaction() else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
    await session.execute(text(first))  # what this transaction has said itself is in the journal now, too
    shelves = await store_told.select_all(session)
    found = list(_between(await store_told.replay(session), shelves))
    bins = await store_told.select_all_bins(session)
    for (sku, warehouse), said in (await store_told.replay_bins(session)).items():
        found += _apart(sku, said, bins.pop((sku, warehouse), (0, 0)), warehouse)
    for (sku, warehouse), there in bins.items():
        found += _apart(sku, (0, 0), there, warehouse)
    found += [Difference(sku, "bins", 0, 1) for sku in await store_told.select_beyond(session)]
    if skus is not None:
        found = [one for one in found if one.sku in skus]
    return Audit(len(shelves) if skus is None else len(skus), tuple(sorted(found, key=lambda one: (one.sku, one.what))))


def _between(said: Mapping[SkuId, tuple[int, int]], found: Mapping[SkuId, tuple[int, int]]) -> Iterator[Difference]:
    for sku in said.keys() | found.keys():
        yield from _apart(sku, said.get(sku, (0, 0)), found.get(sku, (0, 0)), None)


def _apart(
    sku: SkuId, said: tuple[int, int], found: tuple[int, int], warehouse: WarehouseId | None
) -> Iterator[Difference]:
    for what, one, other in zip(_COLUMNS, said, found, strict=True):
        if one != other:
            yield Difference(sku, what, one, other, warehouse)
