"""Routes of creators: what their promotions have earned."""

from datetime import datetime

from litestar import get, post
from litestar.response import Stream

from guang.kernel import days
from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, WithdrawalId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade.settlement import rules
from guang.trade.settlement.http import views
from guang.trade.settlement.types import Payee

TAGS = ["settlement"]


@get("/api/me/earnings", operation_id="my_earnings", tags=TAGS)
async def my_earnings(
    session: Session, caller: Caller, now: datetime, settings: Settings, time_zone: views.Zone = None
) -> views.FinanceOut:
    """What the caller may withdraw, what is on its way, and what was settled in the last week."""
    return await views.finance(session, Payee.CREATOR, caller.require_account(), _zone(time_zone, settings), now)


@get("/api/me/earnings/entries", operation_id="my_earning_entries", tags=TAGS)
async def my_earning_entries(
    session: Session,
    caller: Caller,
    settings: Settings,
    cursor: views.Cursor = None,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
    time_zone: views.Zone = None,
) -> views.EntryPage:
    """What was entered on the caller's accounts, ever or as in a statement, the newest first."""
    span = rules.span_if_any(month, since, until, _zone(time_zone, settings))
    return await views.entry_page(session, Payee.CREATOR, caller.require_account(), cursor, span)


@get("/api/me/earnings/statement", operation_id="my_earning_statement_summary", tags=TAGS)
async def my_earning_statement_summary(
    session: Session,
    caller: Caller,
    settings: Settings,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
    time_zone: views.Zone = None,
) -> views.StatementOut:
    """The caller's accounts over a month or a span: opening balance, sums by kind of event, closing balance."""
    account = caller.require_account()
    span = rules.span(month, since, until, _zone(time_zone, settings))
    return await views.statement_out(session, Payee.CREATOR, account, span)


@get("/api/me/earnings/orders/{order_id:str}", operation_id="my_earning_of_order", tags=TAGS)
async def my_earning_of_order(order_id: OrderId, session: Session, caller: Caller) -> views.OrderBooks:
    """What one order brought the caller."""
    return await views.order_books(session, Payee.CREATOR, caller.require_account(), order_id)


@get(
    "/api/me/earnings/statement.csv",
    operation_id="my_earning_statement",
    tags=TAGS,
    guards=[limited("my_earning_statement", per_minute=20)],
)
async def my_earning_statement(
    caller: Caller,
    database: Database,
    settings: Settings,
    month: views.Month = None,
    since: datetime | None = None,
    until: datetime | None = None,
    time_zone: views.Zone = None,
) -> Stream:
    """The caller's entries of a month (``2026-06``, by their clock) or of a span, as CSV, the newest first."""
    account = caller.require_account()
    zone = _zone(time_zone, settings)
    span = rules.span(month, since, until, zone)
    return views.statement(database, Payee.CREATOR, account, span, zone, "earnings")


@get("/api/me/earnings/withdrawals", operation_id="my_withdrawals", tags=TAGS)
async def my_withdrawals(
    session: Session, caller: Caller, settings: Settings, cursor: WithdrawalId | None = None
) -> views.WithdrawalPage:
    """The caller's withdrawals, the newest first."""
    return await views.withdrawal_page(session, Payee.CREATOR, caller.require_account(), cursor, settings)


@post(
    "/api/me/earnings/withdrawals",
    operation_id="withdraw_earnings",
    tags=TAGS,
    guards=[limited("withdraw", per_minute=20)],
)
async def withdraw_earnings(
    data: views.WithdrawalForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    key: views.Key = "",
) -> views.WithdrawalOut:
    """Have earned money sent to the caller's bank. The same key withdraws once."""
    account = caller.require_account()
    return await views.withdraw(session, Payee.CREATOR, account, account, (data, key, settings, now))


def _zone(asked: str | None, settings: Settings) -> str:
    """The time zone whose midnight begins the asker's days."""
    return settings.time_zone if asked is None else days.checked(asked)


routes = [
    my_earnings,
    my_earning_entries,
    my_earning_statement_summary,
    my_earning_of_order,
    my_earning_statement,
    my_withdrawals,
    withdraw_earnings,
]
