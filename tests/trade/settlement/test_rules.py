"""Sharing never makes or loses money, in columns as one by one."""

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import LineId, OrderId
from guang.kernel.money import LARGEST_MINOR, Money
from guang.trade.ledger import Account, Booked, Entry, Place
from guang.trade.settlement import errors, rules
from guang.trade.settlement.rulebook import in_force
from guang.trade.settlement.types import Shares, Terms

BPS = st.integers(0, 10_000)
MINOR = st.integers(0, 10**15)
LINES = st.lists(st.tuples(MINOR, MINOR, BPS, BPS), min_size=1, max_size=6)


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


def test_a_line_is_shared_between_merchant_creator_and_platform() -> None:
    shares = rules.share(Terms(cny(9000), cny(1000), fee_bps=60, commission_bps=1500, commission_fee_bps=1000))
    assert shares == Shares(merchant=cny(8590), creator=cny(1215), platform_fee=cny(60), commission_fee=cny(135))


def test_a_commission_takes_no_more_than_the_platforms_fee_leaves() -> None:
    shares = rules.share(Terms(cny(100), cny(0), fee_bps=100, commission_bps=10_000, commission_fee_bps=1000))
    assert shares == Shares(merchant=cny(0), creator=cny(89), platform_fee=cny(1), commission_fee=cny(10))


@given(LINES, BPS)
def test_the_shares_are_the_whole_and_columns_say_the_same(
    lines: list[tuple[int, int, int, int]], commission_fee_bps: int
) -> None:
    columns = [np.array(column, dtype=np.int64) for column in zip(*lines, strict=True)]
    shared = rules.share_columns(columns[0], columns[1], columns[2], columns[3], commission_fee_bps)
    for row, (paid, subsidy, fee_bps, commission_bps) in enumerate(lines):
        one = rules.share(Terms(cny(paid), cny(subsidy), fee_bps, commission_bps, commission_fee_bps))
        parts = (one.merchant, one.creator, one.platform_fee, one.commission_fee)
        assert tuple(part.minor for part in parts) == tuple(int(column[row]) for column in shared)
        assert sum(part.minor for part in parts) == paid + subsidy
        assert min(part.minor for part in parts) >= 0


@given(st.integers(0, LARGEST_MINOR // 2), BPS)
def test_a_portion_in_columns_is_a_portion(minor: int, rate: int) -> None:
    amounts, rates = np.array([minor], dtype=np.int64), np.array([rate], dtype=np.int64)
    assert int(rules.portion(amounts, rates)[0]) == cny(minor).portion(rate).minor


def test_a_category_has_its_nearest_ancestors_rate() -> None:
    book = in_force()
    assert book.fee_bps(["food", "fresh"]) == 30
    assert book.fee_bps(["food", "snacks"]) == 60
    assert book.fee_bps(["electronics", "phones"]) == 100
    assert book.fee_bps([]) == 60


def test_a_statement_is_about_a_month_of_somebodys_clock_or_a_span() -> None:
    eight = "Asia/Shanghai"
    start, end = datetime(2026, 1, 31, 16, tzinfo=UTC), datetime(2026, 2, 28, 16, tzinfo=UTC)
    assert rules.span("2026-02", None, None, eight) == (start, end)
    assert rules.span(None, start, end, eight) == (start, end)
    berlin = rules.span("2026-03", None, None, "Europe/Berlin")  # clocks go forward within it
    assert berlin == (datetime(2026, 2, 28, 23, tzinfo=UTC), datetime(2026, 3, 31, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("month", "since", "until"),
    [
        (None, None, None),
        ("2026-13", None, None),
        ("0001-01", None, None),
        ("9999-12", None, None),
        (None, datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(2026, 1, 1, tzinfo=UTC)),
        ("June", None, None),
        ("2026-02", datetime(2026, 1, 1, tzinfo=UTC), None),
        (None, datetime(2026, 1, 1, tzinfo=UTC), None),
        (None, datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
        (None, datetime(2026, 1, 1), datetime(2026, 1, 2, tzinfo=UTC)),  # noqa: DTZ001 - as somebody may send it
    ],
)
def test_a_statement_about_something_else_is_refused(
    month: str | None, since: datetime | None, until: datetime | None
) -> None:
    with pytest.raises(errors.BadSpan):
        rules.span(month, since, until, "Asia/Shanghai")


@given(st.text(max_size=8))
def test_no_word_of_a_statement_can_be_taken_for_a_formula(word: str) -> None:
    assert not rules.harmless(word).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert rules.harmless(word).removeprefix("'") in {word, word.removeprefix("'")}


def test_an_entry_becomes_a_line_of_a_statement() -> None:
    entry = Entry(Account.MERCHANT, 5, cny(-1999), OrderId(7), LineId(8))
    booked = Booked(Place(16, 17, 1), "refund_due", "=cmd()", datetime(2026, 6, 1, 20, tzinfo=UTC), entry)
    assert rules.csv_row(booked, "Asia/Shanghai") == (
        "2026-06-02 04:00:00",
        "refund_due",
        "'=cmd()",
        "merchant",
        "-19.99",
        "CNY",
        OrderId(7).text,
        LineId(8).text,
        "10.11.1",
    )
