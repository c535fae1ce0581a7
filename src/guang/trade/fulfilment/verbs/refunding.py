"""Refunding: what goes back of an order that was paid, line by line, never more than was paid for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from guang import journal
from guang.journal.facts.trade import OrderLineBack, OrderRefunded
from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, SkuId
from guang.kernel.money import Money
from guang.trade import ledger, orders, payments, promotions, warehouse
from guang.trade.fulfilment.errors import BadRefund, RefundKeyReused
from guang.trade.fulfilment.rules import refunds
from guang.trade.fulfilment.types import PartCancel, RefundPart
from guang.trade.orders import Order, OrderMissing, OrderState, changes


async def refund(  # noqa: PLR0913 - what goes back, why, under which key and when: a caller names each
    session: Session,
    order_id: OrderId,
    parts: Mapping[LineId, RefundPart],
    *,
    shipping: Money | None = None,
    reason: str,
    key: str,
    now: datetime,
) -> Money:
    """Give back what of an order is not owed any more; the same key gives it back once.

    The platform takes back its part of each line in proportion. Units that never left are free for others again. An
    order of which nothing is left is ``refunded``; one of which nothing has left and nothing will gives back its
    delivery fee, too.

    Args:
        shipping: of the delivery fee; none, if left out.
        key: the caller's, unique within the order.

    Returns:
        What the buyer gets.

    Raises:
        OrderMissing: no such order.
        WrongState: it is not paid, or nothing of it is left.
        LineMissing, RefundTooLarge, BadRefund: a part that cannot be.
        RefundKeyReused: the key belongs to another refund.

    Records: ``trade.order_refunded``.
    """
    if not 1 <= len(key) <= refunds.LONGEST_KEY:
        raise BadRefund(rule=f"a key of at most {refunds.LONGEST_KEY} characters")
    held = await changes.lock_order(session, order_id)
    if held is None:
        raise OrderMissing(order=order_id)
    print_ = refunds.fingerprint(parts, shipping, reason)
    if (known := await changes.select_given(session, order_id, key)) is not None:
        if known[0] != print_:
            raise RefundKeyReused(order=order_id)
        return Money(known[1], held.total.currency)
    back = refunds.plan(held, parts, shipping)
    await give(session, held, back, (key, print_), reason, now)
    return back.amount


async def cancel_part(session: Session, held: Order, part: PartCancel, reason: str, now: datetime) -> None:
    """Take units of an order that waits to be shipped off it, and pay them back; the order must be locked.

    Raises, Records: as `refund`.
    """
    orders.check_key(part.key)
    print_ = refunds.fingerprint({line: _asked(count, held) for line, count in part.units.items()}, None, reason)
    key = f"cancel:{part.key}"
    if (known := await changes.select_given(session, held.id, key)) is not None:
        if known[0] != print_:
            raise RefundKeyReused(order=held.id)
        return
    back = refunds.plan(held, refunds.cancelled(held, part.units), None)
    await give(session, held, back, (key, print_), reason, now)


async def cancel_paid(session: Session, held: Order, now: datetime) -> None:
    """Pay everything that is left of a paid order back, and mark it as cancelled; the order must be locked.

    Records: ``trade.order_refunded``.
    """
    parts = refunds.everything(held)
    back = replace(refunds.plan(held, parts, None), leaves=OrderState.CANCELLED)
    await give(session, held, back, ("cancelled", refunds.fingerprint(parts, None, "cancelled")), "cancelled", now)


async def give(
    session: Session, held: Order, back: changes.Back, asked: tuple[str, str], reason: str, now: datetime
) -> None:
    """Give back what has been reckoned; the order must be locked.

    Records: ``trade.order_refunded``.
    """
    assert held.payment is not None, "only what was paid is refunded"
    await changes.give(session, held, back, asked, reason, now)
    await _book(session, held, back, asked[0], now)  # promotions are locked before shelves, as in placing
    await _free_units(session, held, back)
    if back.amount.minor and not back.is_taken:
        key = held.id.text if back.leaves is OrderState.CANCELLED else f"{held.id.text}:{asked[0]}"
        await payments.refund(session, held.payment, back.amount, reason=reason, key=key, now=now)
    await journal.record(
        session,
        OrderRefunded(
            order=held.id,
            trade=held.trade,
            store=held.store,
            viewer=held.viewer,
            lines=tuple(
                OrderLineBack(
                    line=one.line.id,
                    sku=one.line.sku,
                    units=one.units,
                    cancelled=one.cancels,
                    amount=one.amount,
                    subsidy=one.subsidy,
                )
                for one in back.lines
            ),
            shipping=back.shipping,
            amount=back.amount,
            reason=reason,
            left=back.leaves.value,
        ),
    )


async def _book(session: Session, held: Order, back: changes.Back, key: str, now: datetime) -> None:
    """Enter a refund into the books, and return what the price was made of."""
    entries = await ledger.refund_entries_of(session, held.id, refunds.parts_back(back))
    await ledger.post(session, [ledger.Posting("refund_due", f"{held.id.text}:{key}", entries)], now)
    units = {one.line.sku: one.units for one in back.lines if one.units and one.line.parts}
    if units:
        await promotions.give_back(session, held.id, units, now)


async def _free_units(session: Session, held: Order, back: changes.Back) -> None:
    freed: dict[SkuId, int] = {}
    for one in back.lines:
        if one.cancels:
            freed[one.line.sku] = freed.get(one.line.sku, 0) + one.cancels
    if not freed:
        return
    whole = sum(freed.values()) == sum(line.units - line.cancelled_units for line in held.lines)
    if whole:
        await warehouse.put_back(session, [held.id])
    else:
        await warehouse.put_some_back(session, held.id, freed)


def _asked(count: int, held: Order) -> RefundPart:
    return RefundPart(count, Money.zero(held.total.currency), count)
