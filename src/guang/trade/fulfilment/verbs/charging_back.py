"""Charging back: what a payment paid for, when the buyer's bank takes the money and keeps it."""

from dataclasses import replace
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, PaymentId, TradeId
from guang.kernel.money import Money
from guang.trade.fulfilment.rules import refunds
from guang.trade.fulfilment.verbs.refunding import give
from guang.trade.orders import Order, OrderMissing, changes

REASON = "charged_back"


async def paid_by(session: Session, trade: TradeId, payment: PaymentId) -> list[Order]:
    """The orders that a payment has paid for, in order of id, held until this transaction ends."""
    theirs = [one.id for one in await changes.select_trade(session, trade) if one.payment == payment]
    held = [await changes.lock_order(session, one) for one in sorted(theirs)]
    return [one for one in held if one is not None]


async def charge_back(session: Session, order_id: OrderId, amount: Money, *, key: str, now: datetime) -> Money:
    """Give back of an order what a bank has taken: as a refund does, but no money is sent; the same key does it once.

    All that is left takes the units along; a part of it is money off every line and the delivery fee in proportion.
    What went back in the meantime is not given back twice.

    Returns:
        What of the amount was left to be given back.

    Raises:
        OrderMissing: no such order.

    Records: ``trade.order_refunded``.
    """
    held = await changes.lock_order(session, order_id)
    if held is None:
        raise OrderMissing(order=order_id)
    if (known := await changes.select_given(session, order_id, key)) is not None:
        return Money(known[1], held.total.currency)
    taken = min(amount, held.total - held.refunded)
    if taken.minor <= 0 or held.state not in refunds.REFUNDABLE:
        return Money.zero(amount.currency)
    parts, shipping = refunds.charged_back(held, taken)
    back = replace(refunds.plan(held, parts, shipping), is_taken=True)
    await give(session, held, back, (key, refunds.fingerprint(parts, shipping, REASON)), REASON, now)
    return back.amount
