"""What the timetable does for reputation."""

from guang.kernel import queue
from guang.trust.reputation import service


@queue.every(seconds=600, name="reputation.publish")
async def publish(context: queue.Context) -> None:
    """Publish the day's scores; later runs of a day find only stores that are new."""
    async with context.database.transaction() as session:
        await service.publish(session, context.now())
