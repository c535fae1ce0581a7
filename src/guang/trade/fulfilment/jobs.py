"""What happens to orders by itself: end what nobody pays, confirm what nobody disputes, close what is over."""

from guang.kernel import queue
from guang.trade import shipping
from guang.trade.fulfilment.verbs import moving, settling


@queue.every(seconds=5, name="orders.cancel_unpaid")
async def cancel_unpaid(context: queue.Context) -> None:
    """End orders whose time to pay is over, in short transactions."""
    ended = 1
    while ended:
        async with context.database.transaction() as session:
            ended = await moving.cancel_overdue(session, context.now())


@queue.every(seconds=60, name="orders.confirm_silent")
async def confirm_silent(context: queue.Context) -> None:
    """Confirm orders that arrived long ago and whose buyers say nothing."""
    confirmed, followed = moving.CONFIRMED_AT_ONCE, shipping.courier(context.settings) is not None
    while confirmed == moving.CONFIRMED_AT_ONCE:
        async with context.database.transaction() as session:
            confirmed = await moving.confirm_old(session, context.now(), followed=followed)


@queue.every(seconds=300, name="orders.close_settled")
async def close_settled(context: queue.Context) -> None:
    """Close orders about which nothing can be asked any more."""
    closed = settling.AT_ONCE
    while closed == settling.AT_ONCE:
        async with context.database.transaction() as session:
            closed = await settling.close_old(session, context.now())
