"""The verbs of those who have several warehouses: set them up, and see what stands where."""

from datetime import datetime
from typing import Final, Literal

from guang import journal
from guang.journal.facts.stock import WarehouseSetUp
from guang.kernel.db import Session
from guang.kernel.ids import SkuId, StoreId, WarehouseId, new_id
from guang.trade import catalog
from guang.trade.warehouse import rules, spreading, store, store_places
from guang.trade.warehouse.errors import TooManyWarehouses, WarehouseInUse, WarehouseMissing
from guang.trade.warehouse.types import Bin, Shelf, Warehouse, WarehouseDraft

FIRST_NAME: Final = "1"
"""What a store's first warehouse is called until somebody gives it a name."""


async def warehouses(session: Session, store_id: StoreId, now: datetime) -> list[Warehouse]:
    """A store's warehouses, the first one first. It comes to be when somebody asks.

    Records: ``trade.warehouse_set_up`` when it does.
    """
    found = await store_places.select_warehouses(session, store_id)
    if not found:
        await store_places.lock_store(session, store_id)
        found = await store_places.select_warehouses(session, store_id)
    if not found:
        first = Warehouse(new_id(WarehouseId), store_id, WarehouseDraft(FIRST_NAME), is_first=True, since=now)
        await store_places.insert_warehouse(session, first)
        await journal.record(session, _told(first))
        found = [first]
    return sorted(found, key=lambda one: (not one.is_first, one.id))


async def set_up(session: Session, store_id: StoreId, draft: WarehouseDraft, now: datetime) -> Warehouse:
    """Open another warehouse.

    Raises:
        BadWarehouse: naming the field.
        TooManyWarehouses.

    Records: ``trade.warehouse_set_up``.
    """
    rules.check_draft(draft)
    await store_places.lock_store(session, store_id)
    if len(await warehouses(session, store_id, now)) >= rules.MOST_WAREHOUSES:
        raise TooManyWarehouses(most=rules.MOST_WAREHOUSES)
    made = Warehouse(new_id(WarehouseId), store_id, draft, is_first=False, since=now)
    await store_places.insert_warehouse(session, made)
    await journal.record(session, _told(made))
    return made


async def change(session: Session, warehouse_id: WarehouseId, draft: WarehouseDraft) -> Warehouse:
    """Replace what a store says about a warehouse; closing it is such a change.

    Raises:
        BadWarehouse: naming the field.
        WarehouseMissing: no such warehouse.
        WarehouseInUse: it would close, and is the first one or holds goods.

    Records: ``trade.warehouse_set_up``.
    """
    rules.check_draft(draft)
    known = await warehouse(session, warehouse_id, hold="FOR UPDATE")
    if not draft.is_open and (known.is_first or await store_places.holds_goods(session, warehouse_id)):
        raise WarehouseInUse(warehouse=warehouse_id)
    await store_places.update_warehouse(session, warehouse_id, draft)
    changed = Warehouse(known.id, known.store, draft, known.is_first, known.since)
    await journal.record(session, _told(changed))
    return changed


async def warehouse(
    session: Session, warehouse_id: WarehouseId, *, hold: Literal["", "FOR SHARE", "FOR UPDATE"] = ""
) -> Warehouse:
    """One warehouse; see `store_places.select_warehouse` for what it means to hold it.

    Raises:
        WarehouseMissing: no such warehouse.
    """
    found = await store_places.select_warehouse(session, warehouse_id, hold)
    if found is None:
        raise WarehouseMissing(warehouse=warehouse_id)
    return found


async def is_first(session: Session, warehouse_id: WarehouseId) -> bool:
    """Whether this is its store's first warehouse."""
    return (await warehouse(session, warehouse_id)).is_first


async def first_of(session: Session, warehouse_id: WarehouseId) -> WarehouseId:
    """The first warehouse of the store that this one belongs to."""
    beside = await store_places.select_warehouses(session, (await warehouse(session, warehouse_id)).store)
    return next(one.id for one in beside if one.is_first)


async def stock_of(session: Session, sku: SkuId, now: datetime) -> tuple[Shelf, list[tuple[Warehouse, Bin]]]:
    """The stock of a SKU, in all and in each of its store's warehouses.

    Raises:
        SkuMissing: no such SKU.
    """
    product, store_id = await catalog.desk.home_of(session, sku)
    shelf = (await store.select_shelves(session, [sku])).get(sku, Shelf(sku, product, 0, 0))
    known = await warehouses(session, store_id, now)
    bins = (await store_places.select_bins(session, [sku])).get(sku, [])
    parts = {one.warehouse: one for one in spreading.split(shelf, bins, known[0].id)}
    return shelf, [(one, parts.get(one.id, Bin(one.id, 0, 0))) for one in known]


def _told(one: Warehouse) -> WarehouseSetUp:
    return WarehouseSetUp(warehouse=one.id, store=one.store, area=one.draft.area, is_open=one.draft.is_open)
