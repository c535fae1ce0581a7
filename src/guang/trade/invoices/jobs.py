"""What invoices do by themselves: go to the issuer, and ask it again."""

import structlog

from guang.kernel import queue
from guang.kernel.ids import InvoiceId
from guang.trade.invoices.issuers import is_there, issuer
from guang.trade.invoices.types import Invoice
from guang.trade.invoices.verbs import issuing

log = structlog.get_logger(__name__)


@queue.job(name="invoices.issue", attempts=10)
async def issue(context: queue.Context, order: issuing.IssueInvoices) -> None:
    """Tell the issuer of invoices, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        handed = await issuing.to_issue(session, order.invoices)
    for one in handed:
        await _issue(context, one)


@queue.job(name="invoices.issue_alone", attempts=5)
async def issue_alone(context: queue.Context, order: issuing.IssueAlone) -> None:
    """Hand in the invoice of an order whose store issues by itself; no number is taken where nobody could issue it."""
    wish = issuer(context.settings).wish("success")
    async with context.database.transaction() as session:
        await issuing.hand_in_alone(session, order.order, wish, context.now())


@queue.every(seconds=10, name="invoices.chase")
async def chase(context: queue.Context) -> None:
    """Ask the issuer again about what it has not decided; one that fails keeps no other waiting."""
    if not is_there(context.settings):
        return
    now = context.now()
    await queue.ask_again(
        context,
        "invoices",
        InvoiceId(0),
        late=lambda session, last: issuing.overdue(session, now, after=last),
        ask=lambda handed: _issue(context, handed),
        place=lambda handed: handed.id,
    )


async def _issue(context: queue.Context, handed: Invoice) -> None:
    now, chosen = context.now(), issuer(context.settings)
    answer = await chosen.issue(handed.document, now)
    async with context.database.transaction() as session:
        await issuing.finish(session, handed.id, chosen.name, answer, now)
