"""Routes of a store's staff: its money. All need the right ``money``."""

from datetime import datetime

from litestar import get, post
from litestar.response import Stream

from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, StoreId, WithdrawalId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.settlement import rules
from guang.trade.settlement.http import views
from guang.trade.settlement.types import Payee

TAGS = ["settlement"]


@get("/api/stores/{store_id:str}/finance", operation_id="store_finance", tags=TAGS)
async def store_finance(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> views.FinanceOut:
    """What a store may withdraw, what waits in escrow, what is on its way, and what was settled in the last week."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    return await views.finance(session, Payee.STORE, store_id, await _zone(session, store_id), now)


@get("/api/stores/{store_id:str}/finance/entries", operation_id="store_entries", tags=TAGS)
async def store_entries(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    cursor: views.Cursor = None,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> views.EntryPage:
    """What was entered on a store's accounts, ever or as in a statement, the newest first."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    span = rules.span_if_any(month, since, until, await _zone(session, store_id))
    return await views.entry_page(session, Payee.STORE, store_id, cursor, span)


@get("/api/stores/{store_id:str}/finance/statement", operation_id="store_statement_summary", tags=TAGS)
async def store_statement_summary(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> views.StatementOut:
    """A store's accounts over a month or a span: opening balance, sums by kind of event, closing balance."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    span = rules.span(month, since, until, await _zone(session, store_id))
    return await views.statement_out(session, Payee.STORE, store_id, span)


@get("/api/stores/{store_id:str}/finance/orders/{order_id:str}", operation_id="store_order_books", tags=TAGS)
async def store_order_books(store_id: StoreId, order_id: OrderId, session: Session, caller: Caller) -> views.OrderBooks:
    """Where the money of one of a store's orders is: who paid, who got what, what went back."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    return await views.order_books(session, Payee.STORE, store_id, order_id)


@get(
    "/api/stores/{store_id:str}/finance/statement.csv",
    operation_id="store_statement",
    tags=TAGS,
    guards=[limited("store_statement", per_minute=20)],
)
async def store_statement(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    database: Database,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Stream:
    """A store's entries of a month (``2026-06``, by the store's clock) or of a span, as CSV, the newest first."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    zone = await _zone(session, store_id)
    span = rules.span(month, since, until, zone)
    return views.statement(database, Payee.STORE, store_id, span, zone, f"statement-{store_id.text}")


@get("/api/stores/{store_id:str}/withdrawals", operation_id="store_withdrawals", tags=TAGS)
async def store_withdrawals(
    store_id: StoreId, session: Session, caller: Caller, settings: Settings, cursor: WithdrawalId | None = None
) -> views.WithdrawalPage:
    """A store's withdrawals, the newest first."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    return await views.withdrawal_page(session, Payee.STORE, store_id, cursor, settings)


@post(
    "/api/stores/{store_id:str}/withdrawals",
    operation_id="withdraw_from_store",
    tags=TAGS,
    guards=[limited("withdraw", per_minute=20)],
)
async def withdraw_from_store(
    store_id: StoreId,
    data: views.WithdrawalForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    key: views.Key = "",
) -> views.WithdrawalOut:
    """Have earned money sent to the store's bank. The same key withdraws once."""
    by = caller.require_account()
    await stores.require_staff(session, store_id, by, stores.Right.MONEY)
    return await views.withdraw(session, Payee.STORE, store_id, by, (data, key, settings, now))


async def _zone(session: Session, store_id: StoreId) -> str:
    """The time zone whose midnight begins the store's days."""
    return (await stores.store(session, store_id)).time_zone


routes = [
    store_finance,
    store_entries,
    store_statement_summary,
    store_order_books,
    store_statement,
    store_withdrawals,
    withdraw_from_store,
]
