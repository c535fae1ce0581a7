"""Routes of those who run warehouses: the places, what stands where, what grows low, and what happened to a SKU."""

from datetime import UTC, datetime
from typing import Annotated, Final

import msgspec
from litestar import get, put
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, StoreId, WarehouseId
from guang.kernel.text import in_
from guang.kernel.web import Caller, limited, makes
from guang.trade import catalog, stores
from guang.trade.warehouse import correcting, places, service, watching
from guang.trade.warehouse.errors import BadUnits, WarehouseMissing
from guang.trade.warehouse.types import Carriage, Movement, MovementKind, Reach, Warehouse, WarehouseDraft

Why = Annotated[str, Meta(min_length=1, max_length=200)]
Cursor = Annotated[str | None, Parameter(description="The ``next`` of the page before.", max_length=60)]
_END: Final = (datetime(9000, 1, 1, tzinfo=UTC), 2**63 - 1)


class ReachForm(msgspec.Struct, frozen=True):
    """What a parcel costs (minor units) and how many days it takes to an area such as ``CN/浙江省``."""

    area: Annotated[str, Meta(min_length=1, max_length=120)]
    cost: int
    days: int


class WarehouseForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a store says about a warehouse; ``cost`` and ``days`` hold where no reach leads."""

    name: Annotated[str, Meta(min_length=1, max_length=60)]
    area: Annotated[str, Meta(max_length=120)] = ""
    cost: int = 0
    days: int = 3
    reaches: Annotated[list[ReachForm], Meta(max_length=50)] = []
    open: bool = True


class WarehouseOut(msgspec.Struct, frozen=True, kw_only=True):
    """A warehouse; the first one holds whatever stands nowhere else, and stays open."""

    id: WarehouseId
    store: StoreId
    name: str
    area: str
    cost: int
    days: int
    reaches: list[ReachForm]
    first: bool
    open: bool
    since: datetime


class Warehouses(msgspec.Struct, frozen=True):
    """A store's warehouses, the first one first."""

    items: list[WarehouseOut]
    next: None = None


class Part(msgspec.Struct, frozen=True):
    """What one warehouse holds of a SKU."""

    warehouse: WarehouseId
    name: str
    on_hand: int
    reserved: int
    available: int


class SkuStock(msgspec.Struct, frozen=True, kw_only=True):
    """The stock of a SKU in all and by warehouse; ``low_at`` is from where downwards its store is told."""

    sku: SkuId
    product: ProductId
    on_hand: int
    reserved: int
    available: int
    low_at: int | None
    low: bool
    parts: list[Part]


class MoveForm(msgspec.Struct, frozen=True):
    """So many units go from one warehouse to another."""

    origin: WarehouseId
    target: WarehouseId
    units: int
    reason: Why


class LowForm(msgspec.Struct, frozen=True):
    """From how many available units downwards the store wants to be told; null for never."""

    low_at: int | None


