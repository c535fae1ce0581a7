"""A bank that moves no money and behaves as it is told; labelled as simulated everywhere.

It keeps no books: what became of a transfer follows from the transfer and the time, so asking again gives the same
answer whatever was killed in between.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from guang.trade.settlement.errors import NoSuchBank
from guang.trade.settlement.types import BankAnswer, BankState, Transfer

NAME: Final = "simulator"
TAKES: Final = timedelta(seconds=4)
"""How long a delayed transfer takes."""
CLOSED: Final = "account_closed"


class Outcome(StrEnum):
    """How a transfer turns out; ``delay`` succeeds late."""

    SUCCESS = "success"
    DECLINE = "decline"
    DELAY = "delay"


class Simulator:
    """The bank itself."""

    name = NAME
    is_simulated = True

    def wish(self, said: str) -> str:
        """One of the outcomes."""
        if said not in set(Outcome):
            raise NoSuchBank(outcome=said[:40], known=sorted(Outcome))
        return said

    async def send(self, transfer: Transfer, now: datetime) -> BankAnswer:
        """Behave as the transfer's wish says."""
        reference = f"sim-{transfer.withdrawal.text}"
        if transfer.wish == Outcome.DECLINE:
            return BankAnswer(BankState.REFUSED, reference, CLOSED)
        if transfer.wish == Outcome.DELAY and now < transfer.asked_at + TAKES:
            return BankAnswer(BankState.PENDING, reference)
        return BankAnswer(BankState.SENT, reference)
