"""Reconciling: a provider's books against ours, a day at a time; what can be mended is."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from guang.kernel import queue
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import EPOCH, PaymentId, RefundId, first_at
from guang.trade.payments import chargebacks, rules, service, store_books, store_chargebacks
from guang.trade.payments.errors import BadDay
from guang.trade.payments.gateway import PaymentGateway
from guang.trade.payments.types import (
    Charge,
    Chargeback,
    Difference,
    DifferenceKind,
    Disputed,
    Kept,
    Listed,
    ListedKind,
    PaymentState,
    Reconciliation,
    Refund,
)

AT_ONCE: Final = 1_000
DAYS_SHOWN: Final = 31
MOST_SHOWN: Final = 500
FORGET_CALLBACKS_AFTER: Final = timedelta(days=1)
"""Much longer than any provider's messages are believed, so that none forgotten can be heard again."""
Span = tuple[datetime, datetime]
Page = Callable[[Session, str, Span, int, int], Awaitable[dict[str, Kept]]]
PAGES: Final[tuple[tuple[Page, timedelta], ...]] = (
    (store_books.page_of_charges, timedelta(days=1)),
    (store_books.page_of_refunds, timedelta(days=90)),
)
"""Our books, and how much earlier than the day that it belongs to something may have been asked for; ids tell when."""


class Reconcile(msgspec.Struct, frozen=True):
    """The job that compares a day with a provider's books."""

    provider: str
    day: date


async def reconcile(database: Database, provider: PaymentGateway, day: date, now: datetime) -> Reconciliation:
    """Compare a day (UTC) with what a provider says of it, mend what can be mended, and write down the rest.

    Charges belong to the day on which they were started, refunds to the day on which they were done. The provider is
    asked outside any transaction; doing it twice finds what is still different.

    Records: as `payments.settle` and `payments.finish_refund`.
    """
    start = datetime.combine(day, time.min, UTC)
    span = (start, start + timedelta(days=1))
    seen: set[str] = set()
    found: list[Difference] = []
    batch: list[Listed] = []
    listed = provider.listed(*span, _told(database, provider.name, span))
    async for one in listed:
        batch.append(one)
        seen.add(one.id)
        if len(batch) == AT_ONCE:
            found += await _compare(database, provider, batch, now)
            batch = []
    found += await _compare(database, provider, batch, now)
    found += await _look_for_missing(database, provider, span, seen, now)
    found += await _compare_chargebacks(database, provider, span, now)
    mended = sum(one.is_mended for one in found)
    done = Reconciliation(provider.name, day, now, len(seen), mended, len(found) - mended, tuple(found))
    async with database.transaction() as session:
        await store_books.write(session, done)
    return done


async def ask(session: Session, provider: str, day: date, now: datetime) -> None:
    """Have a day compared by a worker, again if it was compared before.

    Raises:
        BadDay: it has not begun, or lies before all ids.
    """
    if not EPOCH.date() <= day <= now.date():
        raise BadDay(day=day.isoformat())
    await queue.enqueue(session, Reconcile(provider, day), key=f"{provider}:{day.isoformat()}")


async def is_done(session: Session, provider: str, day: date) -> bool:
    """Whether a day has been compared before."""
    return await store_books.has_reconciled(session, provider, day)


async def reconciliations(session: Session) -> list[Reconciliation]:
    """The last comparisons, the newest first, with what they found."""
    return await store_books.select_days(session, DAYS_SHOWN, MOST_SHOWN)


async def forget_callbacks(session: Session, now: datetime) -> None:
    """Drop notes of messages that are too old to be heard again."""
    await store_books.forget_callbacks(session, now - FORGET_CALLBACKS_AFTER)


async def _told(database: Database, provider: str, span: Span) -> AsyncIterator[Charge | Refund]:
    async for _, kept in _kept(database, provider, span):
        yield kept.told


async def _kept(database: Database, provider: str, span: Span) -> AsyncIterator[tuple[str, Kept]]:
    """Everything of a day in our books, read page by page in short transactions."""
    for page, reach in PAGES:
        async for found in _pages(database, page, provider, (span, first_at(max(span[0] - reach, EPOCH)))):
            yield found


async def _pages(
    database: Database, page: Page, provider: str, where: tuple[Span, int]
) -> AsyncIterator[tuple[str, Kept]]:
    span, last = where
    while True:
        async with database.transaction() as session:
            some = await page(session, provider, span, last, AT_ONCE)
        for text, kept in some.items():
            yield text, kept
            last = kept.number
        if len(some) < AT_ONCE:
            return


