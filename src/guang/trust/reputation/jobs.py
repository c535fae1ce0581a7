"""What the timetable does for reputation."""

from guang.kernel import queue
from guang.trust.reputation import service


@queue.every(seconds=600, name="reputation.publish")
async def publish(context: queue.Context) -> None:
    """Publish the day's scores; all but the first run of a day find it done."""
    async with context.database.transaction() as session:
        await service.publish(session, context.now())
