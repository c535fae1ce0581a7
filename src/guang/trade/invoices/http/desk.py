"""Routes of a store's staff: invoices to issue, and those that are out. All need the right ``orders``."""

from datetime import datetime
from typing import Annotated

from litestar import Response, get, post
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import InvoiceId, StoreId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.invoices.http import paper, views
from guang.trade.invoices.issuers import issuer
from guang.trade.invoices.types import InvoiceState, Search
from guang.trade.invoices.verbs import issuing, looking

TAGS = ["invoices"]
State = Annotated[InvoiceState | None, Parameter(query="state")]
Query = Annotated[str, Parameter(max_length=100)]


@get("/api/stores/{store_id:str}/invoices", operation_id="store_invoices", tags=TAGS)
async def store_invoices(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    in_state: State = None,
    q: Query = "",
    red: bool | None = None,
    cursor: InvoiceId | None = None,
) -> views.StoreInvoicePage:
    """A store's invoices, the newest first.

    ``q`` is an order's id, an invoice's number (``2026-000042``), or how the name on it begins.
    """
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    found = await looking.search(session, Search(store_id, in_state, q, red), cursor, looking.PAGE + 1)
    counts = await looking.counts(session, store_id)
    page = views.page_of(found, looking.PAGE, caller.locale)
    return views.StoreInvoicePage(*page, {state.value: counts.get(state, 0) for state in InvoiceState})


@post(
    "/api/stores/{store_id:str}/invoices/issue",
    operation_id="issue_invoices",
    tags=TAGS,
    status_code=200,
    guards=[limited("issue_invoices", per_minute=60)],
)
async def issue_invoices(
    store_id: StoreId, data: views.IssueForm, session: Session, caller: Caller, settings: Settings, now: datetime
) -> views.IssuedInvoices:
    """Give invoices that were asked for their numbers and hand them to the issuer; doing it twice issues them once."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    way = issuer(settings).way(data.outcome)
    handed = await issuing.hand_in(session, store_id, data.invoices, way, now)
    return views.IssuedInvoices([views.invoice_out(one, caller.locale) for one in handed])


@post(
    "/api/stores/{store_id:str}/invoices/{invoice_id:str}/refuse",
    operation_id="refuse_invoice",
    tags=TAGS,
    status_code=200,
    guards=[limited("refuse_invoice", per_minute=60)],
)
async def refuse_invoice(
    store_id: StoreId, invoice_id: InvoiceId, data: views.RefusalForm, session: Session, caller: Caller, now: datetime
) -> views.InvoiceOut:
    """Say why an invoice will not be issued as it was asked for; the buyer may ask again."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    await looking.invoice_at(session, store_id, invoice_id)
    refused = await issuing.refuse(session, invoice_id, "store", data.note.strip(), now)
    return views.invoice_out(refused, caller.locale)


@get(
    "/api/stores/{store_id:str}/invoices/{invoice_id:str}/document",
    operation_id="store_invoice_document",
    tags=TAGS,
    media_type="text/html",
)
async def store_invoice_document(
    store_id: StoreId, invoice_id: InvoiceId, session: Session, caller: Caller
) -> Response[str]:
    """One of a store's invoices as a page to print or to keep."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    return paper.printed(await looking.invoice_at(session, store_id, invoice_id), caller.locale)


routes = [store_invoices, issue_invoices, refuse_invoice, store_invoice_document]
