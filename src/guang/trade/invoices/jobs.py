"""What invoices do by themselves: go to the issuer, and ask it again."""

from typing import Final

from guang.kernel import outside, queue
from guang.kernel.ids import InvoiceId
from guang.trade.invoices.issuers import is_there, issuer
from guang.trade.invoices.types import Invoice
from guang.trade.invoices.verbs import issuing

ISSUING: Final = outside.Errand[Invoice, outside.Answer](
    "invoices",
    InvoiceId,
    ask=lambda settings, handed, now: issuer(settings).ask(handed.document, now),
    hear=issuing.finish,
    late=issuing.overdue,
)


@queue.job(name="invoices.issue", attempts=10)
async def issue(context: queue.Context, order: issuing.IssueInvoices) -> None:
    """Tell the issuer of invoices, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        handed = await issuing.to_issue(session, order.invoices)
    for one in handed:
        await ISSUING.run(context, one)


@queue.job(name="invoices.issue_alone", attempts=5)
async def issue_alone(context: queue.Context, order: issuing.IssueAlone) -> None:
    """Hand in the invoice of an order whose store issues by itself; no number is taken where nobody could issue it."""
    way = issuer(context.settings).way(outside.Wish.SUCCESS)
    async with context.database.transaction() as session:
        await issuing.hand_in_alone(session, order.order, way, context.now())


@queue.every(seconds=10, name="invoices.chase")
async def chase(context: queue.Context) -> None:
    """Ask the issuer again about what it has not decided."""
    if not is_there(context.settings):
        return
    await ISSUING.chase(context)
