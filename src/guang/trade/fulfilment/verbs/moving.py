"""Moving on: cancelled, shipped, delivered, confirmed, taken back by a bank."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from guang import journal
from guang.journal.facts.trade import OrderCancelled, OrderConfirmed
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, StoreId
from guang.trade import orders, promotions, warehouse
from guang.trade.fulfilment import rules
from guang.trade.fulfilment.errors import WrongState
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import refunding, settling
from guang.trade.orders import Order, OrderMissing, OrderState, changes

OVERDUE_AT_ONCE = 100
CONFIRMED_AT_ONCE = 200
CONFIRMED_WITHOUT_NEWS_AFTER: Final = timedelta(days=20)
"""How long after it was sent an order counts as received where no courier tells [D]."""


async def cancel(
    session: Session,
    buyer: AccountId,
    order_id: OrderId,
    reason: str,
    now: datetime,
    lines: PartCancel | None = None,
) -> Order:
    """End an order that has not been shipped, for its buyer; stock goes back, and so does money that was paid.

    Args:
        lines: only these units, of an order that is paid; what is left is delivered.

    Raises:
        OrderMissing: no such order, or somebody else's.
        WrongState: it has been shipped, or ended already; or, for some units only, is not paid.
        LineMissing, RefundTooLarge, BadRefund, RefundKeyReused: units that cannot be cancelled.

    Records: ``trade.order_cancelled``, or ``trade.order_refunded`` for units; for a paid order, both.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.buyer != buyer:
        raise OrderMissing(order=order_id)
    said = orders.check_note(reason) or "buyer"
    if lines is not None:
        await refunding.cancel_part(session, held, lines, said, now)
    else:
        _require_cancellable(held)
        await _end(session, [held], said, now)
    return await _again(session, order_id)


async def cancel_for_store(session: Session, store_id: StoreId, order_id: OrderId, reason: str, now: datetime) -> Order:
    """End an order that the seller cannot deliver; the buyer gets everything back.

    Raises:
        OrderMissing: no such order in this store.
        WrongState: part of it has left, or it has ended already.

    Records: ``trade.order_cancelled``; for a paid order ``trade.order_refunded``, too.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.store != store_id:
        raise OrderMissing(order=order_id)
    _require_cancellable(held)
    await _end(session, [held], orders.check_note(reason) or "merchant", now, by="merchant")
    return await _again(session, order_id)


async def cancel_overdue(session: Session, now: datetime) -> int:
    """End orders that nobody paid in time, some at a time; returns how many. Their stock is free again.

    Records: ``trade.order_cancelled`` per order.
    """
    late = await changes.lock_overdue(session, now, OVERDUE_AT_ONCE)
    if late:
        await _end(session, late, "unpaid", now, by="unpaid")
    return len(late)


async def receive(session: Session, buyer: AccountId, order_id: OrderId, now: datetime) -> Order:
    """Note that the buyer has the goods; saying it twice changes nothing.

    Raises:
        OrderMissing: no such order, or somebody else's.
        WrongState: it has not been shipped.

    Records: ``trade.order_confirmed``.
    """
    known = await _again(session, order_id)
    if known.buyer != buyer:
        raise OrderMissing(order=order_id)
    times = await settling.settle_times(session, [known.store], now)
    since = rules.before(OrderState.CONFIRMED)
    if await changes.move(session, order_id, OrderState.CONFIRMED, since, now, settle_at=times[known.store]):
        journal.append(session, OrderConfirmed(order=order_id, store=known.store, viewer=known.viewer))
    after = await _again(session, order_id)
    if after.confirmed_at is None:
        raise WrongState(order=order_id, state=after.state.value)
    return after


async def confirm_old(session: Session, now: datetime, *, followed: bool) -> int:
    """Confirm for buyers who say nothing, some orders at a time; how many. What is held waits.

    Args:
        followed: whether couriers tell what has arrived; if they do not, orders that left long ago count as arrived.

    Records: ``trade.order_confirmed`` per order.
    """
    shipped_before = None if followed else now - CONFIRMED_WITHOUT_NEWS_AFTER
    due = await changes.lock_unconfirmed(session, now - changes.CONFIRMED_AFTER, shipped_before, CONFIRMED_AT_ONCE)
    times = await settling.settle_times(session, {store_id for _, store_id, _ in due}, now) if due else {}
    await changes.confirm(session, [(order, times[store_id]) for order, store_id, _ in due], now)
    told = (OrderConfirmed(order=order, store=store_id, viewer=viewer) for order, store_id, viewer in due)
    await journal.record(session, *told)
    return len(due)


def _require_cancellable(held: Order) -> None:
    has_left = any(line.shipped_units for line in held.lines)
    if has_left or not rules.may_become(held.state, OrderState.CANCELLED):
        raise WrongState(order=held.id, state=held.state.value)


async def _end(session: Session, ended: Sequence[Order], reason: str, now: datetime, by: str = "buyer") -> None:
    for order in ended:
        if order.payment is not None:
            await refunding.cancel_paid(session, order, now)
    special = [order.id for order in ended if order.payment is None and rules.has_promotions([order])]
    if special:  # together: one after another, they could lock their counters in an order in which others do not
        await promotions.give_back(session, special, None, now)
    await changes.cancel(session, [order.id for order in ended], reason, now)
    await warehouse.put_back(session, [order.id for order in ended])
    await journal.record(
        session,
        *(
            OrderCancelled(
                order=order.id,
                trade=order.trade,
                store=order.store,
                viewer=order.viewer,
                units=orders.units_of([order]),
                reason=by,
                paid=order.payment is not None,
            )
            for order in ended
        ),
    )


async def _again(session: Session, order_id: OrderId) -> Order:
    found = await changes.select_order(session, order_id)
    if found is None:
        raise OrderMissing(order=order_id)
    return found
