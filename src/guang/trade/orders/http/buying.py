"""Routes of buyers: quoting, placing, paying, following what was bought."""

from datetime import datetime
from typing import Annotated

from litestar import get, post
from litestar.params import Parameter

from guang.kernel.db import Session, commit
from guang.kernel.ids import OrderId, TradeId
from guang.kernel.settings import Settings
from guang.kernel.tokens import Signer
from guang.kernel.web import Caller, limited
from guang.trade import payments
from guang.trade.orders.http import views
from guang.trade.orders.types import NewTrade
from guang.trade.orders.verbs import looking, moving, paying, placing

Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]


@post(
    "/api/quotes",
    operation_id="quote",
    tags=["orders"],
    status_code=200,
    guards=[limited("quote", per_minute=240)],
)
async def quote(
    data: views.QuoteForm, session: Session, caller: Caller, signer: Signer, now: datetime
) -> views.QuoteOut:
    """What a purchase would cost now, store by store; promises nothing."""
    offer = await placing.quote(session, views.wanted(data.lines, signer, now))
    return views.QuoteOut([views.quoted(part, caller.locale) for part in offer.orders], offer.total)


@post("/api/trades", operation_id="place_trade", tags=["orders"], guards=[limited("place_trade", per_minute=60)])
async def place_trade(
    data: views.TradeForm,
    session: Session,
    caller: Caller,
    signer: Signer,
    now: datetime,
    settings: Settings,
    key: Key = "",
) -> views.TradeOut:
    """Place orders, one a store, and set their stock aside until ``pay_by``. The same key places once."""
    buyer = caller.require_account()
    wanted = NewTrade(
        buyer=buyer,
        viewer=caller.viewer,
        lines=views.wanted(data.lines, signer, now),
        address=data.address,
        expected_total=data.expected_total,
        key=key,
        note=data.note,
    )
    trade, _ = await placing.place(session, wanted, now)
    return await views.trade_out(session, trade, caller.locale, settings)


@get("/api/trades/{trade_id:str}", operation_id="get_trade", tags=["orders"])
async def get_trade(trade_id: TradeId, session: Session, caller: Caller, settings: Settings) -> views.TradeOut:
    """One of the caller's purchases."""
    trade = await looking.trade(session, caller.require_account(), trade_id)
    return await views.trade_out(session, trade, caller.locale, settings)


@post(
    "/api/trades/{trade_id:str}/payments",
    operation_id="pay_trade",
    tags=["orders"],
    guards=[limited("pay_trade", per_minute=60)],
)
async def pay_trade(
    trade_id: TradeId,
    data: views.PaymentForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    key: Key = "",
) -> views.TradePayment:
    """Pay for what is due of a purchase. The same key pays once; a ``pending`` payment ends by itself."""
    buyer = caller.require_account()
    provider = payments.gateway(settings, data.method)
    method = provider.method(data.outcome)
    payment = await paying.start(session, buyer, trade_id, method, key, now)
    if payment.state is payments.PaymentState.PENDING:
        await commit(session)  # the provider is asked outside any transaction
        answer = await provider.charge(payment.charge, now)
        payment = await paying.settle(session, payment.id, answer, now)
    return views.TradePayment(
        id=payment.id,
        trade=payment.trade,
        state=payment.state,
        amount=payment.amount,
        code=payment.code,
        simulated=provider.is_simulated,
    )


@get("/api/orders", operation_id="my_orders", tags=["orders"])
async def my_orders(
    session: Session,
    caller: Caller,
    settings: Settings,
    in_state: views.State = None,
    cursor: OrderId | None = None,
) -> views.OrderPage:
    """The caller's orders, the newest first."""
    buyer = caller.require_account()
    found = await looking.orders_of(session, buyer, state=in_state, before=cursor, most=looking.PAGE + 1)
    return await views.page(session, found, await looking.counts_of(session, buyer), caller.locale, settings)


@get("/api/orders/{order_id:str}", operation_id="get_order", tags=["orders"])
async def get_order(order_id: OrderId, session: Session, caller: Caller, settings: Settings) -> views.OrderOut:
    """One of the caller's orders."""
    order = await looking.order(session, caller.require_account(), order_id)
    return views.order_out(order, await views.names_of(session, [order]), caller.locale, settings)


@post(
    "/api/orders/{order_id:str}/cancel",
    operation_id="cancel_order",
    tags=["orders"],
    status_code=200,
    guards=[limited("cancel_order", per_minute=60)],
)
async def cancel_order(
    order_id: OrderId, data: views.ReasonForm, session: Session, caller: Caller, now: datetime, settings: Settings
) -> views.OrderOut:
    """Cancel an order that has not been shipped; what was paid for it goes back."""
    order = await moving.cancel(session, caller.require_account(), order_id, data.reason, now)
    return views.order_out(order, await views.names_of(session, [order]), caller.locale, settings)


@post("/api/orders/{order_id:str}/received", operation_id="receive_order", tags=["orders"], status_code=200)
async def receive_order(
    order_id: OrderId, session: Session, caller: Caller, now: datetime, settings: Settings
) -> views.OrderOut:
    """Say that the goods have arrived."""
    order = await moving.receive(session, caller.require_account(), order_id, now)
    return views.order_out(order, await views.names_of(session, [order]), caller.locale, settings)


routes = [
    quote,
    place_trade,
    get_trade,
    pay_trade,
    my_orders,
    get_order,
    cancel_order,
    receive_order,
]
