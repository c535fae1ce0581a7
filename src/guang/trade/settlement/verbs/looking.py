"""Looking: what an owner has, and why."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from guang.kernel import days
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, OrderId, ViewerId, WithdrawalId
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.ledger import Account, Booked, Place
from guang.trade.orders import audit
from guang.trade.settlement import store
from guang.trade.settlement.errors import NotInBooks
from guang.trade.settlement.rulebook import in_force
from guang.trade.settlement.types import AccountStatement, DaySum, KindSum, Payee, Summary, Withdrawal
from guang.trade.settlement.verbs.settling import KIND

PAGE: Final = 20
SUMMARY_DAYS: Final = 7
STATEMENT_PAGE: Final = 1_000
EXPORTED: Final = 10_000
Span = tuple[datetime, datetime]
EVER: Final[Span] = (datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC))
OWN: Final = {
    Payee.STORE: (Account.ESCROW, Account.MERCHANT, Account.PAYOUTS),
    Payee.CREATOR: (Account.CREATOR, Account.PAYOUTS),
}
"""The accounts that a statement is about."""
SHOWN: Final = frozenset(
    {
        Account.ESCROW,
        Account.MERCHANT,
        Account.CREATOR,
        Account.PLATFORM_FEE,
        Account.COMMISSION_FEE,
        Account.SUBSIDY,
        Account.REFUNDS,
    }
)
"""What a store sees of its orders' entries: how the money was shared, not where we keep it."""


async def summary(session: Session, payee: Payee, owner: int, zone: str, now: datetime) -> dict[str, Summary]:
    """How an owner's money stands, by currency, with what was settled on each of the last days.

    Args:
        zone: the owner's time zone; days begin at its midnight.
    """
    edges = days.last_days(SUMMARY_DAYS, zone, now)
    held = await ledger.balances_of(session, owner)
    came = await ledger.sums_by_day(session, owner, [payee.account], edges)
    settled = [(one.day, one.amount) for one in came if one.kind == KIND]
    waiting = await _pending(session, payee, owner, held, now)
    found: dict[str, Summary] = {}
    for currency in sorted({currency for _, currency in held} | set(waiting)):
        zero = Money.zero(currency)
        by_day = {day: amount for day, amount in settled if amount.currency == currency}
        found[currency] = Summary(
            available=held.get((payee.account, currency), zero),
            pending=waiting.get(currency, zero),
            in_payout=held.get((Account.PAYOUTS, currency), zero),
            days=tuple(DaySum(edges[day], by_day.get(day, zero)) for day in range(SUMMARY_DAYS)),
        )
    return found


async def _pending(
    session: Session, payee: Payee, owner: int, held: Mapping[tuple[Account, str], Money], now: datetime
) -> dict[str, Money]:
    """What waits for settlement: a store's escrow; for a creator, what the rates promise so far."""
    if payee is Payee.STORE:
        return {currency: amount for (account, currency), amount in held.items() if account is Account.ESCROW}
    kept_bps = in_force().commission_fee_bps
    found: dict[str, Money] = {}
    for paid, rate in await audit.promised(session, AccountId(owner), now):
        gross = paid.portion(rate)
        found[paid.currency] = found.get(paid.currency, Money.zero(paid.currency)) + gross - gross.portion(kept_bps)
    return found


async def entries(
    session: Session, payee: Payee, owner: int, span: Span | None, before: Place | None, most: int
) -> list[Booked]:
    """A page of an owner's entries, of a span or ever, the newest first."""
    return await ledger.entries(session, owner, accounts=OWN[payee], span=span or EVER, before=before, most=most)


async def account_statements(session: Session, payee: Payee, owner: int, span: Span) -> list[AccountStatement]:
    """Opening balance, what each kind of event brought, and closing balance of each of an owner's accounts."""
    closing = dict(await ledger.balances_of(session, owner))
    for one in await ledger.sums_by_day(session, owner, OWN[payee], (span[1], EVER[1])):
        place = (one.account, one.amount.currency)
        closing[place] = closing[place] - one.amount
    sums: dict[tuple[Account, str], dict[str, Money]] = {}
    for one in await ledger.sums_by_day(session, owner, OWN[payee], span):
        kinds = sums.setdefault((one.account, one.amount.currency), {})
        kinds[one.kind] = kinds.get(one.kind, Money.zero(one.amount.currency)) + one.amount
    return [
        AccountStatement(
            account,
            held - sum(sums.get((account, currency), {}).values(), Money.zero(currency)),
            held,
            tuple(KindSum(kind, amount) for kind, amount in sorted(sums.get((account, currency), {}).items())),
        )
        for (account, currency), held in sorted(closing.items())
        if account in OWN[payee]
    ]


async def entries_of_order(session: Session, payee: Payee, owner: int, order: OrderId) -> list[Booked]:
    """What stands in the books about one order, as far as it concerns an owner.

    A store sees how its order was shared; a creator only what came to them.

    Raises:
        NotInBooks: the order brought this owner nothing.
    """
    booked = await ledger.entries_of_order(session, order)
    mine = [one for one in booked if one.entry.owner == owner and one.entry.account in OWN[payee]]
    if not mine:
        raise NotInBooks(order=order)
    return [one for one in booked if one.entry.account in SHOWN] if payee is Payee.STORE else mine


async def statement(database: Database, payee: Payee, owner: int, span: Span) -> AsyncIterator[Booked]:
    """Every entry of a span of time, the newest first, read page by page in short transactions."""
    before: Place | None = None
    while True:
        async with database.transaction() as session:
            page = await ledger.entries(
                session, owner, accounts=OWN[payee], span=span, before=before, most=STATEMENT_PAGE
            )
        for one in page:
            yield one
        if len(page) < STATEMENT_PAGE:
            return
        before = page[-1].place


async def withdrawals(
    session: Session, payee: Payee, owner: int, *, before: WithdrawalId | None = None, most: int = PAGE
) -> list[Withdrawal]:
    """A page of an owner's withdrawals, the newest first."""
    return await store.select_page(session, payee, owner, before, most)


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything that a creator may take along."""
    return await store.select_page(session, Payee.CREATOR, account, None, EXPORTED)
