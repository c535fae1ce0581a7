"""Settling: when the money of an order may go to its seller, and when the order is over."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from guang import journal
from guang.journal.facts.trade import OrderClosed, OrderSettled
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.trade.orders import OrderMissing, changes
from guang.trust import reputation

CLOSES_AFTER: Final = timedelta(days=15)
"""How long after the confirmation and the settlement an after-sale may still be opened [D]."""
AT_ONCE: Final = 500


async def settle_times(
    session: Session, store_ids: Collection[StoreId], confirmed_at: datetime
) -> dict[StoreId, datetime]:
    """When orders that are confirmed at an instant are settled, by store: sooner for better stores (DOMAIN D1, F8)."""
    days = await reputation.settlement_days(session, store_ids)
    return {store_id: confirmed_at + timedelta(days=days[store_id]) for store_id in store_ids}


async def hold(session: Session, order_id: OrderId) -> None:
    """Keep an order from being settled and closed until `release` has been called as often: something is disputed.

    Raises:
        OrderMissing: no such order.
    """
    if await changes.hold(session, order_id, 1) is None:
        raise OrderMissing(order=order_id)


async def release(session: Session, order_id: OrderId) -> None:
    """Take one `hold` back; with none left, the order is settled when its time has come.

    Raises:
        OrderMissing: no such order.
    """
    if await changes.hold(session, order_id, -1) is None:
        raise OrderMissing(order=order_id)


async def settle(
    session: Session, ids: Sequence[OrderId] | None, now: datetime, most: int = AT_ONCE
) -> list[changes.Settled]:
    """Mark confirmed orders as settled and say what is left of them, for the books of the same transaction.

    Args:
        ids: which; if None, those whose time has come and that nobody else is at, at most ``most`` of them, the
            longest waiting first. Orders that are held, or not confirmed, or settled already, are passed over.

    Records: ``trade.order_settled`` per order.
    """
    if ids is None:
        settled = await changes.settle_due(session, now, most)
    else:
        settled = await changes.settle(session, ids, now)
    await journal.record(session, *(OrderSettled(order=one.id, store=one.store, viewer=one.viewer) for one in settled))
    return settled


async def close_old(session: Session, now: datetime) -> int:
    """Close orders that were settled so long ago that no after-sale can be opened, some at a time; how many.

    Records: ``trade.order_closed`` per order.
    """
    closed = await changes.close(session, now - CLOSES_AFTER, AT_ONCE, now)
    await journal.record(session, *(OrderClosed(order=order) for order in closed))
    return len(closed)
