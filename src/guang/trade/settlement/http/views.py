"""What settlement answers, and what it reads."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from litestar.response import Stream
from msgspec import Meta

from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, LineId, OrderId, PostingId, WithdrawalId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.trade.ledger import Account, Booked, Place
from guang.trade.settlement import rules
from guang.trade.settlement.banks import bank
from guang.trade.settlement.rulebook import in_force
from guang.trade.settlement.types import NewWithdrawal, Payee, Withdrawal, WithdrawalState
from guang.trade.settlement.verbs import looking, withdrawing

Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]
Zone = Annotated[str | None, Parameter(max_length=60)]
"""The time zone (IANA) of whoever asks; the platform's own, if they name none."""
Month = Annotated[str | None, Parameter(max_length=7)]
Cursor = Annotated[str | None, Parameter(max_length=60)]
CHUNK_BYTES = 64 * 1024


class SettledDay(msgspec.Struct, frozen=True):
    """What was settled within one day, which began at ``day``."""

    day: datetime
    amount: Money


class PurseOut(msgspec.Struct, frozen=True, kw_only=True):
    """How the money of one currency stands; see the guide for the words."""

    available: Money
    pending: Money
    in_payout: Money
    smallest_withdrawal: Money
    settled: list[SettledDay]


class MoneyHold(msgspec.Struct, frozen=True):
    """Why nothing can be withdrawn at present, in the words of whoever decided it, and since when."""

    reason: str
    since: datetime


class FinanceOut(msgspec.Struct, frozen=True, kw_only=True):
    """An owner's money, a currency an item; ``rules`` is the version of the rates in force."""

    at: datetime
    hold: MoneyHold | None
    items: list[PurseOut]
    rules: str
    platform_fee_bps: int
    commission_fee_bps: int


class EntryOut(msgspec.Struct, frozen=True, kw_only=True):
    """One entry; positive amounts came in. ``kind`` and ``key`` name the event."""

    posting: PostingId
    kind: str
    key: str
    at: datetime
    account: Account
    amount: Money
    order: OrderId | None
    line: LineId | None


class EntryPage(msgspec.Struct, frozen=True):
    """Some entries, the newest first."""

    items: list[EntryOut]
    next: str | None


class KindOut(msgspec.Struct, frozen=True):
    """What one kind of event brought."""

    kind: str
    amount: Money


class AccountOut(msgspec.Struct, frozen=True, kw_only=True):
    """One account over a span: ``opening`` and the sums make ``closing``."""

    account: Account
    opening: Money
    closing: Money
    sums: list[KindOut]


class StatementOut(msgspec.Struct, frozen=True, kw_only=True):
    """An owner's accounts over a span of time, up to and without ``until``."""

    since: datetime
    until: datetime
    items: list[AccountOut]


class AccountSum(msgspec.Struct, frozen=True):
    """What an account holds of an order."""

    account: Account
    amount: Money


class OrderBooks(msgspec.Struct, frozen=True):
    """Everything entered about one order, the earliest first, and what it adds up to."""

    order: OrderId
    items: list[EntryOut]
    sums: list[AccountSum]


class WithdrawalForm(msgspec.Struct, frozen=True):
    """A wish to withdraw. ``outcome`` tells the simulated bank how to behave."""

    amount: Money
    bank: Annotated[str, Meta(max_length=40)] = "simulator"
    outcome: Annotated[str, Meta(max_length=40)] = "success"


class WithdrawalOut(msgspec.Struct, frozen=True, kw_only=True):
    """A withdrawal; simulated ones move no money. ``code`` says why a bank refused."""

    id: WithdrawalId
    state: WithdrawalState
    amount: Money
    code: str
    reference: str
    simulated: bool
    asked_at: datetime
    done_at: datetime | None


class WithdrawalPage(msgspec.Struct, frozen=True):
    """Some withdrawals, the newest first."""

    items: list[WithdrawalOut]
    next: WithdrawalId | None


async def finance(session: Session, payee: Payee, owner: int, zone: str, now: datetime) -> FinanceOut:
    """How an owner's money stands."""
    found = await looking.summary(session, payee, owner, zone, now)
    book = in_force()
    held = await withdrawing.hold(session, payee, owner)
    return FinanceOut(
        at=now,
        hold=None if held is None else MoneyHold(held.reason, held.at),
        items=[
            PurseOut(
                available=one.available,
                pending=one.pending,
                in_payout=one.in_payout,
                smallest_withdrawal=book.smallest(currency),
                settled=[SettledDay(day.day, day.amount) for day in one.days],
            )
            for currency, one in found.items()
        ],
        rules=book.version,
        platform_fee_bps=book.platform_fee_bps,
        commission_fee_bps=book.commission_fee_bps,
    )


