"""Routes of operators: the books as a whole."""

from datetime import datetime

import msgspec
from litestar import get, post

from guang.kernel.db import Session
from guang.kernel.ids import OrderId
from guang.kernel.web import Caller, Role, limited
from guang.people import accounts
from guang.trade import ledger
from guang.trade.settlement import rules
from guang.trade.settlement.http import views
from guang.trade.settlement.verbs import closing

TAGS = ["operator"]
CLOSES_SHOWN = 30


class CloseOut(msgspec.Struct, frozen=True, kw_only=True):
    """One close of the books; not done while somebody works on it."""

    number: int
    key: str
    at: datetime
    done_at: datetime | None
    entries: int
    orders: int
    offenders: int
    totals: list[views.AccountSum]


class LedgerFault(msgspec.Struct, frozen=True):
    """A rule that is broken; no order means the books as a whole. Amounts in minor units."""

    close: int
    rule: str
    order: OrderId | None
    expected: int
    found: int


class LedgerOut(msgspec.Struct, frozen=True):
    """The platform's accounts now, the last closes, and what the newest close that found something found."""

    platform: list[views.AccountSum]
    closes: list[CloseOut]
    faults: list[LedgerFault]


class CloseAsked(msgspec.Struct, frozen=True):
    """A worker will close the books under this key."""

    key: str


@get("/api/operator/ledger", operation_id="operator_ledger", tags=TAGS)
async def operator_ledger(session: Session, caller: Caller) -> LedgerOut:
    """Trial balance, closes and offenders."""
    caller.require(Role.OPERATOR)
    closes = await ledger.closes(session, most=CLOSES_SHOWN)
    wrong = next((one.number for one in closes if one.offenders), None)
    faults = [] if wrong is None else await ledger.faults(session, wrong)
    held = await ledger.balances_of(session, ledger.PLATFORM)
    return LedgerOut(
        [views.AccountSum(account, amount) for (account, _), amount in held.items()],
        [close_out(one) for one in closes],
        [LedgerFault(wrong or 0, one.rule, one.order, one.expected, one.found) for one in faults],
    )


@get("/api/operator/ledger/orders/{order_id:str}", operation_id="operator_order_books", tags=TAGS)
async def operator_order_books(order_id: OrderId, session: Session, caller: Caller) -> views.OrderBooks:
    """Every entry about an order."""
    caller.require(Role.OPERATOR)
    return views.books_out(order_id, await ledger.entries_of_order(session, order_id))


@post(
    "/api/operator/ledger/close",
    operation_id="close_ledger",
    tags=TAGS,
    status_code=202,
    guards=[limited("close_ledger", per_minute=6)],
)
async def close_ledger(session: Session, caller: Caller, key: views.Key = "") -> CloseAsked:
    """Have the books closed and proven now. The same key closes once."""
    operator = caller.require(Role.OPERATOR)
    name = f"asked:{operator.text}:{rules.check_key(key)}"
    await closing.ask_to_close(session, name)
    await accounts.record_act(session, operator, "ledger.close", facts={"key": name})
    return CloseAsked(name)


def close_out(close: ledger.Close) -> CloseOut:
    """A close as operators see it."""
    return CloseOut(
        number=close.number,
        key=close.key,
        at=close.at,
        done_at=close.done_at,
        entries=close.entries,
        orders=close.orders,
        offenders=close.offenders,
        totals=[views.AccountSum(account, amount) for account, amount in close.totals],
    )


routes = [operator_ledger, operator_order_books, close_ledger]
