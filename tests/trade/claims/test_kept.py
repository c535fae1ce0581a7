"""What is granted without asking the store: what the line's own promises say, no more and no longer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.claims.test_terms import DAY, NOW, line, money, unshipped, wanted

from guang.kernel.ids import ImageId
from guang.trade.claims import CaseReason, Wish, kept, terms

OTHERS = {"kind": "ship_within", "basis": "store", "hours": 48}
BROKEN = {"kind": "broken_on_arrival", "basis": "store", "days": 2}
PRICES = {"kind": "price_protection", "basis": "store", "days": 30}


def fast(minor: int) -> dict[str, Any]:
    return {"kind": "fast_refund", "basis": "platform", "amount": {"minor": minor, "currency": "CNY"}}


def test_a_lower_price_is_matched_at_once_for_as_long_as_was_promised() -> None:
    dropped = wanted(Wish.PRICE_PROTECTION, CaseReason.PRICE_DROPPED)
    paid = line().paid_at
    assert paid is not None

    def at(now: Any, *promises: dict[str, Any], before: int = 99) -> bool:
        return kept.is_granted(dropped, line(), money(5), promises, before, now)

    assert at(paid + 30 * DAY, PRICES)
    assert not at(paid + 30 * DAY + timedelta(seconds=1), PRICES)
    assert not at(paid, OTHERS)


def test_who_was_promised_a_longer_time_may_ask_for_that_long() -> None:
    longer = line(price_within=kept.price_within([PRICES]), today=money(1))

    assert terms.offer(Wish.PRICE_PROTECTION, longer, NOW + 26 * DAY).why_not is None
    assert terms.offer(Wish.PRICE_PROTECTION, replace(longer, price_within=None), NOW + 26 * DAY).why_not is not None
    assert terms.offer(Wish.PRICE_PROTECTION, replace(longer, price_within=DAY), NOW + 11 * DAY).why_not is None


@pytest.mark.parametrize(
    ("days", "pictures", "reason", "before", "granted"),
    [
        (2, 1, CaseReason.DAMAGED, 0, True),
        (3, 1, CaseReason.DAMAGED, 0, False),
        (2, 0, CaseReason.DAMAGED, 0, False),
        (2, 1, CaseReason.QUALITY, 0, False),
        (2, 1, CaseReason.DAMAGED, terms.FAST_OFTEN, False),
    ],
)
def test_goods_broken_on_arrival_are_paid_back_at_once_with_a_picture_and_in_time(
    days: int, pictures: int, reason: CaseReason, before: int, granted: bool
) -> None:
    asked = replace(wanted(Wish.REFUND_ONLY, reason, 1), images=tuple(map(ImageId, range(1, pictures + 1))))

    assert kept.is_granted(asked, line(), money(1001), [BROKEN], before, NOW + days * DAY) is granted
    assert not kept.is_granted(asked, line(), money(1001), [OTHERS], before, NOW)


def test_what_a_line_says_about_fast_refunds_counts_and_older_lines_have_the_usual() -> None:
    assert kept.fast_most([fast(5), OTHERS], "CNY") == 5
    assert kept.fast_most([OTHERS], "CNY") == 0
    assert kept.fast_most([fast(5)], "EUR") == 0
    assert kept.fast_most([], "CNY") == kept.fast_most([{"kind": "ship_within", "hours": 4}], "CNY") == 30_000


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.integers(0, 9))
def test_unshipped_goods_are_paid_back_at_once_up_to_the_amount_that_was_promised(
    asked: int, most: int, before: int
) -> None:
    wish = wanted(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 3)

    is_granted = kept.is_granted(wish, unshipped(), money(asked), [fast(most)], before, NOW)

    assert is_granted == (asked <= most and before < terms.FAST_OFTEN)
    assert not kept.is_granted(wish, line(), money(asked), [fast(most)], before, NOW)
