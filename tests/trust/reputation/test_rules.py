"""From counts to scores: bounds, fairness to small stores, and a slow twin of the ranking."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.trust.reputation import rules
from guang.trust.reputation.rulebook import Metric, in_force

BOOK = in_force()
CODES = [metric.code for metric in BOOK.metrics]


def board(rows: list[dict[str, tuple[float, float]]], *, orders: int = 100, industry: int = 7) -> rules.Board:
    """Stores with (counted, cases) by metric; metrics left out have no cases."""
    counted, cases = np.zeros((len(rows), len(CODES))), np.zeros((len(rows), len(CODES)))
    for number, row in enumerate(rows):
        for code, (some, of) in row.items():
            counted[number, CODES.index(code)], cases[number, CODES.index(code)] = some, of
    return rules.Board(np.full(len(rows), industry), np.full(len(rows), orders), counted, cases)


def plain_rank(rates: list[float], place: int, metric: Metric) -> float:
    """The slow twin of the ranking: counts who does worse, one by one."""
    if len(rates) == 1:
        return 0.5
    mine, beaten = round(rates[place], 12), 0.0
    for other, rate in enumerate(rates):
        if other != place and round(rate, 12) == mine:
            beaten += 0.5
        elif other != place and (round(rate, 12) < mine) == (metric.better == "high"):
            beaten += 1
    return beaten / (len(rates) - 1)


tallies = st.integers(0, 50).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases)))


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(CODES, tallies)), min_size=1, max_size=15))
def test_ranks_equal_those_of_the_slow_twin_and_points_stay_in_range(
    rows: list[dict[str, tuple[float, float]]],
) -> None:
    made = rules.score(board(rows), BOOK)

    for column, metric in enumerate(BOOK.metrics):
        rates = made.rates[:, column].tolist()
        if np.isnan(rates).any():
            assert np.isnan(rates).all()  # a metric without any case says nothing about anybody
            continue
        wanted = [plain_rank(rates, place, metric) for place in range(len(rows))]
        assert made.ranks[:, column].tolist() == pytest.approx(wanted)
    known = made.points[~np.isnan(made.points)]
    assert ((known >= BOOK.lowest) & (known <= 100)).all()


def test_the_best_of_an_industry_has_a_hundred_and_the_worst_the_lowest() -> None:
    best = {code: ((0.0 if BOOK.metrics[n].better == "low" else 90.0), 90.0) for n, code in enumerate(CODES)}
    worst = {code: ((90.0 if BOOK.metrics[n].better == "low" else 0.0), 90.0) for n, code in enumerate(CODES)}

    made = rules.score(board([best, worst]), BOOK)

    assert made.points.tolist() == [100.0, BOOK.lowest]


def test_few_orders_give_no_score_and_no_rank_to_others() -> None:
    made_of = board([{"bad_reviews": (0, 40)}, {"bad_reviews": (40, 40)}])
    few = rules.Board(made_of.industry, np.array([100, 29]), made_of.counted, made_of.cases)

    made = rules.score(few, BOOK)

    assert made.points[0] == BOOK.lowest + (100 - BOOK.lowest) / 2  # alone, it stands in the middle
    assert np.isnan(made.points[1])


def test_one_bad_order_does_not_sink_a_small_store_below_a_steadily_worse_one() -> None:
    small, bad, good = {"bad_reviews": (1, 2)}, {"bad_reviews": (40, 100)}, {"bad_reviews": (2, 100)}

    made = rules.score(board([small, bad, good]), BOOK)

    rates = made.rates[:, CODES.index("bad_reviews")]
    assert rates[2] < rates[0] < rates[1]


def test_a_small_industry_is_ranked_among_all_and_a_large_one_among_its_own() -> None:
    large = [{"bad_reviews": (number, 1_000)} for number in range(BOOK.fewest_peers)]
    made_of = board([*large, {"bad_reviews": (500, 1_000)}])
    industry = np.array([7] * len(large) + [8])

    made = rules.score(rules.Board(industry, made_of.orders, made_of.counted, made_of.cases), BOOK)

    ranks = made.ranks[:, CODES.index("bad_reviews")]
    assert ranks[: len(large)].tolist() == pytest.approx(np.linspace(1, 0, len(large)))
    assert ranks[-1] == 0


def test_metrics_without_cases_give_their_weight_to_the_others() -> None:
    made = rules.score(board([{"bad_reviews": (0, 50)}, {"bad_reviews": (9, 50)}]), BOOK)

    assert made.points.tolist() == [100.0, BOOK.lowest]
    assert np.isnan(made.dimensions[:, 1:]).all()


@pytest.mark.parametrize(("points", "days"), [(None, 7), (100, 3), (85, 3), (84.99, 7), (70, 7), (60, 15)])
def test_better_stores_are_paid_sooner(points: float | None, days: int) -> None:
    assert BOOK.settlement_days(points) == days
