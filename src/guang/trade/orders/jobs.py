"""What orders do by themselves: they keep their tallies short."""

from guang.kernel import queue
from guang.trade.orders.verbs import searching


@queue.every(seconds=30, name="orders.shorten_tallies")
async def shorten_tallies(context: queue.Context) -> None:
    """Sum up what has changed since the last time, for stores where that is much."""
    async with context.database.transaction() as session:
        await searching.shorten(session)
