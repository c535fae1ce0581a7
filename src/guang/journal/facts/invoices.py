"""What happens to invoices: asked for, issued by the store, refused, and reversed where money goes back."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import InvoiceId, OrderId, StoreId, ViewerId
from guang.kernel.money import Money


class InvoiceTerms(msgspec.Struct, frozen=True):
    """What every fact about an invoice says."""

    invoice: InvoiceId
    order: OrderId
    store: StoreId
    viewer: ViewerId


@fact("trade.invoice_asked.v1")
class InvoiceAsked(InvoiceTerms, frozen=True):
    """A buyer wants an invoice for an order."""


@fact("trade.invoice_issued.v1")
class InvoiceIssued(InvoiceTerms, frozen=True):
    """An invoice is out: ``total`` was paid, ``tax`` of it is tax. ``simulated``: no tax office has heard of it."""

    number: str
    total: Money
    tax: Money
    simulated: bool


@fact("trade.invoice_refused.v1")
class InvoiceRefused(InvoiceTerms, frozen=True):
    """There will be no invoice unless something changes: ``store``, ``issuer``, or ``nothing_left`` of the order."""

    code: str


@fact("trade.invoice_reversed.v1")
class InvoiceReversed(InvoiceTerms, frozen=True):
    """A red-letter invoice takes back what was refunded of an invoice; ``whole``: nothing of that one is left."""

    reverses: InvoiceId
    number: str
    total: Money
    tax: Money
    whole: bool
    simulated: bool
