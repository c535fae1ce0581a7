"""Training: nothing is known before its time, nothing leaks, and the same seed gives the same ranker."""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest
from tests.learning.conftest import Deed, happen

from guang.journal import BehaviourColumns, Kind
from guang.learning import training
from guang.learning.training import moments, rules
from guang.learning.training.evaluation import rank_metrics, rank_of
from guang.learning.training.examples import HORIZON_S, Replay
from guang.learning.training.outcomes import Outcomes

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SMALL = training.Plan(most_pages=200, most_hidden=60, most_tested=60, rounds=15)


@pytest.fixture(scope="module")
def acts() -> BehaviourColumns:
    from tests.learning.conftest import crowd

    return happen(crowd(people=160, each=16))


def test_the_ranker_beats_popularity_on_later_days(acts: BehaviourColumns) -> None:
    ranker, report = training.learn(acts, [], now=NOW, plan=SMALL)

    assert report.tested > 20
    assert report.scores["ranker"].hr20 > report.scores["popularity"].hr20
    assert "click" in ranker.manifest.trained
    assert 0 <= report.calibration["click"] < 0.2
    assert ranker.manifest.metrics["ranker_hr20"] == report.scores["ranker"].hr20


def test_the_same_seed_gives_the_same_ranker(acts: BehaviourColumns) -> None:
    one, _ = training.learn(acts, [], now=NOW, plan=SMALL)
    two, _ = training.learn(acts, [], now=NOW, plan=SMALL)

    rows = np.random.default_rng(1).normal(size=(40, len(one.manifest.names))).astype(np.float32)
    assert np.array_equal(one.raw(rows), two.raw(rows))
    assert one.manifest == two.manifest


def test_what_comes_later_does_not_change_what_was_known(acts: BehaviourColumns) -> None:
    rng = np.random.default_rng(1)
    middle = float(acts.at_ms[len(acts) // 2]) / 1000
    chosen = moments.first_touches(acts, (0.0, middle - HORIZON_S), 50, rng)

    with_future = Replay(acts, [], chosen, seed=1).run()
    without = Replay(acts.where(acts.at_ms / 1000 < middle), [], chosen, seed=1).run()

    assert np.array_equal(with_future.rows, without.rows, equal_nan=True)
    assert np.array_equal(with_future.labels, without.labels)


def test_a_split_that_leaks_time_is_refused(acts: BehaviourColumns) -> None:
    chosen = moments.first_touches(acts, (0.0, np.inf), 50, np.random.default_rng(1))
    lines = Replay(acts, [], chosen, seed=1).run()

    rules.check_split(lines, float(lines.until.max()))
    with pytest.raises(training.LeaksTime):
        rules.check_split(lines, float(lines.until.max()) - 1)


def test_hidden_orders_leave_no_trace_in_the_history(acts: BehaviourColumns) -> None:
    end = float(acts.at_ms[-1]) / 1000
    chosen = moments.hidden_orders(acts, end, 1000, np.random.default_rng(1))
    kept = acts.where(moments.visible(acts, chosen))

    pairs = set(zip(kept.viewer.tolist(), kept.subject.tolist(), strict=True))
    assert len(chosen) == len(set(chosen.viewer.tolist())) > 10
    assert not pairs & set(zip(chosen.viewer.tolist(), chosen.target.tolist(), strict=True))
    lines = Replay(acts, [], chosen, seed=1).run()
    found = lines.labels[:, 7] == 1
    assert found.any()
    assert np.array_equal(lines.item[found], chosen.target[lines.moment[found]])


def test_pages_really_shown_come_with_what_was_done_and_not_done() -> None:
    deeds: list[Deed] = [(1, Kind.impression, 50 + place, 0.1 * place) for place in range(6)]
    deeds += [(1, Kind.like, 52, 30.0), (1, Kind.skip, 53, 31.0), (1, Kind.like, 54, 30.0 + HORIZON_S)]
    acts = happen(deeds, subject_kind=1)

    chosen = moments.real_pages(acts, (0.0, np.inf), 10, np.random.default_rng(1))
    lines = Replay(acts, [], chosen, seed=1).run()

    assert len(chosen) == 1
    assert lines.item.tolist() == [50, 51, 52, 53, 54, 55]
    assert lines.labels[:, 2].tolist() == [0, 0, 1, 0, 0, 0]
    assert lines.labels[:, 8].tolist() == [0, 0, 0, 1, 0, 0]
    assert lines.weights.tolist() == [1.0] * 6


def test_outcomes_equal_a_plain_search(crowd: Callable[..., list[Deed]]) -> None:
    deeds = crowd(people=20)
    acts = happen(deeds)
    outcomes, at = Outcomes(acts), acts.at_ms / 1000

    for viewer, since in ((1, at[3]), (7, at[40]), (19, at[0]), (99, at[0])):
        items, _ = outcomes.within(viewer, since, since + 86400)
        inside = (acts.viewer == viewer) & (at >= since) & (at <= since + 86400)
        assert items.tolist() == np.unique(acts.subject[inside]).tolist()


def test_too_little_behaviour_is_said_plainly() -> None:
    with pytest.raises(training.TooLittle):
        training.learn(happen([(1, Kind.impression, 5, float(place)) for place in range(30)]), [], now=NOW, plan=SMALL)


def test_rank_metrics_by_hand() -> None:
    found = rank_metrics(np.array([0, 1, 25, -1]))

    assert found.hr20 == 0.5
    assert found.ndcg20 == pytest.approx((1 + 1 / np.log2(3)) / 4)
    assert rank_of(np.array([3.0, 1.0, 2.0, 1.0, 1.0]), 1) == 3