class MovementOut(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a SKU's stock; ``change`` is of the units on hand."""

    at: datetime
    kind: MovementKind
    units: int
    change: int
    reason: str
    by: AccountId | None
    order: OrderId | None
    warehouse: WarehouseId | None


class History(msgspec.Struct, frozen=True):
    """What happened to a SKU's stock, the newest first."""

    items: list[MovementOut]
    next: str | None


class LowLine(msgspec.Struct, frozen=True, kw_only=True):
    """A SKU of which little is left."""

    sku: SkuId
    product: ProductId
    title: str
    image_url: str | None
    on_hand: int
    reserved: int
    available: int
    low_at: int


class LowStock(msgspec.Struct, frozen=True):
    """What grows low in a store, in order of SKU."""

    items: list[LowLine]
    next: SkuId | None


@get("/api/stores/{store_id:str}/desk/warehouses", operation_id="list_warehouses", tags=["desk"])
async def list_warehouses(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> Warehouses:
    """A store's warehouses."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    return Warehouses([_warehouse(one) for one in await places.warehouses(session, store_id, now)])


@makes("/api/stores/{store_id:str}/desk/warehouses", "set_up_warehouse", tag="desk", per_minute=60)
async def set_up_warehouse(
    store_id: StoreId, data: WarehouseForm, session: Session, caller: Caller, now: datetime
) -> WarehouseOut:
    """Open another warehouse. Needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    return _warehouse(await places.set_up(session, store_id, _draft(data), now))


@put(
    "/api/desk/warehouses/{warehouse_id:str}",
    operation_id="change_warehouse",
    tags=["desk"],
    guards=[limited("change_warehouse", per_minute=120)],
)
async def change_warehouse(
    warehouse_id: WarehouseId, data: WarehouseForm, session: Session, caller: Caller
) -> WarehouseOut:
    """Replace what is said about a warehouse; an empty one may be closed. Needs the right ``goods``."""
    account = caller.require_account()
    known = await places.warehouse(session, warehouse_id)
    missing = WarehouseMissing(warehouse=warehouse_id)
    await stores.require_staff(session, known.store, account, stores.Right.GOODS, missing=missing)
    return _warehouse(await places.change(session, warehouse_id, _draft(data)))


@get("/api/desk/skus/{sku_id:str}/stock", operation_id="sku_stock", tags=["desk"])
async def sku_stock(sku_id: SkuId, session: Session, caller: Caller, now: datetime) -> SkuStock:
    """The stock of a SKU, in all and in each warehouse. Needs the right ``goods``."""
    await service.require_goods(session, sku_id, caller.require_account())
    return await _stock(session, sku_id, now)


@makes("/api/desk/skus/{sku_id:str}/moves", "move_stock", tag="desk", per_minute=240)
async def move_stock(sku_id: SkuId, data: MoveForm, session: Session, caller: Caller, now: datetime) -> SkuStock:
    """Carry units of a SKU from one warehouse of its store to another. Needs the right ``goods``."""
    account = caller.require_account()
    await service.require_goods(session, sku_id, account)
    carried = Carriage({sku_id: data.units}, data.origin, data.target)
    await correcting.move(session, carried, reason=data.reason, by=account, now=now)
    return await _stock(session, sku_id, now)


@put(
    "/api/desk/skus/{sku_id:str}/low-stock",
    operation_id="watch_stock",
    tags=["desk"],
    guards=[limited("watch_stock", per_minute=240)],
)
async def watch_stock(sku_id: SkuId, data: LowForm, session: Session, caller: Caller, now: datetime) -> SkuStock:
    """Say from how few units downwards the store wants to be told. Needs the right ``goods``."""
    await service.require_goods(session, sku_id, caller.require_account())
    product, _ = await catalog.desk.home_of(session, sku_id)
    await watching.watch(session, sku_id, product, data.low_at)
    return await _stock(session, sku_id, now)


@get("/api/desk/skus/{sku_id:str}/stock/history", operation_id="stock_history", tags=["desk"])
async def stock_history(sku_id: SkuId, session: Session, caller: Caller, cursor: Cursor = None) -> History:
    """What happened to a SKU's stock, the newest first. Needs the right ``goods``."""
    await service.require_goods(session, sku_id, caller.require_account())
    found = await watching.history(session, sku_id, _place(cursor), watching.PAGE + 1)
    shown = found[: watching.PAGE]
    goes_on = len(found) > watching.PAGE
    return History([_movement(one) for one in shown], f"{shown[-1].at.isoformat()}~{shown[-1].id}" if goes_on else None)


@get("/api/stores/{store_id:str}/desk/low-stock", operation_id="low_stock", tags=["desk"])
async def low_stock(store_id: StoreId, session: Session, caller: Caller, cursor: SkuId | None = None) -> LowStock:
    """What grows low in a store, of what its staff asked to be told about."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    found = await watching.low(session, store_id, cursor, watching.PAGE + 1)
    shown = found[: watching.PAGE]
    cards = await catalog.products(session, {one.product for one in shown})
    items = [
        LowLine(
            sku=one.sku,
            product=one.product,
            title=in_(cards[one.product].title, caller.locale),
            image_url=cards[one.product].image_url,
            on_hand=one.on_hand,
            reserved=one.reserved,
            available=one.available,
            low_at=one.low_at or 0,
        )
        for one in shown
        if one.product in cards
    ]
    return LowStock(items, shown[-1].sku if len(found) > watching.PAGE else None)


async def _stock(session: Session, sku: SkuId, now: datetime) -> SkuStock:
    shelf, parts = await places.stock_of(session, sku, now)
    return SkuStock(
        sku=sku,
        product=shelf.product,
        on_hand=shelf.on_hand,
        reserved=shelf.reserved,
        available=shelf.available,
        low_at=shelf.low_at,
        low=shelf.is_low,
        parts=[
            Part(place.id, place.draft.name, part.on_hand, part.reserved, part.available)
            for place, part in parts
            if place.draft.is_open or part.on_hand
        ],
    )


def _place(cursor: str | None) -> tuple[datetime, int]:
    if cursor is None:
        return _END
    at, _, number = cursor.partition("~")
    try:
        place = (datetime.fromisoformat(at), int(number))
    except ValueError as fault:
        raise BadUnits(field="cursor", rule="one that was handed out") from fault
    if place[0].tzinfo is None or not 0 <= place[1] < 2**63:
        raise BadUnits(field="cursor", rule="one that was handed out")
    return place


def _draft(data: WarehouseForm) -> WarehouseDraft:
    return WarehouseDraft(
        name=data.name.strip(),
        area=data.area.strip("/ "),
        cost=data.cost,
        days=data.days,
        reaches=tuple(Reach(one.area.strip("/ "), one.cost, one.days) for one in data.reaches),
        is_open=data.open,
    )


def _warehouse(one: Warehouse) -> WarehouseOut:
    draft = one.draft
    return WarehouseOut(
        id=one.id,
        store=one.store,
        name=draft.name,
        area=draft.area,
        cost=draft.cost,
        days=draft.days,
        reaches=[ReachForm(reach.area, reach.cost, reach.days) for reach in draft.reaches],
        first=one.is_first,
        open=draft.is_open,
        since=one.since,
    )


def _movement(one: Movement) -> MovementOut:
    return MovementOut(
        at=one.at,
        kind=one.kind,
        units=one.units,
        change=one.change,
        reason=one.reason,
        by=one.by,
        order=one.order,
        warehouse=one.warehouse,
    )


routes = [
    list_warehouses,
    set_up_warehouse,
    change_warehouse,
    sku_stock,
    move_stock,
    watch_stock,
    stock_history,
    low_stock,
]
