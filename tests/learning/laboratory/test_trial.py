"""A channel that costs much stays only where it earns its place, on questions that are not the test."""

from pathlib import Path

import numpy as np
import pytest
from scipy import sparse
from tests.learning.laboratory.test_experiment import ITEMS, wanderers

from guang.learning import sequences
from guang.learning.laboratory import Histories, Questions, candidates, channels, stacking, tasks

needs_jax = pytest.mark.skipif(
    not sequences.can_learn(), reason="JAX is not here: GUANG_EXTRAS=sequence ./guang test brings it"
)


class Oracle(channels.Channel):
    """Says what comes next on the ring, or anything."""

    names = proposes = ("sequence",)

    def __init__(self, *, knows: bool) -> None:
        self._knows = knows

    def fit(self, past: Histories, items: int) -> None:
        """It has been born like this."""

    def ask(self, contexts: Histories) -> dict[str, object]:
        """One item for each."""
        step = 1 if self._knows else np.random.default_rng(1).integers(0, 40, len(contexts))
        column = (contexts.turn(0) - 1 + step) % 40 + 1
        ones = np.ones(len(contexts), np.float32)
        return {"sequence": sparse.csr_matrix((ones, (np.arange(len(contexts)), column)), shape=(len(contexts), ITEMS))}


@pytest.mark.parametrize("knows", [True, False])
def test_a_channel_is_kept_where_it_helps_and_left_out_where_it_does_not(knows: bool) -> None:
    task = tasks.leave_one_out("ring", wanderers(1200, seed=3), ITEMS)
    proposer = candidates.Proposer([channels.Popular(), Oracle(knows=knows)], repeats=False, depth=20, trial="sequence")
    proposer.fit(task.early, task.items)
    gain, error = stacking.judged(proposer.lines(task.learn), task.learn, "sequence", seed=1, threads=1)
    assert (gain > 2 * error) == knows


def test_without_the_channel_on_trial_all_is_as_if_it_had_never_been() -> None:
    task = tasks.leave_one_out("ring", wanderers(300, seed=3), ITEMS)
    plain, tried = (
        candidates.Proposer([channels.Popular(), *more], repeats=False, depth=5, trial="sequence")
        for more in ([], [Oracle(knows=True)])
    )
    for proposer in (plain, tried):
        proposer.fit(task.early, task.items)
    expected, found = plain.lines(task.learn), tried.lines(task.learn)
    assert found.alone.any()
    found = found.without("sequence")
    assert found.names == expected.names
    assert found.item.tolist() == expected.item.tolist()
    assert found.sizes.tolist() == expected.sizes.tolist()
    assert np.array_equal(found.rows, expected.rows, equal_nan=True)


@needs_jax
def test_a_sequence_model_answers_as_a_channel_and_goes_on_from_what_it_knows(tmp_path: Path) -> None:
    past = wanderers(600, seed=5)
    settings = sequences.Settings(questions=40_000, rows=8, negatives=64)
    channel = channels.Sequence(settings=settings, folder=tmp_path)
    asked = past.pick(np.arange(40))
    channel.fit(past.shortened(1), ITEMS)
    channel.fit(past, ITEMS)
    assert len(list(tmp_path.iterdir())) == 2
    said = channel.ask(asked.shortened(1))["sequence"]
    assert (asked.turn(0) == said.argmax(1).A1).mean() > 0.6
    every = np.repeat(np.arange(40), ITEMS - 1), np.tile(np.arange(1, ITEMS), 40)
    odds = channel.describe(Questions(asked.shortened(1), asked.turn(0), np.arange(40)), *every)["sequence"].reshape(
        40, -1
    )
    assert (odds.argmax(1) + 1 == said.argmax(1).A1).all()


def test_a_famous_item_brings_no_more_than_its_youngest_histories(monkeypatch: pytest.MonkeyPatch) -> None:
    from guang.learning.laboratory.channels import session_knn

    monkeypatch.setattr(session_knn, "MOST_OF_AN_ITEM", 3)
    lists = [[1, item] for item in range(2, 12)]
    past = Histories.of(np.concatenate([np.array(one) for one in lists]), np.full(10, 2))
    channel = channels.SessionKnn("near")
    channel.fit(past, 12)
    said = channel.ask(Histories.of(np.array([1]), np.array([1])))["near"]
    assert said.indices.tolist() == [1, 9, 10, 11]
