"""Routes of buyers: asking for an invoice, their titles, and the document."""

from datetime import datetime

from litestar import Response, delete, get, post, put

from guang.kernel.db import Session
from guang.kernel.ids import InvoiceId, OrderId, TitleId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade.invoices.errors import CannotBeAsked
from guang.trade.invoices.http import paper, views
from guang.trade.invoices.issuers import is_there
from guang.trade.invoices.verbs import asking, looking

TAGS = ["invoices"]


@get("/api/orders/{order_id:str}/invoice", operation_id="invoice_standing", tags=TAGS)
async def invoice_standing(
    order_id: OrderId, session: Session, caller: Caller, settings: Settings, now: datetime
) -> views.InvoiceStanding:
    """Whether the caller can ask for an invoice for an order, and what became of the one that was asked for."""
    found = await asking.standing(session, caller.require_account(), order_id, now)
    why = found.why or ("" if is_there(settings) else "no_issuer")
    return views.InvoiceStanding(why, found.until, [views.invoice_out(one, caller.locale) for one in found.invoices])


@put(
    "/api/orders/{order_id:str}/invoice",
    operation_id="ask_for_invoice",
    tags=TAGS,
    guards=[limited("ask_for_invoice", per_minute=20)],
)
async def ask_for_invoice(
    order_id: OrderId, data: views.InvoiceTitle, session: Session, caller: Caller, settings: Settings, now: datetime
) -> views.InvoiceOut:
    """Ask for an invoice; asking again before it is issued changes the title."""
    buyer = caller.require_account()
    if not is_there(settings):
        raise CannotBeAsked(why="no_issuer")
    asked = await asking.ask(session, buyer, order_id, views.title_of(data), now)
    return views.invoice_out(asked, caller.locale)


@delete(
    "/api/orders/{order_id:str}/invoice",
    operation_id="withdraw_invoice",
    tags=TAGS,
    guards=[limited("withdraw_invoice", per_minute=20)],
)
async def withdraw_invoice(order_id: OrderId, session: Session, caller: Caller, now: datetime) -> None:
    """Want no invoice any more, as long as it has not gone to the issuer."""
    await asking.withdraw(session, caller.require_account(), order_id, now)


@get("/api/me/invoices", operation_id="my_invoices", tags=TAGS)
async def my_invoices(session: Session, caller: Caller, cursor: InvoiceId | None = None) -> views.InvoicePage:
    """The caller's invoices, the newest first."""
    found = await looking.invoices_of(session, caller.require_account(), cursor, looking.PAGE + 1)
    return views.InvoicePage(*views.page_of(found, looking.PAGE, caller.locale))


@get("/api/invoices/{invoice_id:str}", operation_id="get_invoice", tags=TAGS)
async def get_invoice(invoice_id: InvoiceId, session: Session, caller: Caller) -> views.InvoiceOut:
    """One of the caller's invoices."""
    found = await looking.invoice_of(session, caller.require_account(), invoice_id)
    return views.invoice_out(found, caller.locale)


@get(
    "/api/invoices/{invoice_id:str}/document",
    operation_id="invoice_document",
    tags=TAGS,
    media_type="text/html",
)
async def invoice_document(invoice_id: InvoiceId, session: Session, caller: Caller) -> Response[str]:
    """One of the caller's invoices as a page to print or to keep."""
    found = await looking.invoice_of(session, caller.require_account(), invoice_id)
    return paper.printed(found, caller.locale)


@get("/api/me/invoice-titles", operation_id="my_invoice_titles", tags=TAGS)
async def my_invoice_titles(session: Session, caller: Caller) -> views.InvoiceTitles:
    """The caller's titles, the one used last first."""
    return views.InvoiceTitles([views.saved_out(one) for one in await asking.titles(session, caller.require_account())])


@post(
    "/api/me/invoice-titles",
    operation_id="keep_invoice_title",
    tags=TAGS,
    guards=[limited("keep_invoice_title", per_minute=20)],
)
async def keep_invoice_title(
    data: views.InvoiceTitle, session: Session, caller: Caller, now: datetime
) -> views.SavedInvoiceTitle:
    """Keep a title for the next time; one that is kept already stays one."""
    kept = await asking.keep_title(session, caller.require_account(), views.title_of(data), now)
    return views.saved_out(kept)


@delete("/api/me/invoice-titles/{title_id:str}", operation_id="drop_invoice_title", tags=TAGS)
async def drop_invoice_title(title_id: TitleId, session: Session, caller: Caller) -> None:
    """Forget a title."""
    await asking.drop_title(session, caller.require_account(), title_id)


routes = [
    invoice_standing,
    ask_for_invoice,
    withdraw_invoice,
    my_invoices,
    get_invoice,
    invoice_document,
    my_invoice_titles,
    keep_invoice_title,
    drop_invoice_title,
]
