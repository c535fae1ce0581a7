"""What stars add up to, and what few votes prove."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.trade.reviews import errors, rules
from guang.trade.reviews.types import Stars

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
counts = st.tuples(*[st.integers(0, 10_000)] * 5)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_a_bound_is_a_share_that_more_of_the_same_brings_nearer(good: int, bad: int) -> None:
    of = good + bad
    bound = rules.wilson(good, of)
    assert 0 <= bound <= (good / of if of else 0) + 1e-12
    assert rules.wilson(good + 1, of + 1) >= bound - 1e-12
    assert rules.wilson(good, of + 1) <= bound + 1e-12
    assert rules.wilson(10 * good, 10 * of) >= bound - 1e-12


@pytest.mark.parametrize(("good", "of", "bound"), [(0, 0, 0), (1, 1, 0.2065), (90, 100, 0.8256), (0, 10, 0)])
def test_known_bounds(good: int, of: int, bound: float) -> None:
    assert rules.wilson(good, of) == pytest.approx(bound, abs=5e-4)


@given(counts)
def test_the_score_lies_between_what_is_usual_and_the_mean(given_: tuple[int, int, int, int, int]) -> None:
    found = rules.rating(given_, 0, 0)
    if not found.count:
        assert (found.mean, found.score) == (0, rules.PRIOR_MEAN)
        return
    low, high = sorted((found.mean, rules.PRIOR_MEAN))
    assert low - 1e-9 <= found.score <= high + 1e-9
    assert 1 <= found.mean <= 5
    assert found.good_share <= (given_[3] + given_[4]) / found.count + 1e-12


def test_one_perfect_review_does_not_beat_many_good_ones() -> None:
    one, many = rules.rating((0, 0, 0, 0, 1), 5, 5), rules.rating((1, 1, 3, 25, 170), 0, 0)
    assert one.mean > many.mean
    assert one.score < many.score
    assert one.good_share < many.good_share


def test_means_are_of_their_own_stars() -> None:
    found = rules.rating((1, 0, 0, 0, 1), 7, 4)
    assert (found.count, found.mean, found.logistics, found.service) == (2, 3, 3.5, 2)


@pytest.mark.parametrize("stars", [Stars(0, 5, 5), Stars(5, 6, 5), Stars(5, 5, -1)])
def test_stars_are_one_to_five(stars: Stars) -> None:
    with pytest.raises(errors.BadReview):
        rules.check_stars(stars)


def test_time_is_over_after_the_last_instant() -> None:
    day = timedelta(days=1)
    rules.check_time(NOW - day, day, NOW)
    with pytest.raises(errors.TooLate):
        rules.check_time(NOW - day, day, NOW + timedelta(microseconds=1))


def test_a_masked_name_tells_its_first_sign() -> None:
    assert (rules.masked("李小龙"), rules.masked("  Ann "), rules.masked("")) == ("李***", "A***", "***")
