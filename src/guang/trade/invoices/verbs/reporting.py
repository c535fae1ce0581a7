"""Reporting: a store's taxes of a month, by its own clocks; what was sold in it, and what went back in it."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import astuple, replace
from datetime import UTC, date, datetime
from typing import Final

from guang.kernel import days
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId
from guang.kernel.money import Money
from guang.trade import stores
from guang.trade.invoices.types import TaxReport
from guang.trade.orders import taxed

AT_ONCE: Final = 1_000
BEFORE_ALL: Final = (datetime(2000, 1, 1, tzinfo=UTC), 0, "")
_AMOUNTS: Final = 5
"""Where the amounts of a turnover begin."""


async def report(session: Session, store_id: StoreId, first: date) -> TaxReport:
    """What a store's orders and refunds of a month say of their taxes, by rate and by day.

    A sale counts when it is paid, a refund when it is given, each with the taxes that were frozen with it.

    Raises:
        StoreMissing: no such store.
    """
    home = await stores.store(session, store_id)
    span = days.month(first, home.time_zone)
    by_day = await taxed.turnover(session, store_id, span, home.time_zone)
    untaxed = await taxed.untaxed(session, store_id, span)
    return TaxReport(
        month=first,
        zone=home.time_zone,
        currency=home.currency,
        rates=tuple(_by_rate(by_day)),
        days=tuple(by_day),
        untaxed=Money(untaxed, home.currency),
    )


async def events(database: Database, store_id: StoreId, span: taxed.Span) -> AsyncIterator[taxed.TaxedEvent]:
    """Every sale and then every refund of a span, rate by rate, read page by page in short transactions."""
    last, more = 0, True
    while more:
        async with database.transaction() as session:
            sold, last = await taxed.sales(session, store_id, span, last, AT_ONCE)
        for one in sold:
            yield one
        more = last > 0
    place: tuple[datetime, int, str] | None = BEFORE_ALL
    while place is not None:
        async with database.transaction() as session:
            gone, place = await taxed.refunds(session, store_id, span, place, AT_ONCE)
        for one in gone:
            yield one


def _by_rate(by_day: Iterable[taxed.Turnover]) -> list[taxed.Turnover]:
    sums: dict[tuple[str, str, str, int], taxed.Turnover] = {}
    for one in by_day:
        kind = (one.tax, one.country, one.code, one.rate_bps)
        known = sums.get(kind)
        sums[kind] = replace(one, day=None) if known is None else _added(known, one)
    return sorted(sums.values(), key=lambda one: (one.country, -one.rate_bps, one.code))


def _added(one: taxed.Turnover, other: taxed.Turnover) -> taxed.Turnover:
    pairs = zip(astuple(one)[_AMOUNTS:], astuple(other)[_AMOUNTS:], strict=True)
    return taxed.Turnover(
        None, one.tax, one.country, one.code, one.rate_bps, *(mine + theirs for mine, theirs in pairs)
    )