async def _compare(
    database: Database, provider: PaymentGateway, batch: Sequence[Listed], now: datetime
) -> list[Difference]:
    charges = [int(known) for one in batch if (known := _parsed(one, ListedKind.CHARGE)) is not None]
    refunds = [int(known) for one in batch if (known := _parsed(one, ListedKind.REFUND)) is not None]
    async with database.transaction() as session:
        ours = await store_books.select_charges(session, provider.name, charges)
        ours |= await store_books.select_refunds(session, provider.name, refunds)
    found = []
    for one in batch:
        kept = ours.get(one.id)
        if (kind := rules.difference(one, kept)) is not None:
            found.append(await _mend(database, provider, (kind, one.id, one, kept), now))
    return found


async def _look_for_missing(
    database: Database, provider: PaymentGateway, span: Span, seen: set[str], now: datetime
) -> list[Difference]:
    found = []
    async for text, kept in _kept(database, provider.name, span):
        if kept.state is PaymentState.SUCCEEDED and text not in seen:
            is_charge = kept.kind is ListedKind.CHARGE
            kind = DifferenceKind.NOT_THERE if is_charge else DifferenceKind.UNSENT
            found.append(await _mend(database, provider, (kind, text, None, kept), now))
    return found


async def _mend(
    database: Database,
    provider: PaymentGateway,
    what: tuple[DifferenceKind, str, Listed | None, Kept | None],
    now: datetime,
) -> Difference:
    """Do about a difference what can be done without a person, and say whether it is gone."""
    kind, subject, theirs, ours = what
    is_mended = False
    if ours is not None and isinstance(ours.told, Charge):
        if kind in {DifferenceKind.UNHEARD, DifferenceKind.NOT_THERE}:
            is_mended = await _ask_again(database, provider, ours, now)
    elif ours is not None and isinstance(ours.told, Refund):
        if kind is DifferenceKind.UNSENT:
            await provider.give_back(ours.told, now)
            is_mended = True
        elif kind is DifferenceKind.UNHEARD and theirs is not None:
            async with database.transaction() as session:
                await service.finish_refund(session, ours.told, theirs.reference, now)
            is_mended = True
    return Difference(kind, subject, rules.said(theirs), rules.said(ours), is_mended)


async def _ask_again(database: Database, provider: PaymentGateway, ours: Kept, now: datetime) -> bool:
    """Take a provider's own word about one charge; whether it and we agree afterwards."""
    assert isinstance(ours.told, Charge)
    answer = await provider.status(ours.told, now)
    async with database.transaction() as session:
        settled = await service.settle(session, ours.told.payment, answer, now)
    return settled.state is answer.state


async def _compare_chargebacks(
    database: Database, provider: PaymentGateway, span: Span, now: datetime
) -> list[Difference]:
    """Chargebacks that began within a day: what we have not heard is believed, what we alone know a person looks at."""
    found, listed = [], set()
    async for told in provider.disputed(*span, _told(database, provider.name, span)):
        listed.add(told.reference)
        found += await _believe(database, provider.name, told, now)
    async with database.transaction() as session:
        ours = await store_chargebacks.select_heard(session, provider.name, span, AT_ONCE)
        for one in ours:
            if one.chargeback.reference not in listed and not await _is_older(session, provider.name, one, span):
                words = rules.disputed(one.chargeback)
                found.append(Difference(DifferenceKind.NOT_THERE, one.chargeback.reference, "", words, is_mended=False))
    return found


async def _is_older(session: Session, provider: str, one: Disputed, span: Span) -> bool:
    """Whether a chargeback that we heard of within a span may have begun before it: messages take their time."""
    paid = await service.payment(session, one.payment)
    return paid.started_at < span[0]


async def _believe(database: Database, provider: str, told: Chargeback, now: datetime) -> list[Difference]:
    words = rules.disputed(told)
    try:
        async with database.transaction() as session:
            known = await chargebacks.one(session, provider, told.reference)
            is_news = await chargebacks.hear(session, provider, told, now)
    except Refusal:
        return [Difference(DifferenceKind.STRANGER, told.reference, words, "", is_mended=False)]
    ours = "" if known is None else rules.disputed(known.chargeback)
    return [Difference(DifferenceKind.UNHEARD, told.reference, words, ours, is_mended=True)] if is_news else []


def _parsed(one: Listed, kind: ListedKind) -> int | None:
    """The id of a charge or a refund, if it can be one of ours."""
    if one.kind is not kind:
        return None
    try:
        return (PaymentId if kind is ListedKind.CHARGE else RefundId).parse(one.id)
    except Refusal:
        return None
