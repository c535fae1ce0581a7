"""Replaying: everything that happened in a source happens here, in its order, while simulated days go by."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from sqlalchemy import select

from guang.doors.histories.acting import Acting
from guang.doors.histories.opening import Cast
from guang.doors.histories.stories import History, Step
from guang.doors.tables import ReplayedRow
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session, fetch
from guang.kernel.errors import Refusal

STEP: Final = "step"
TICKS: Final = ("orders.confirm_silent", "settlement.settle", "orders.close_settled")
"""What the timetable does as days go by. Nobody's unpaid order lapses: a source knows who paid in the end."""
LAST_WORD: Final = (0, 10, 20, 30, 60)
"""So many days after the last thing that a source knows, time goes by once more, until all is settled."""
AT_ONCE: Final = 4
"""Purchases that happen side by side: one waits for the database while another computes."""
_REMEMBER: Final = (
    "INSERT INTO kernel.replayed (source, kind, external, refused) SELECT $1, $2, external, $4 FROM unnest($3::text[])"
    " AS external"
)
Tell = Callable[[int], None]


class Replay:
    """One run through a history."""

    def __init__(self, context: queue.Context, history: History, cast: Cast) -> None:
        self._context, self._database = context, context.database
        self._history, self._cast = history, cast
        self._crowd = asyncio.Semaphore(AT_ONCE)

    async def run(self, tell: Tell) -> None:
        """Let everything happen that has not happened yet, a day after the other.

        What happens to one purchase happens in its order; purchases of one day do not wait for each other, for none
        needs what another leaves: there is stock for all of them.
        """
        done = await outcomes(self._database, self._history.source)
        missing = [step for step in self._history.steps if step.key not in done]
        finished = len(self._history.steps) - len(missing)
        for midnight, steps in _days(missing):
            await self._pass_time(midnight)
            await self._live_through(steps)
            finished += len(steps)
            tell(finished)
        for days in LAST_WORD if self._history.steps else ():
            await self._pass_time(self._history.steps[-1].at + timedelta(days=days))

    async def _pass_time(self, now: datetime) -> None:
        with clock.frozen(now):
            for tick in TICKS:
                await queue.run_tick(self._context, tick)

    async def _live_through(self, steps: Iterable[Step]) -> None:
        stories: dict[str, list[Step]] = {}
        for step in steps:
            stories.setdefault(step.story.key, []).append(step)
        async with asyncio.TaskGroup() as group:
            for story in stories.values():
                group.create_task(self._in_the_crowd(story))

    async def _in_the_crowd(self, steps: Sequence[Step]) -> None:
        async with self._crowd:
            await self._happen(steps)

    async def _happen(self, steps: Sequence[Step]) -> None:
        """Let steps of one purchase happen, in one transaction if all of them are taken, else in one each."""
        try:
            async with self._database.transaction() as session:
                acting = Acting(session, self._history.source, steps[0].story, self._cast)
                for step in steps:
                    await acting.act(step)
                await self._remember(session, steps, None)
        except Refusal as no:
            if len(steps) > 1:
                for step in steps:
                    await self._happen([step])
                return
            async with self._database.transaction() as session:
                await self._remember(session, steps, no.code)

    async def _remember(self, session: Session, steps: Iterable[Step], refused: str | None) -> None:
        keys = [step.key for step in steps]
        await fetch(session, _REMEMBER, self._history.source, STEP, keys, refused)


def _days(steps: Iterable[Step]) -> Iterator[tuple[datetime, list[Step]]]:
    """Steps by the day, each with the midnight that begins it."""
    for midnight, of_day in groupby(steps, lambda step: step.at.replace(hour=0, minute=0, second=0, microsecond=0)):
        yield midnight, list(of_day)


async def outcomes(database: Database, source: str) -> dict[str, str | None]:
    """What became of each step that has been tried: None, or why it was refused."""
    async with database.transaction() as session:
        found = await session.execute(
            select(ReplayedRow.external, ReplayedRow.refused).where(
                ReplayedRow.source == source, ReplayedRow.kind == STEP
            )
        )
        return {row.external: row.refused for row in found}
