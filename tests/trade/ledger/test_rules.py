"""Rounding never makes or loses money."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.trade.ledger import errors, rules

PARTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=6)


@st.composite
def unwinding(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Parts, and refunds that add up to them."""
    whole = draw(PARTS)
    cuts = sorted(draw(st.lists(st.integers(0, sum(whole)), max_size=8)))
    bounds = [0, *cuts, sum(whole)]
    return whole, [then - now for now, then in pairwise(bounds)]


@given(unwinding())
def test_refunds_that_add_up_to_the_whole_leave_nothing_anywhere(given_: tuple[list[int], list[int]]) -> None:
    whole, refunds = given_
    left, done = list(whole), 0
    for refund in refunds:
        taken = rules.shares(whole, done, refund)
        done += refund
        left = [have - less for have, less in zip(left, taken, strict=True)]

        assert sum(taken) == refund
        for have, part in zip(left, whole, strict=True):
            exact = part - part * done / max(1, sum(whole))
            assert 0 <= have <= part
            assert abs(have - exact) < 1 + 1e-6 * part
    assert left == [0] * len(whole)


def test_a_refund_takes_from_everybody_in_proportion() -> None:
    assert rules.shares([900, 90, 10], 0, 100) == [90, 9, 1]
    assert rules.shares([2, 1], 0, 1) == [1, 0]
    assert rules.shares([2, 1], 1, 1) == [0, 1]
    assert rules.shares([0, 0], 0, 0) == [0, 0]


@pytest.mark.parametrize(("whole", "done", "more"), [([5], 0, 6), ([5], 3, 3), ([5], -1, 2), ([5], 2, -1), ([0], 0, 1)])
def test_more_than_there_is_cannot_be_taken_back(whole: list[int], done: int, more: int) -> None:
    with pytest.raises(errors.NotBooked):
        rules.shares(whole, done, more)
