"""What the timetable does for the accounts room."""

from guang.kernel import queue
from guang.people.accounts.verbs import guarding


@queue.every(seconds=3600, name="accounts.sweep")
async def sweep(context: queue.Context) -> None:
    """Old counters, sessions and links go."""
    async with context.database.transaction() as session:
        await guarding.sweep(session, context.now())
