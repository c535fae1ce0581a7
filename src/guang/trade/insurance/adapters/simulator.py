"""An insurer that moves no money; labelled as simulated everywhere.

It keeps no books: what becomes of a claim follows from the claim and the time, so asking again gives the same answer
whatever was killed in between.
"""

from datetime import datetime, timedelta
from typing import Final

from guang.trade.insurance.types import Answer, AnswerState, Request

TAKES: Final = timedelta(seconds=4)
"""How long it thinks about a claim."""


class Simulator:
    """The insurer itself."""

    is_simulated = True

    async def pay(self, request: Request, now: datetime) -> Answer:
        """Pay, after a moment."""
        if now < request.due_at + TAKES:
            return Answer(AnswerState.PENDING)
        return Answer(AnswerState.PAID, f"sim-{request.order.text}")
