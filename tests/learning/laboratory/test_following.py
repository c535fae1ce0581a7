"""Channels that follow a log: at each question they know what had happened by then, and nothing else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.learning.laboratory import Histories, Questions, channels, tasks
from guang.learning.laboratory.channels import live
from guang.learning.laboratory.channels.trend import HOUR_S

DAY, ITEMS = 86_400.0, 7


def log(seed: int) -> Histories:
    """Four people, some acts in the same second."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(0, 12, 4)
    at = np.concatenate([np.sort(rng.integers(0, 4000, length)) for length in lengths]) * 60.0
    return Histories.of(rng.integers(1, ITEMS, len(at)), lengths, None, at)


def asked_of(acts: Histories, at: list[float]) -> Questions:
    """At some moments, what everybody had done before."""
    assert acts.at is not None
    parts = [acts.keep(acts.at < moment) for moment in at]
    contexts = Histories.of(
        np.concatenate([part.items for part in parts]),
        np.concatenate([part.lengths for part in parts]),
        None,
        np.concatenate([part.at for part in parts if part.at is not None]),
    )
    count = len(at) * len(acts)
    return Questions(contexts, np.ones(count, np.int64), np.arange(count), np.repeat(at, len(acts)))


def plainly(acts: Histories, now: float, context: list[int]) -> np.ndarray:
    """`Live` said once more, from nothing: the sum of the ties of a context at a moment."""
    assert acts.at is not None
    ties, fame = np.zeros((ITEMS, ITEMS)), np.zeros(ITEMS)
    for who in range(len(acts)):
        trail: list[tuple[int, float]] = []
        mine = range(acts.starts[who], acts.starts[who + 1])
        for item, at in ((int(acts.items[a]), float(acts.at[a])) for a in mine if acts.at[a] < now):
            if trail and trail[-1][0] == item:
                continue
            age = 2.0 ** (-(now - at) / live.FASHION_S)
            fame[item] += age
            for lag, (earlier, then) in enumerate(trail[-live.LAGS :][::-1]):
                worth = age * live.STEP**lag * 2.0 ** (-(at - then) / live.ONE_SITTING_S) * (earlier != item)
                ties[earlier, item] += worth
                ties[item, earlier] += live.BACKWARDS * worth
            trail.append((item, at))
    found = np.zeros(ITEMS)
    for turn, item in enumerate(context[::-1]):
        found += live.FADE**turn * ties[item]
    return found * (fame + 1) ** -live.DAMPING


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_live_ties_are_those_of_a_plain_count_of_what_had_happened(seed: int) -> None:
    acts = log(seed)
    moments = [90_000.0, 30_000.0, 250_000.0]
    asked = asked_of(acts, moments)
    said = channels.Live(acts, ITEMS).answer(asked)["live_recent"].toarray()
    for number in range(len(asked)):
        begin, end = asked.contexts.starts[number : number + 2]
        expected = plainly(acts, moments[number // len(acts)], asked.contexts.items[begin:end].tolist())
        assert said[number] == pytest.approx(expected, rel=1e-4, abs=1e-6)


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_a_trend_counts_what_was_touched_before_the_question(seed: int) -> None:
    acts = log(seed)
    assert acts.at is not None
    channel = channels.Trend(acts)
    channel.fit(acts, ITEMS)
    asked = asked_of(acts, [100_000.0, 200_001.0])
    assert asked.at is not None
    question, item = np.repeat(np.arange(len(asked)), ITEMS - 1), np.tile(np.arange(1, ITEMS), len(asked))
    found, said = channel.describe(asked, question, item), channel.answer(asked)["trend"]
    for row, (q, i) in enumerate(zip(question, item, strict=True)):
        times = acts.at[(acts.items == i) & (acts.at < asked.at[q])]
        assert found["trend_ever"][row] == pytest.approx(np.log1p(len(times)))
        assert found["trend_day"][row] == pytest.approx(np.log1p(np.sum(times >= asked.at[q] - DAY)))
        assert found["trend_rest"][row] == pytest.approx(np.log1p(asked.at[q] - times.max()) if len(times) else 0)
        assert found["trend_age"][row] == pytest.approx(np.log1p(asked.at[q] - times.min()) if len(times) else 0)
        hour = np.floor(asked.at[q] / HOUR_S) * HOUR_S
        assert said[q, i] == np.sum((acts.items == i) & (acts.at >= hour - DAY) & (acts.at < hour))


def test_later_acts_change_no_answer() -> None:
    acts = log(7)
    assert acts.at is not None
    asked = asked_of(acts, [120_000.0])
    before = acts.keep(acts.at < 120_000.0)
    for whole, known in (
        (channels.Live(acts, ITEMS), channels.Live(before, ITEMS)),
        (channels.Trend(acts), channels.Trend(before)),
    ):
        for channel in (whole, known):
            channel.fit(before, ITEMS)
        for name, said in whole.answer(asked).items():
            assert said.toarray() == pytest.approx(known.answer(asked)[name].toarray(), rel=1e-5)


def test_a_file_with_times_is_asked_at_moments() -> None:
    histories = Histories.of(
        np.tile(np.arange(1, 5), 600),
        np.full(600, 4),
        None,
        np.tile(np.arange(4) * DAY, 600) + np.repeat(np.arange(600), 4),
    )
    left = tasks.leave_one_out("days", histories, 6)
    assert left.test.at is not None
    assert left.learn.at is not None
    assert left.test.at.tolist() == (np.arange(600) + 3 * DAY).tolist()
    assert left.learn.at.tolist() == (np.arange(600) + 2 * DAY).tolist()
    sessions = tasks.split_by_session("days", histories, 6)
    assert sessions.test.at is not None
    assert (sessions.test.at == sessions.test.contexts.at[sessions.test.contexts.starts[1:] - 1]).all()  # type: ignore[index]
