"""What invoices do when they hear facts: follow orders, tell both sides, and forget people who leave."""

from guang.journal import reacts
from guang.journal.facts.invoices import (
    InvoiceAsked,
    InvoiceIssued,
    InvoiceRefused,
    InvoiceReversed,
    InvoiceTerms,
)
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderConfirmed, OrderRefunded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts, inbox
from guang.trade import stores
from guang.trade.invoices import store
from guang.trade.invoices.verbs import issuing, looking

accounts.exports("invoices", looking.export)

KINDS = {
    InvoiceAsked: "invoice_asked",
    InvoiceIssued: "invoice_issued",
    InvoiceRefused: "invoice_refused",
    InvoiceReversed: "invoice_reversed",
}


@reacts(OrderRefunded, name="invoices.even_out")
async def even_out(session: Session, happened: OrderRefunded) -> bool:
    """Money that goes back takes its part of the invoice back."""
    return await issuing.even_out(session, happened.order, clock.now()) is not None


@reacts(OrderConfirmed, name="invoices.issue_alone")
async def issue_alone(session: Session, happened: OrderConfirmed) -> bool:
    """A confirmed order's invoice is issued by itself, if its store wants that."""
    return await issuing.confirmed(session, happened.order)


@reacts(InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed, name="invoices.tell")
async def tell(session: Session, happened: InvoiceTerms) -> None:
    """A store hears that an invoice is wanted, a buyer what becomes of it."""
    facts = {"order": happened.order.text, "invoice": happened.invoice.text, "store": happened.store.text}
    kind, key = KINDS[type(happened)], happened.invoice.text
    if isinstance(happened, InvoiceAsked):
        await inbox.notify(session, (await stores.store(session, happened.store)).owner, kind, facts, key=key)
        return
    buyer = (await accounts.accounts_of(session, [happened.viewer])).get(happened.viewer)
    if buyer is None:
        return
    if isinstance(happened, InvoiceIssued | InvoiceReversed):
        facts["number"] = happened.number
    await inbox.notify(session, buyer, kind, facts)


@reacts(AccountErased, name="invoices.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Titles go with whoever leaves; what was issued is kept as long as tax law wants it, without an address."""
    await store.forget_person(session, happened.account)
