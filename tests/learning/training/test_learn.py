"""Training: nothing is known before its time, nothing leaks, and the same seed gives the same ranker."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.learning.conftest import START, Deed, happen

from guang.journal import BehaviourColumns, Kind, behaviour
from guang.journal.facts import care
from guang.kernel.ids import AfterSaleId, LineId, OrderId, ProductId, ReviewId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.learning import models, training
from guang.learning.features import Question
from guang.learning.training import moments, rules
from guang.learning.training.evaluation import rank_metrics, rank_of
from guang.learning.training.examples import Replay
from guang.learning.training.outcomes import BITS, Facts, Outcomes
from guang.learning.training.types import HORIZON_S, Windows

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SMALL = training.Plan(most_pages=200, most_hidden=60, most_tested=60, rounds=15)


def refund(*, viewer: int, product: int) -> care.AfterSaleRefunded:
    """Money back for a product."""
    none = Money(0, "CNY")
    names = (AfterSaleId(1), OrderId(1), LineId(1), StoreId(1), ViewerId(viewer), "refund_only", "unwanted")
    return care.AfterSaleRefunded(*names, ProductId(product), 1, none, none, "buyer", "merchant")


def review(*, viewer: int, product: int, goods: int) -> care.ReviewWritten:
    """Stars for the goods."""
    names = (ReviewId(1), OrderId(1), LineId(1), ProductId(product), SkuId(1), StoreId(1), ViewerId(viewer))
    return care.ReviewWritten(*names, goods, 5, 5, 60, 0, None, None)


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


def test_a_return_and_a_low_rating_are_outcomes_of_the_order_and_of_what_led_to_it() -> None:
    deeds: list[Deed] = [(1, Kind.order, 50, 0.0), (2, Kind.order, 50, 0.0), (1, Kind.report, 51, 5.0)]
    acts = happen(deeds)
    acts = replace(acts, origin=np.array([90, 0, 0]))
    back, panned = START + timedelta(days=9), START + timedelta(days=12)
    facts: Facts = [(back, refund(viewer=1, product=50)), (panned, review(viewer=2, product=50, goods=2))]
    facts += [(panned, review(viewer=1, product=50, goods=3))]
    at = acts.at_ms[0] / 1000

    outcomes = Outcomes(acts, facts)

    def told(viewer: int, late_d: float) -> dict[int, set[str]]:
        items, bits = outcomes.after(viewer, at, (at + 60, at + late_d * 86400))
        return {
            item: {name for name, bit in BITS.items() if bit & held} for item, held in zip(items, bits, strict=True)
        }

    assert told(1, 8) == {50: {"order"}, 51: {"report"}, 90: {"order"}}
    assert told(1, 10) == {50: {"order", "return"}, 51: {"report"}, 90: {"order", "return"}}
    assert told(2, 30) == {50: {"order", "low_rating"}}


def test_a_young_journal_looks_less_far_ahead() -> None:
    day = 86400.0

    assert rules.windows(0, 100 * day, 130 * day) == Windows(3 * day, 30 * day)
    assert rules.windows(0, 5 * day, 6 * day) == Windows(0.5 * day, 1.5 * day)
    assert rules.windows(0, 0, 0) == Windows(0, 0)


def test_poisoned_acts_change_nothing_and_are_named(acts: BehaviourColumns) -> None:
    poison = acts.where(np.arange(0, len(acts), 7))
    nobody = replace(poison, viewer=np.zeros_like(poison.viewer))
    endless = replace(poison, watched_ms=np.full_like(poison.watched_ms, 2**31 - 1))
    bad = behaviour.concatenate([acts, nobody, endless])
    bad = bad.where(np.argsort(bad.id, kind="stable"))

    clean, _ = training.learn(acts, [], now=NOW, plan=SMALL)
    ranker, report = training.learn(bad, [], now=NOW, plan=SMALL)

    rows = np.random.default_rng(1).normal(size=(40, len(clean.manifest.names))).astype(np.float32)
    assert np.array_equal(ranker.raw(rows), clean.raw(rows))
    assert report.refused == {"nobody": len(poison), "watch_time": len(poison)}


def test_lines_with_numbers_beyond_sense_are_left_out_and_the_column_is_told(
    acts: BehaviourColumns, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = moments.first_touches(acts, (0.0, np.inf), 20, np.random.default_rng(1))
    whole = Replay(acts, [], chosen, seed=1).run()
    replay = Replay(acts, [], chosen, seed=1)
    honest = replay.mind.rows

    def poisoned(question: Question) -> NDArray[np.float32]:
        rows = honest(question)
        rows[0, 2] = 1e30
        return rows

    monkeypatch.setattr(replay.mind, "rows", poisoned)
    lines = replay.run()

    assert np.nanmax(np.abs(lines.rows)) < 1e12
    pages = len(np.unique(whole.moment))
    assert len(whole) - len(lines) == pages
    assert replay.refused == {f"column {replay.mind.names[2]}": pages}


def test_too_little_behaviour_is_said_plainly() -> None:
    with pytest.raises(training.TooLittle):
        training.learn(happen([(1, Kind.impression, 5, float(place)) for place in range(30)]), [], now=NOW, plan=SMALL)


def test_actions_that_hardly_ever_happen_are_too_little_to_learn_from() -> None:
    rare = np.zeros((500, len(models.ACTIONS)), np.uint8)
    rare[:39] = 1
    assert models.Ranker.learnable(rare) == []
    rare[39, 0] = 1
    assert models.Ranker.learnable(rare) == [0]


def test_rank_metrics_by_hand() -> None:
    found = rank_metrics(np.array([0, 1, 25, -1]))

    assert found.hr20 == 0.5
    assert found.ndcg20 == pytest.approx((1 + 1 / np.log2(3)) / 4)
    assert rank_of(np.array([3.0, 1.0, 2.0, 1.0, 1.0]), 1) == 3
