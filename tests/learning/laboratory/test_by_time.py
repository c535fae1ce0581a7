"""Questions at moments: what is known then, by the person and by everybody, and what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.learning import laboratory
from guang.learning.laboratory import Histories, Questions, own, tasks

DAY = 86_400.0


def shop(people: int = 300, seed: int = 1) -> Histories:
    """Ten acts a person over thirty days, some in the same second."""
    rng = np.random.default_rng(seed)
    at = np.sort(np.floor(rng.random((people, 10)) * 30) * DAY + rng.integers(0, 3, (people, 10)), axis=1)
    kinds = rng.integers(0, 3, people * 10)
    return Histories.of(rng.integers(1, 60, people * 10), np.full(people, 10), kinds, at.ravel())


@pytest.mark.parametrize("at_once", [True, False])
def test_nothing_that_happened_later_is_known_nor_in_the_same_second_where_that_is_asked_at_once(at_once: bool) -> None:
    acts = shop()
    spans = tasks.Spans(10 * DAY, 20 * DAY, 2 * DAY, at_once=at_once)
    task = tasks.by_time("shop", acts, acts.kinds == 2, spans, 60, repeats=True)
    for part, stages in ((task.learn, task.learning), (task.test, task.testing)):
        assert part.at is not None
        assert part.contexts.at is not None
        passed = part.at[part.contexts.owner] - part.contexts.at
        assert passed.min() > 0 if at_once else passed.min() == 0
        assert [stage.first for stage in stages] == [0, *(stage.end for stage in stages[:-1])]
        assert stages[-1].end == len(part)
        for stage in stages:
            assert stage.past.at is not None
            assert stage.past.at.max() < part.at[stage.first : stage.end].min()
            assert part.at[stage.first : stage.end].max() - stage.past.at.max() < 4 * DAY
    assert task.learn.at is not None
    assert task.learn.at.max() < 20 * DAY <= task.test.at.min()  # type: ignore[union-attr]
    assert len(task.learn) + len(task.test) == int(((acts.kinds == 2) & (acts.at >= 10 * DAY)).sum())  # type: ignore[operator]


def test_acts_out_of_order_or_without_a_time_are_refused() -> None:
    acts, spans = shop(), tasks.Spans(10 * DAY, 20 * DAY)
    asked = np.ones(len(acts.items), bool)
    assert acts.at is not None
    for harm, why in ((acts.at[::-1].copy(), "not in order"), (np.where(acts.at > 5e5, np.nan, acts.at), "no time")):
        harmed = Histories(acts.items, acts.starts, acts.kinds, harm)
        with pytest.raises(laboratory.LeaksTime, match="later") as refusal:
            tasks.by_time("shop", harmed, asked, spans, 60, repeats=True)
        assert why in str(refusal.value.facts["why"])


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_what_was_done_with_an_item_is_what_one_counts_by_hand(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lengths = rng.integers(0, 7, 5)
    size = int(lengths.sum())
    contexts = Histories.of(
        rng.integers(1, 5, size), lengths, rng.integers(0, 3, size), np.sort(rng.integers(0, 99, size)).astype(float)
    )
    asked = Questions(contexts, np.ones(5, np.int64), np.arange(5), np.full(5, 100.0))
    question, item = np.repeat(np.arange(5), 4), np.tile(np.arange(1, 5), 5)
    found = own.columns(asked, question, item)
    assert contexts.kinds is not None
    assert contexts.at is not None
    for row in range(20):
        begin, end = contexts.starts[question[row]], contexts.starts[question[row] + 1]
        acts = [a for a in range(begin, end) if contexts.items[a] == item[row]]
        assert found["times"][row] == len(acts)
        assert_is(found["turns_ago"][row], end - 1 - acts[-1] if acts else None)
        assert_is(found["log_s_ago"][row], np.log1p(100 - contexts.at[acts[-1]]) if acts else None)
        assert_is(found["log_s_known"][row], np.log1p(100 - contexts.at[acts[0]]) if acts else None)
        after = {contexts.items[a] for a in range(acts[-1] + 1, end)} if acts else set()
        assert_is(found["place"][row], len(after) if acts else None)
        assert_is(found["kind"][row], contexts.kinds[acts[-1]] if acts else None)
        carts = [a for a in acts if contexts.kinds[a] == 1]
        if "times_1" in found:
            assert found["times_1"][row] == len(carts)
            assert_is(found["turns_ago_1"][row], end - 1 - carts[-1] if carts else None)


def assert_is(found: float, expected: float | None) -> None:
    assert np.isnan(found) if expected is None else found == pytest.approx(expected)
