"""Looking: balances, and the entries behind them."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from guang.kernel.db import Session
from guang.kernel.ids import OrderId
from guang.kernel.money import Money
from guang.trade.ledger import store
from guang.trade.ledger.types import Account, Booked, Close, DayEntry, Fault, Place

PAGE = 50
MOST_FAULTS = 500
EVER = (datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))


async def balance(session: Session, account: Account, owner: int, currency: str) -> Money:
    """What one account holds now, this transaction's own postings included."""
    held = await store.select_balances(session, owner)
    return Money(held.get((account, currency), 0), currency)


async def balances_of(session: Session, owner: int) -> dict[tuple[Account, str], Money]:
    """What every account of one owner holds now, by account and currency; 0 is the platform."""
    held = await store.select_balances(session, owner)
    return {(account, currency): Money(minor, currency) for (account, currency), minor in held.items()}


async def entries(
    session: Session,
    owner: int,
    *,
    accounts: Collection[Account] = tuple(Account),
    span: tuple[datetime, datetime] = EVER,
    before: Place | None = None,
    most: int = PAGE,
) -> list[Booked]:
    """A page of what was entered on one owner's accounts, the newest first.

    Args:
        span: from, and up to but without, these instants.
        before: only what stands before this place; the place of a page's last entry leads to the next.
    """
    return await store.select_page(session, owner, accounts, span, before, most)


async def entries_of_order(session: Session, order: OrderId) -> list[Booked]:
    """Everything entered about one order, the earliest first."""
    return await store.select_of_order(session, order)


async def sums_by_day(
    session: Session, owner: int, accounts: Collection[Account], edges: Sequence[datetime]
) -> list[DayEntry]:
    """What each kind of posting brought onto one owner's accounts on each day; the last edge ends the last day.

    Args:
        edges: when each day begins, in order, and when the last one is over: two or more.
    """
    return await store.select_by_day(session, owner, accounts, edges)


async def closes(session: Session, *, before: int | None = None, most: int = PAGE) -> list[Close]:
    """Closes of the books, the newest first; ``before`` is a close's number."""
    return await store.select_closes(session, before, most)


async def faults(session: Session, close: int) -> list[Fault]:
    """What a close found broken."""
    return await store.select_faults(session, close, MOST_FAULTS)
