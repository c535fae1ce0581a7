"""An issuer that tells no tax office and behaves as it is told; labelled as simulated everywhere.

It keeps no books: what became of a document follows from the document and the time, so asking again gives the same
answer whatever was killed in between.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from guang.trade.invoices.errors import NoIssuer
from guang.trade.invoices.types import Document, IssuerAnswer, IssuerState

NAME: Final = "simulator"
TAKES: Final = timedelta(seconds=4)
"""How long a delayed document takes."""
UNKNOWN_TITLE: Final = "title_not_registered"


class Outcome(StrEnum):
    """How a document fares; ``delay`` is issued late."""

    SUCCESS = "success"
    DECLINE = "decline"
    DELAY = "delay"


class Simulator:
    """The issuer itself."""

    name = NAME
    is_simulated = True

    def wish(self, said: str) -> str:
        """One of the outcomes."""
        if said not in set(Outcome):
            raise NoIssuer(outcome=said[:40], known=sorted(Outcome))
        return said

    async def issue(self, document: Document, now: datetime) -> IssuerAnswer:
        """Behave as the document's wish says."""
        reference = f"sim-{document.invoice.text}"
        if document.wish == Outcome.DECLINE:
            return IssuerAnswer(IssuerState.REFUSED, reference, UNKNOWN_TITLE)
        if document.wish == Outcome.DELAY and now < document.handed_at + TAKES:
            return IssuerAnswer(IssuerState.PENDING, reference)
        return IssuerAnswer(IssuerState.ISSUED, reference)
