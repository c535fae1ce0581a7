"""Routes of buyers at the till: placing and paying."""

from datetime import datetime

from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import StoreId, TradeId
from guang.kernel.settings import Settings
from guang.kernel.tokens import Signer
from guang.kernel.web import Caller, makes
from guang.trade import orders, payments
from guang.trade.counter.http import forms, views


@makes("/api/trades", "place_trade", tag="orders", per_minute=60)
async def place_trade(
    data: forms.TradeForm,
    session: Session,
    caller: Caller,
    signer: Signer,
    now: datetime,
    settings: Settings,
    key: forms.Key = "",
) -> views.TradeOut:
    """Place orders, one a store, and set their stock aside until ``pay_by``. The same key places once."""
    buyer = caller.require_account()
    wanted = orders.NewTrade(
        buyer=buyer,
        viewer=caller.viewer,
        lines=forms.wanted(data.lines, signer, now),
        address=data.address,
        expected_total=data.expected_total,
        key=key,
        note=data.note,
        notes=forms.by_id(StoreId, data.notes),
        coupons=None if data.coupons is None else tuple(data.coupons),
        speeds=forms.by_id(StoreId, data.speeds),
        is_from_cart=data.from_cart,
    )
    trade, _ = await orders.place(session, wanted, now)
    return await views.trade_out(session, trade, caller.locale, settings)


@get("/api/trades/{trade_id:str}", operation_id="get_trade", tags=["orders"])
async def get_trade(trade_id: TradeId, session: Session, caller: Caller, settings: Settings) -> views.TradeOut:
    """One of the caller's purchases."""
    trade = await orders.looking.trade(session, caller.require_account(), trade_id)
    return await views.trade_out(session, trade, caller.locale, settings)


@makes("/api/trades/{trade_id:str}/payments", "pay_trade", tag="orders", per_minute=60)
async def pay_trade(
    trade_id: TradeId,
    data: forms.PaymentForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    key: forms.Key = "",
) -> views.TradePayment:
    """Pay for what is due of a purchase. The same key pays once; a ``pending`` payment ends by itself."""
    buyer = caller.require_account()
    provider = payments.gateway(settings, data.method)
    method = provider.method(data.outcome)
    payment, step = await orders.paying.start(session, buyer, trade_id, method, key, now), None
    if payment.state is payments.PaymentState.PENDING:
        await session.commit()  # the provider is asked outside any transaction
        answer = await provider.charge(payment.charge, now)
        payment = await orders.paying.settle(session, payment.id, answer, now)
        if answer.secret:
            step = views.PaymentStep(method=method.provider, browser_key=provider.browser_key, secret=answer.secret)
    return views.TradePayment(
        id=payment.id,
        trade=payment.trade,
        state=payment.state,
        amount=payment.amount,
        code=payment.code,
        simulated=provider.is_simulated,
        step=step,
    )


routes = [place_trade, get_trade, pay_trade]
