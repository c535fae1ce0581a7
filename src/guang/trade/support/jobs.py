"""What the timetable does for support."""

from guang.kernel import queue
from guang.trade.support.verbs import moving


@queue.every(seconds=600, name="support.close_idle")
async def close_idle(context: queue.Context) -> None:
    """End conversations in which nothing was said for long."""
    while True:
        async with context.database.transaction() as session:
            if await moving.close_idle(session, context.now()) < moving.IDLE_AT_ONCE:
                return