async def entry_page(
    session: Session, payee: Payee, owner: int, cursor: str | None, span: tuple[datetime, datetime] | None
) -> EntryPage:
    """A page of an owner's entries, of a span or ever."""
    before = None if cursor is None else Place.parse(cursor)
    found = await looking.entries(session, payee, owner, span, before, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    return EntryPage([entry_out(one) for one in shown], shown[-1].place.text if len(found) > len(shown) else None)


async def statement_out(session: Session, payee: Payee, owner: int, span: tuple[datetime, datetime]) -> StatementOut:
    """An owner's accounts over a span."""
    return StatementOut(
        since=span[0],
        until=span[1],
        items=[
            AccountOut(
                account=one.account,
                opening=one.opening,
                closing=one.closing,
                sums=[KindOut(each.kind, each.amount) for each in one.sums],
            )
            for one in await looking.account_statements(session, payee, owner, span)
        ],
    )


async def order_books(session: Session, payee: Payee, owner: int, order: OrderId) -> OrderBooks:
    """What stands in the books about an order."""
    return books_out(order, await looking.entries_of_order(session, payee, owner, order))


def books_out(order: OrderId, found: Sequence[Booked]) -> OrderBooks:
    """Entries of an order with what they add up to."""
    sums: dict[tuple[Account, str], int] = {}
    for one in found:
        place = (one.entry.account, one.entry.amount.currency)
        sums[place] = sums.get(place, 0) + one.entry.amount.minor
    return OrderBooks(
        order,
        [entry_out(one) for one in found],
        [AccountSum(account, Money(minor, currency)) for (account, currency), minor in sums.items()],
    )


def entry_out(booked: Booked) -> EntryOut:
    """An entry as its owner sees it."""
    entry = booked.entry
    return EntryOut(
        posting=booked.posting,
        kind=booked.kind,
        key=booked.key,
        at=booked.at,
        account=entry.account,
        amount=entry.amount,
        order=entry.order,
        line=entry.line,
    )


async def withdrawal_page(
    session: Session, payee: Payee, owner: int, cursor: WithdrawalId | None, settings: Settings
) -> WithdrawalPage:
    """A page of an owner's withdrawals."""
    found = await looking.withdrawals(session, payee, owner, before=cursor, most=looking.PAGE + 1)
    shown = found[: looking.PAGE]
    return WithdrawalPage(
        [withdrawal_out(one, settings) for one in shown], shown[-1].id if len(found) > len(shown) else None
    )


async def withdraw(
    session: Session, payee: Payee, owner: int, by: AccountId, asked: tuple[WithdrawalForm, str, Settings, datetime]
) -> WithdrawalOut:
    """Take money out of a balance.

    Args:
        asked: the form, the idempotency key, the installation, and when.
    """
    form, key, settings, now = asked
    way = bank(settings, form.bank).way(form.outcome)
    wanted = NewWithdrawal(payee, owner, by, form.amount, way.party, way.wish, key)
    return withdrawal_out(await withdrawing.ask(session, wanted, now), settings)


def withdrawal_out(found: Withdrawal, settings: Settings) -> WithdrawalOut:
    """A withdrawal as its owner sees it."""
    return WithdrawalOut(
        id=found.id,
        state=found.state,
        amount=found.amount,
        code=found.code,
        reference=found.reference,
        simulated=bank(settings, found.bank).is_simulated,
        asked_at=found.asked_at,
        done_at=found.done_at,
    )


def statement(
    database: Database, payee: Payee, owner: int, span: tuple[datetime, datetime], zone: str, name: str
) -> Stream:
    """A statement as a file for spreadsheets, written while it is read."""

    async def chunks() -> AsyncIterator[bytes]:
        page = io.StringIO("\ufeff")  # some spreadsheets take a file without this mark for Latin-1
        page.seek(0, io.SEEK_END)
        rows = csv.writer(page)
        rows.writerow(rules.csv_header(zone))
        async for one in looking.statement(database, payee, owner, span):
            rows.writerow(rules.csv_row(one, zone))
            if page.tell() > CHUNK_BYTES:
                yield page.getvalue().encode()
                page.seek(0)
                page.truncate()
        yield page.getvalue().encode()

    return Stream(
        chunks(),
        media_type="text/csv",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
