"""Days that have passed: what is planned for them happens in the order of time, and what lies ahead does not happen."""

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from guang.kernel import clock, ids
from guang.kernel.db import Session


class Days:
    """Some days of somebody's life, in one transaction: nobody ever sees them half lived.

    What runs by the clock (couriers, deadlines, settlement) would take a past that is only half written for a present
    that is long overdue, and would act upon it.
    """

    def __init__(self, session: Session, until: datetime) -> None:
        self.session = session
        self.until = until
        self.now = until
        self._planned = 0
        self._due: list[_Due] = []

    def plan(self, at: datetime, step: "Step") -> None:
        """Let something happen at an instant, unless that has not come."""
        if at < self.until:
            self._planned += 1
            heapq.heappush(self._due, _Due(at, self._planned, step))

    async def live(self) -> None:
        """Let everything happen, and whatever is planned meanwhile."""
        while self._due:
            due = heapq.heappop(self._due)
            self.now = due.at
            with clock.frozen(due.at), ids.dated(due.at):
                await due.step(self)


Step = Callable[[Days], Awaitable[None]]


@dataclass(order=True, slots=True)
class _Due:
    """Something that is to happen; of two at one instant, what was planned first."""

    at: datetime
    number: int
    step: Step = field(compare=False)
