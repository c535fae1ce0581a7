"""Routes of buyers who have bought: their orders, cancelling, another address, receiving."""

from datetime import datetime

from litestar import get, post, put

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, does, limited
from guang.trade import fulfilment, orders
from guang.trade.counter.http import forms, views


@get("/api/orders", operation_id="my_orders", tags=["orders"])
async def my_orders(
    session: Session,
    caller: Caller,
    settings: Settings,
    in_state: forms.State = None,
    cursor: OrderId | None = None,
) -> views.OrderPage:
    """The caller's orders, the newest first."""
    buyer = caller.require_account()
    found = await orders.looking.orders_of(session, buyer, state=in_state, before=cursor, most=orders.looking.PAGE + 1)
    return await views.page(session, found, await orders.looking.counts_of(session, buyer), caller.locale, settings)


@get("/api/orders/{order_id:str}", operation_id="get_order", tags=["orders"])
async def get_order(order_id: OrderId, session: Session, caller: Caller, settings: Settings) -> views.OrderOut:
    """One of the caller's orders."""
    order = await orders.looking.order(session, caller.require_account(), order_id)
    return await views.alone(session, order, caller.locale, settings)


@does("/api/orders/{order_id:str}/cancel", "cancel_order", tag="orders", per_minute=60)
async def cancel_order(
    order_id: OrderId,
    data: forms.CancelForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    key: forms.Key = "",
) -> views.OrderOut:
    """Cancel an order that has not been shipped, or some units of one that is paid; what was paid for them goes back.

    Some units need an ``Idempotency-Key``: the same key cancels them once.
    """
    part = None if data.lines is None else fulfilment.PartCancel(forms.by_id(LineId, data.lines), key)
    order = await fulfilment.cancel(session, caller.require_account(), order_id, data.reason, now, part)
    return await views.alone(session, order, caller.locale, settings)


@post("/api/orders/{order_id:str}/received", operation_id="receive_order", tags=["orders"], status_code=200)
async def receive_order(
    order_id: OrderId, session: Session, caller: Caller, now: datetime, settings: Settings
) -> views.OrderOut:
    """Say that the goods have arrived."""
    order = await fulfilment.receive(session, caller.require_account(), order_id, now)
    return await views.alone(session, order, caller.locale, settings)


@put(
    "/api/orders/{order_id:str}/address",
    operation_id="readdress_order",
    tags=["orders"],
    guards=[limited("readdress_order", per_minute=30)],
)
async def readdress_order(
    order_id: OrderId,
    data: forms.ChosenAddressForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
) -> views.OrderOut:
    """Let an order that has not left go to another address, if delivery costs the same there."""
    order = await fulfilment.readdress(session, caller.require_account(), order_id, data.address, now)
    return await views.alone(session, order, caller.locale, settings)


routes = [my_orders, get_order, cancel_order, receive_order, readdress_order]
