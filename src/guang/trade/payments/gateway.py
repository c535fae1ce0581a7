"""The port to whoever moves the money."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Protocol

from guang.trade.payments.types import (
    Answer,
    Charge,
    Chargeback,
    ChargebackNotice,
    Disputed,
    Listed,
    Method,
    Notice,
    Refund,
)


class PaymentGateway(Protocol):
    """One provider. Every method that talks to it is called outside any transaction, and may be called again."""

    @property
    def name(self) -> str:
        """What payments and callback addresses call it."""

    @property
    def is_simulated(self) -> bool:
        """Whether no real money moves."""

    @property
    def browser_key(self) -> str:
        """What a browser needs to talk to the provider itself; nothing where it does not have to."""

    def method(self, wish: str) -> Method:
        """The way to pay that a buyer asks for.

        Raises:
            NoSuchMethod: this provider does not know the wish.
        """

    async def charge(self, charge: Charge, now: datetime) -> Answer:
        """Collect all of the money, or say why not, or say "later". Charging twice for one payment collects once.

        A provider that does not answer in time has said "later". One that could collect only a part gives it back
        and has declined.
        """

    async def status(self, charge: Charge, now: datetime) -> Answer:
        """What became of a charge, whether or not it ever reached the provider."""

    async def give_back(self, refund: Refund, now: datetime) -> str:
        """Send money back; returns the provider's reference. Doing it twice for one refund sends once."""

    async def answer(self, disputed: Disputed, now: datetime) -> Chargeback:
        """Tell a bank what speaks against a chargeback, or that we accept it; how it stands then. Twice is once."""

    def read_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice | ChargebackNotice | None:
        """Check a callback's signature and age and say what it says; nothing where it is about nothing of ours.

        Raises:
            BadCallback: it was not signed by the provider, is too old, or is malformed.
        """

    def listed(self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]) -> AsyncIterator[Listed]:
        """The provider's own books: charges started, and refunds done, from one instant up to another.

        Args:
            told: what we have told it in that time; only a provider without books of its own has a use for it.
        """

    def disputed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Chargeback]:
        """Charges that banks have begun to dispute from one instant up to another, as they stand; see `listed`."""
