"""Intervals that hold what they promise, on data whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from guang.learning.experiments import off_policy
from guang.learning.experiments.statistics import ALPHA, Arm, fixed, mismatch, people_needed, sequential

RUNS = 400


def arms(rng: np.random.Generator, people: int, lift: float) -> tuple[Arm, Arm]:
    return Arm.of(rng.exponential(2.0, people)), Arm.of(rng.exponential(2.0, people) + lift)


def test_a_fixed_interval_is_welch_s() -> None:
    rng = np.random.default_rng(1)
    control, treated = rng.normal(3, 1, 40), rng.normal(3.5, 2, 60)

    told = fixed(Arm.of(control), Arm.of(treated))

    known = stats.ttest_ind(treated, control, equal_var=False)
    span = known.confidence_interval(1 - ALPHA)
    assert (told.low, told.high, told.p) == pytest.approx((span.low, span.high, known.pvalue))
    assert told.value == pytest.approx(treated.mean() - control.mean())


def test_a_fixed_interval_misses_the_truth_one_time_in_twenty() -> None:
    rng = np.random.default_rng(2)
    told = [fixed(*arms(rng, 300, 0.3)) for _ in range(RUNS)]
    missed = sum(not one.low <= 0.3 <= one.high for one in told)  # type: ignore[operator]
    assert missed == pytest.approx(RUNS * ALPHA, abs=4 * np.sqrt(RUNS * ALPHA))


def peeks(rng: np.random.Generator) -> list[tuple[Arm, Arm]]:
    """Two arms that do not differ, looked at thirty times as they grow."""
    values = rng.exponential(2.0, (2, 6000))
    return [(Arm.of(values[0, :upto]), Arm.of(values[1, :upto])) for upto in range(200, 6001, 200)]


def test_whoever_keeps_looking_is_misled_by_a_fixed_interval_and_not_by_a_sequential_one() -> None:
    rng = np.random.default_rng(3)
    looks = [peeks(rng) for _ in range(200)]
    misled = [sum(any(way(*pair).tells for pair in run) for run in looks) / len(looks) for way in (fixed, sequential)]
    assert misled[0] > 0.15
    assert misled[1] <= ALPHA


def test_a_sequential_interval_finds_what_there_is_and_its_p_agrees_with_it() -> None:
    rng = np.random.default_rng(4)
    control, treated = arms(rng, 20_000, 0.2)
    told = sequential(control, treated)
    assert told.tells
    assert told.low <= 0.2 <= told.high
    assert told.p < ALPHA
    assert told.high - told.low > fixed(control, treated).high - fixed(control, treated).low


@given(st.integers(2, 5000), st.floats(-1, 1), st.floats(0.1, 5))
def test_an_interval_tells_if_and_only_if_its_p_is_below_alpha(people: int, lift: float, spread: float) -> None:
    control, treated = Arm(people, 0.0, spread), Arm(people, lift, spread)
    for way in (fixed, sequential):
        told = way(control, treated)
        assert told.low <= told.value <= told.high
        if abs(told.p - ALPHA) > 1e-9:
            assert told.tells == (told.p < ALPHA)


@pytest.mark.parametrize(("control", "treated"), [(Arm(0, 0, 0), Arm(9, 1, 1)), (Arm(1, 2, 0), Arm(1, 3, 0))])
def test_arms_too_small_to_tell_anything_tell_nothing(control: Arm, treated: Arm) -> None:
    for way in (fixed, sequential):
        told = way(control, treated)
        assert (told.low, told.high, told.p, told.tells) == (None, None, 1.0, False)


def test_a_split_that_is_not_as_asked_for_is_found_out() -> None:
    assert mismatch([5000, 5000], [0.5, 0.5]) == 1.0
    assert mismatch([5000, 5070], [0.5, 0.5]) > 0.4
    assert mismatch([5000, 5500], [0.5, 0.5]) < 1e-5
    assert mismatch([900, 100], [0.9, 0.1]) == 1.0
    assert mismatch([], []) == mismatch([0, 0], [0.5, 0.5]) == 1.0


def test_as_many_people_as_are_said_to_be_needed_see_it_four_times_in_five() -> None:
    rng = np.random.default_rng(5)
    people = people_needed(4.0, 0.5)
    seen = sum(fixed(*arms(rng, people, 0.5)).p < ALPHA for _ in range(RUNS))
    assert people == 252
    assert seen / RUNS == pytest.approx(0.8, abs=0.07)


def logs(rng: np.random.Generator, shows: int = 4000) -> tuple[np.ndarray, ...]:
    """Ten items shown evenly often; another policy would show the better half twice as often as the worse."""
    worth = np.linspace(0.05, 0.5, 10)
    wanted = np.where(worth > 0.275, 2.0, 1.0) / 15
    item = rng.integers(0, 10, shows)
    rewards = (rng.random(shows) < worth[item]).astype(float)
    model = worth * 0.8 + 0.02
    expected = np.full(shows, float((model * wanted).sum()))
    return rewards, np.full(shows, 0.1), wanted[item], model[item], expected, np.array([(worth * wanted).sum()])


def test_another_policy_s_worth_is_told_from_known_chances() -> None:
    rng = np.random.default_rng(6)
    told: dict[str, list[off_policy.Guess]] = {"ips": [], "snips": [], "dr": []}
    for _ in range(200):
        rewards, logged, wanted, guessed, expected, (truth,) = logs(rng)
        told["ips"].append(off_policy.ips(rewards, logged, wanted))
        told["snips"].append(off_policy.snips(rewards, logged, wanted))
        told["dr"].append(off_policy.doubly_robust(rewards, logged, wanted, guessed, expected))
    for guesses in told.values():
        values = np.array([one.value for one in guesses])
        assert values.mean() == pytest.approx(truth, abs=3 * values.std() / np.sqrt(len(values)))
        assert values.std() == pytest.approx(np.mean([one.error for one in guesses]), rel=0.2)
    spread = {name: np.std([one.value for one in guesses]) for name, guesses in told.items()}
    assert spread["dr"] < spread["ips"]
    assert spread["snips"] < spread["ips"]
    assert 0.8 * 4000 < told["ips"][0].people < 4000


def test_the_same_policy_is_worth_its_mean_and_impossible_chances_are_refused() -> None:
    rewards, chance = np.array([0.0, 1.0, 1.0]), np.full(3, 0.2)
    assert off_policy.ips(rewards, chance, chance).value == off_policy.snips(rewards, chance, chance).value
    assert off_policy.ips(rewards, chance, chance).value == pytest.approx(2 / 3)
    assert np.isnan(off_policy.snips(rewards, chance, np.zeros(3)).value)
    with pytest.raises(ValueError, match="a chance of 0"):
        off_policy.ips(rewards, np.zeros(3), chance)


def test_weights_above_the_most_are_cut() -> None:
    rewards, logged, wanted = np.ones(4), np.array([0.01, 0.5, 0.5, 0.5]), np.full(4, 0.5)
    assert off_policy.ips(rewards, logged, wanted).value == pytest.approx(13.25)
    assert off_policy.ips(rewards, logged, wanted, most=5.0).value == pytest.approx(2.0)


def logged_slates(rng: np.random.Generator, pages: int) -> tuple[off_policy.Slates, float]:
    """Pages with one item by merit and one of four by lot, and what a policy that wants the best two would earn."""
    odds = rng.uniform(0.05, 0.5, (pages, 5))
    merit, drawn = odds[:, :1].argmax(axis=1), rng.integers(1, 5, pages)
    best = np.argsort(-odds, axis=1)[:, :2]
    shown = np.column_stack([merit, drawn])
    chance = np.tile([1.0, 0.25], (pages, 1))
    wanted = (shown[:, :, None] == best[:, None, :]).any(axis=2).astype(float)
    lines = np.arange(pages)[:, None]
    rewards = (rng.random((pages, 2)) < odds[lines, shown]).astype(float)
    guessed = odds[lines, shown] * 0.7
    given = off_policy.Slates(
        page=np.repeat(np.arange(pages), 2),
        rewards=rewards.ravel(),
        logged=chance.ravel(),
        wanted=wanted.ravel(),
        guessed=guessed.ravel(),
        expected=0.7 * odds[lines, best].sum(axis=1),
        slots=np.full(pages, 2.0),
    )
    return given, float(odds[lines, best].sum(axis=1).mean())


def test_a_page_under_another_policy_is_worth_what_it_would_have_earned() -> None:
    given, truth = logged_slates(np.random.default_rng(11), 6000)
    told = off_policy.slates(given)
    for way in ("ips", "snips", "dr"):
        assert abs(told[way].value - truth) < 4 * told[way].error, way
    assert told["dr"].error < told["ips"].error
    assert 0.3 < given.told < 0.7
    assert told["ips"].people < len(given.rewards)


def test_what_the_log_never_showed_is_told_by_the_model_alone() -> None:
    given, _ = logged_slates(np.random.default_rng(12), 3000)
    elsewhere = off_policy.Slates(
        given.page, given.rewards, given.logged, given.wanted * 0, given.guessed, given.expected, given.slots
    )
    assert elsewhere.told == 0
    assert all(np.isnan(guess.value) for guess in off_policy.slates(elsewhere).values())
