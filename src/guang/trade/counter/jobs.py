"""What the counter does by itself: it keeps the tallies of orders short."""

from guang.kernel import queue
from guang.trade.counter import service


@queue.every(seconds=30, name="counter.shorten_tallies")
async def shorten_tallies(context: queue.Context) -> None:
    """Sum up what has changed since the last time, for stores where that is much."""
    async with context.database.transaction() as session:
        await service.shorten(session)
