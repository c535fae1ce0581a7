"""Routes of a store's staff: its taxes of a month. All need the right ``money``."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Annotated, Final

from litestar import get
from litestar.params import Parameter
from litestar.response import Stream

from guang.kernel import days
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.invoices import rules
from guang.trade.invoices.http import views
from guang.trade.invoices.verbs import reporting
from guang.trade.orders import taxed

TAGS = ["taxes"]
CHUNK_BYTES: Final = 32_768
Month = Annotated[str, Parameter(max_length=20)]


@get("/api/stores/{store_id:str}/tax-report", operation_id="tax_report", tags=TAGS)
async def tax_report(store_id: StoreId, month: Month, session: Session, caller: Caller) -> views.TaxReportOut:
    """A store's taxes of a month (``2026-06``), by rate and by day, in the store's own time zone."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    return views.report_out(await reporting.report(session, store_id, rules.month(month)))


@get(
    "/api/stores/{store_id:str}/tax-report.csv",
    operation_id="tax_report_csv",
    tags=TAGS,
    guards=[limited("tax_report_csv", per_minute=20)],
)
async def tax_report_csv(
    store_id: StoreId, month: Month, session: Session, caller: Caller, database: Database
) -> Stream:
    """Every sale and refund of a month with the tax in it, rate by rate, as CSV."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    first = rules.month(month)
    home = await stores.store(session, store_id)
    return Stream(
        _rows(database, home, days.month(first, home.time_zone)),
        media_type="text/csv",
        headers={
            "Content-Disposition": f'attachment; filename="taxes-{first:%Y-%m}-{store_id.text}.csv"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


async def _rows(database: Database, home: stores.Store, span: taxed.Span) -> AsyncIterator[bytes]:
    page = io.StringIO("\ufeff")  # some spreadsheets take a file without this mark for Latin-1
    page.seek(0, io.SEEK_END)
    rows = csv.writer(page)
    rows.writerow(rules.CSV_HEADER)
    async for event in reporting.events(database, home.id, span):
        rows.writerow(rules.csv_row(event, home.time_zone, home.currency))
        if page.tell() > CHUNK_BYTES:
            yield page.getvalue().encode()
            page.seek(0)
            page.truncate()
    yield page.getvalue().encode()


routes = [tax_report, tax_report_csv]
