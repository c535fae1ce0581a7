"""The port to whoever sends money to bank accounts."""

from datetime import datetime
from typing import Protocol

from guang.trade.settlement.types import BankAnswer, Transfer


class Bank(Protocol):
    """One bank. Every method that talks to it is called outside any transaction, and may be called again."""

    @property
    def name(self) -> str:
        """What withdrawals call it."""

    @property
    def is_simulated(self) -> bool:
        """Whether no real money moves."""

    def wish(self, said: str) -> str:
        """What the bank needs to know of a withdrawal.

        Raises:
            NoSuchBank: it cannot do that.
        """

    async def send(self, transfer: Transfer, now: datetime) -> BankAnswer:
        """Send money, or say why not, or say "later". Sending twice for one withdrawal sends once."""
