"""Who gets what of an order, and what a statement says; nothing here touches a database."""

import hashlib
from datetime import UTC, datetime
from typing import Final, TypeGuard
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from guang.kernel import days
from guang.kernel.money import BASIS
from guang.trade.ledger import Booked
from guang.trade.settlement.errors import BadSpan, KeyNeeded
from guang.trade.settlement.types import NewWithdrawal, Shares, Terms

Column = NDArray[np.int64]
CSV_COLUMNS: Final = ("event", "reference", "account", "amount", "currency", "order", "line", "entry")
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2139, 1, 1, tzinfo=UTC)
"""Ids reach no further."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def share(terms: Terms) -> Shares:
    """Share what is left of one line.

    The platform's fee comes first, of the buyer's part and the subsidy; then the commission, of the buyer's part and
    no more than what remains; a part of the commission is the platform's; the rest is the merchant's.

    Source: DOMAIN D1, E2e.
    """
    whole = terms.paid + terms.subsidy
    fee = whole.portion(terms.fee_bps)
    commission = min(terms.paid.portion(terms.commission_bps), whole - fee)
    kept = commission.portion(terms.commission_fee_bps)
    return Shares(merchant=whole - fee - commission, creator=commission - kept, platform_fee=fee, commission_fee=kept)


def share_columns(
    paid: Column, subsidy: Column, fee_bps: Column, commission_bps: Column, commission_fee_bps: int
) -> tuple[Column, Column, Column, Column]:
    """`share` for many lines at once: merchant, creator, platform fee and commission fee, in minor units.

    Twin: `share`; ``tests/trade/settlement/test_rules.py`` holds them together.
    """
    whole = paid + subsidy
    fee = portion(whole, fee_bps)
    commission = np.minimum(portion(paid, commission_bps), whole - fee)
    kept = portion(commission, np.full_like(commission, commission_fee_bps))
    return whole - fee - commission, commission - kept, fee, kept


def portion(amounts: Column, rates_bps: Column) -> Column:
    """`Money.portion` of many amounts that are not negative; no product exceeds the amounts by much."""
    return amounts // BASIS * rates_bps + (amounts % BASIS * rates_bps + BASIS // 2) // BASIS


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        KeyNeeded: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise KeyNeeded()
    return key


def fingerprint(wanted: NewWithdrawal) -> str:
    """What must be equal for two requests to be the same."""
    content = (wanted.payee.value, wanted.owner, wanted.amount, wanted.bank, wanted.wish)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def span(month: str | None, since: datetime | None, until: datetime | None, zone: str) -> tuple[datetime, datetime]:
    """What a statement covers: a month by the clocks of a place, or from one instant up to another.

    Raises:
        BadSpan: neither, both, or the wrong way round.
    """
    if month is not None and since is None and until is None:
        try:
            first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
        except ValueError:
            raise BadSpan(month=month[:20]) from None
        if not _is_known(first):
            raise BadSpan(month=month)
        return days.month(first.date(), zone)
    if month is None and _is_known(since) and _is_known(until) and since < until:
        return since, until
    raise BadSpan()


def _is_known(instant: datetime | None) -> TypeGuard[datetime]:
    """Whether it is an instant of ours; a time of no time zone is none."""
    return instant is not None and instant.tzinfo is not None and EARLIEST <= instant <= LATEST


def span_if_any(
    month: str | None, since: datetime | None, until: datetime | None, zone: str
) -> tuple[datetime, datetime] | None:
    """As `span`, and nothing where nothing is named.

    Raises:
        BadSpan: as `span`.
    """
    if month is None and since is None and until is None:
        return None
    return span(month, since, until, zone)


def csv_header(zone: str) -> tuple[str, ...]:
    """The first line of a statement: what its columns are, and whose clocks its times are."""
    return (f"time ({zone})", *CSV_COLUMNS)


def csv_row(booked: Booked, zone: str) -> tuple[str, ...]:
    """One entry as a line of a statement, its time by the clocks of a place."""
    entry = booked.entry
    words = (booked.kind, booked.key)
    return (
        booked.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S"),
        *(harmless(word) for word in words),
        entry.account.value,
        entry.amount.decimal,
        entry.amount.currency,
        entry.order.text if entry.order else "",
        entry.line.text if entry.line else "",
        harmless(booked.place.text),
    )


def harmless(word: str) -> str:
    """A cell that no spreadsheet takes for a formula: what could begin one gets an apostrophe in front.

    Source: OWASP, CSV injection.
    """
    return f"'{word}" if word.startswith(_FORMULA) else word
