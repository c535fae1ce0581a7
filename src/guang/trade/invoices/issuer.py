"""The port to whoever registers invoices: an electronic invoice platform, a tax office's gateway."""

from datetime import datetime
from typing import Protocol

from guang.trade.invoices.types import Document, IssuerAnswer


class Issuer(Protocol):
    """One issuer. Every method that talks to it is called outside any transaction, and may be called again."""

    @property
    def name(self) -> str:
        """What invoices call it."""

    @property
    def is_simulated(self) -> bool:
        """Whether no tax office hears of it."""

    def wish(self, said: str) -> str:
        """What the issuer needs to know of an invoice.

        Raises:
            NoIssuer: it cannot do that.
        """

    async def issue(self, document: Document, now: datetime) -> IssuerAnswer:
        """Register a document, or say why not, or say "later". Issuing twice for one invoice issues once."""
