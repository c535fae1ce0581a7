"""What orders do by themselves: end what nobody pays, and play the simulated courier in demo installations."""

from datetime import timedelta
from typing import Final

from guang.kernel import queue
from guang.trade.orders import store
from guang.trade.orders.errors import WrongState
from guang.trade.orders.verbs import moving

SIMULATED_JOURNEY: Final = timedelta(seconds=45)
"""How long the simulated courier takes."""
PARCELS_AT_ONCE: Final = 100


@queue.every(seconds=5, name="orders.cancel_unpaid")
async def cancel_unpaid(context: queue.Context) -> None:
    """End orders whose time to pay is over, in short transactions."""
    ended = moving.OVERDUE_AT_ONCE
    while ended == moving.OVERDUE_AT_ONCE:
        async with context.database.transaction() as session:
            ended = await moving.cancel_overdue(session, context.now())


@queue.every(seconds=5, name="orders.simulate_courier")
async def simulate_courier(context: queue.Context) -> None:
    """In a demo installation, hand over parcels that have been on their way for a while; elsewhere do nothing."""
    if not context.settings.demo:
        return
    now = context.now()
    async with context.database.transaction() as session:
        due = await store.select_on_the_way(session, now - SIMULATED_JOURNEY, PARCELS_AT_ONCE)
    for order in due:
        async with context.database.transaction() as session:
            try:
                await moving.deliver(session, order, now)
            except WrongState:
                continue
