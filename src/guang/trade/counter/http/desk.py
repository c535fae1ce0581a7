"""Routes of a store's staff: its orders, and shipping them."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, StoreId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, does
from guang.trade import fulfilment, stores
from guang.trade.counter import service
from guang.trade.counter.http import forms, views


@does("/api/stores/{store_id:str}/orders/{order_id:str}/ship", "ship_order", tag="desk", per_minute=240)
async def ship_order(
    store_id: StoreId,
    order_id: OrderId,
    data: forms.ParcelForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
) -> views.OrderOut:
    """Hand a parcel of a paid order to a carrier; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    lines = None if data.lines is None else forms.by_id(LineId, data.lines)
    order = await fulfilment.ship(session, store_id, order_id, (data.carrier, data.tracking), now, lines)
    return await views.alone(session, order, caller.locale, settings)


@does("/api/stores/{store_id:str}/orders/{order_id:str}/cancel", "cancel_store_order", tag="desk", per_minute=60)
async def cancel_store_order(
    store_id: StoreId,
    order_id: OrderId,
    data: forms.StoreCancelForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
) -> views.OrderOut:
    """End an order that cannot be delivered; the buyer gets everything back. Needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    order = await fulfilment.cancel_for_store(session, store_id, order_id, data.reason, now)
    return await views.alone(session, order, caller.locale, settings)


class Packed(msgspec.Struct, frozen=True):
    """The orders that are packed now and were not before."""

    orders: list[OrderId]


@does("/api/stores/{store_id:str}/orders/pack", "pack_orders", tag="desk", per_minute=60)
async def pack_orders(
    store_id: StoreId, data: forms.PackForm, session: Session, caller: Caller, now: datetime
) -> Packed:
    """Note that paid orders are packed; others are passed over. Needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    return Packed(await fulfilment.pack(session, store_id, data.orders, now))


class TakingsOut(msgspec.Struct, frozen=True):
    """One day: orders paid within it and not cancelled since; ``goods`` is their price without shipping."""

    day: datetime
    orders: int
    units: int
    buyers: int
    goods: Money


class StoreFigures(msgspec.Struct, frozen=True):
    """How a store goes, a day a line, the earliest first; true as of ``at``."""

    at: datetime
    days: list[TakingsOut]


@get("/api/stores/{store_id:str}/figures", operation_id="store_figures", tags=["desk"])
async def store_figures(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    now: datetime,
    days: Annotated[int, Parameter(ge=1, le=92)] = 14,
) -> StoreFigures:
    """What a store took in on each of the last days by its own clock; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    found = await service.takings(session, store_id, days, now)
    return StoreFigures(now, [TakingsOut(one.day, one.orders, one.units, one.buyers, one.goods) for one in found])


routes = [store_figures, ship_order, cancel_store_order, pack_orders]
