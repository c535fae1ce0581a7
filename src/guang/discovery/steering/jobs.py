"""What the timetable does for steering."""

from typing import Final

from guang.discovery.steering import service
from guang.kernel import queue

_BATCH: Final = 500


@queue.every(seconds=300, name="steering.forget_old_resets")
async def forget_old_resets(context: queue.Context) -> None:
    """What can no longer be brought back is forgotten for good, in short transactions."""
    while True:
        async with context.database.transaction() as session:
            if await service.forget_old_resets(session, context.now(), _BATCH) < _BATCH:
                return
