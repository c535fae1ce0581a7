"""The port to whoever insures the way back of goods."""

from datetime import datetime
from typing import Protocol

from guang.trade.insurance.types import Answer, Request


class Insurer(Protocol):
    """One insurer. It is asked outside any transaction, and may be asked again."""

    @property
    def is_simulated(self) -> bool:
        """Whether no real money moves."""

    async def pay(self, request: Request, now: datetime) -> Answer:
        """Pay a buyer out of what is held for the insurer, or say why not, or "later". Asked twice, it pays once."""
