"""Two rankers on one page: drafting is fair, the sign test is the known one, its running interval keeps its word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from guang.learning.experiments.duels import CONTROL, TIED, TRIED, always, fixed, team_draft, winner

items = st.lists(st.integers(1, 40), unique=True, max_size=20)


@given(items, items, st.integers(0, 25), st.integers(0, 2**32))
def test_a_drafted_page_holds_each_item_once_and_each_side_s_best_first(
    control: list[int], tried: list[int], most: int, seed: int
) -> None:
    page, teams = team_draft(control, tried, most, seed)

    assert len(page) == len(teams) == len(set(page)) == min(most, len({*control, *tried}))
    for side, team in ((control, "0"), (tried, "1")):
        mine = [item for item, of in zip(page, teams, strict=True) if of == team]
        assert mine == sorted(mine, key=side.index)
        for place, item in enumerate(page):
            if teams[place] == team:
                assert set(side[: side.index(item)]) <= set(page[:place])


@given(st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=20), st.integers(0, 2**32))
def test_sides_that_rank_alike_leave_the_page_as_both_want_it(ranked: list[int], seed: int) -> None:
    page, teams = team_draft(ranked, ranked, len(ranked), seed)
    assert page == ranked
    assert abs(teams.count("0") - teams.count("1")) <= 1


def test_every_slot_goes_to_either_side_as_often() -> None:
    drafts = [team_draft(range(1, 9), range(9, 17), 8, seed)[1] for seed in range(4000)]
    first = np.array([[int(team) for team in teams] for teams in drafts]).mean(axis=0)
    assert np.abs(first - 0.5).max() < 4 * 0.5 / np.sqrt(4000)


def test_a_page_goes_to_the_side_whose_items_were_taken_more_often() -> None:
    page, teams = [4, 5, 6, 7], "0110"
    assert winner(page, teams, [5, 6, 4]) == TRIED
    assert winner(page, teams, [4, 4, 5]) == CONTROL
    assert winner(page, teams, [4, 5]) == TIED
    assert winner(page, teams, [99]) == TIED


def test_the_fixed_sign_test_is_the_binomial_one() -> None:
    told = fixed(control=20, tried=40)
    known = stats.binomtest(40, 60)
    assert (told.value, told.p) == pytest.approx((1 / 6, known.pvalue))
    assert (told.low, told.high) == pytest.approx([one - 0.5 for one in known.proportion_ci(0.95)])
    assert fixed(0, 0).low is None


def test_the_running_interval_seldom_ever_misses_a_fair_coin() -> None:
    rng, missed = np.random.default_rng(5), 0
    for _ in range(200):
        tosses = np.cumsum(rng.integers(0, 2, 400))
        looks = [always(count - int(tosses[count - 1]), int(tosses[count - 1])) for count in range(5, 401, 5)]
        missed += any(look.tells for look in looks)
    assert missed <= 200 * 0.05 + 2 * np.sqrt(200 * 0.05)


@given(st.integers(0, 300), st.integers(0, 300))
def test_looking_all_the_time_costs_width_and_agrees_with_its_p(control: int, tried: int) -> None:
    told = always(control, tried)
    if told.low is None or told.high is None:
        assert control == tried == 0
        return
    assert -0.5 <= told.low <= told.value <= told.high <= 0.5
    assert told.tells == (told.p < 0.05)
    once = fixed(control, tried)
    assert once.low is not None
    assert once.high is not None
    assert told.high - told.low >= once.high - once.low - 0.02
