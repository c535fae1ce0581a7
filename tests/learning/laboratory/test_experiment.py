"""An experiment finds what is in the data, knows no more than it may, and repeats."""

import numpy as np
import pytest
from scipy import sparse
from tests.conftest import SHARED

from guang.learning import laboratory
from guang.learning.laboratory import Histories, candidates, channels, datasets, tasks

ITEMS = 41


def wanderers(people: int, seed: int) -> Histories:
    """Everybody walks round a ring of forty items, now and then stepping aside: what comes next is mostly clear."""
    rng = np.random.default_rng(seed)
    starts, steps = rng.integers(0, 40, people), 1 + (rng.random((people, 7)) < 0.2)
    walked = (starts[:, None] + np.cumsum(steps, axis=1)) % 40 + 1
    return Histories.of(walked.ravel(), np.full(people, 7))


def test_what_comes_next_is_learnt_and_popularity_is_beaten() -> None:
    task = tasks.leave_one_out("ring", wanderers(1500, seed=3), ITEMS)
    report = laboratory.run(task, laboratory.Plan(sequence=False))
    assert report.questions == 1500
    assert report.ways["guang"].values["mrr10"] > 0.8
    assert report.ways["popularity"].values["mrr10"] < 0.2
    assert report.facts["sequence"] == "not wanted"
    again = laboratory.run(task, laboratory.Plan(peers=False, sequence=False))
    assert again.ways == {"guang": report.ways["guang"]}


def test_what_was_touched_is_off_the_list_where_nothing_comes_again() -> None:
    proposer = candidates.Proposer([channels.Popular()], repeats=False, depth=50)
    past = wanderers(200, seed=1)
    proposer.fit(past, ITEMS)
    asked = tasks.beginnings(past).pick(np.arange(60))
    lines = proposer.lines(asked)
    touched = set(zip(asked.contexts.owner.tolist(), asked.contexts.items.tolist(), strict=True))
    assert not touched & set(zip(lines.question.tolist(), lines.item.tolist(), strict=True))
    assert lines.sizes.sum() == len(lines.item) == len(lines.rows)


def test_a_rank_counts_those_above_and_half_of_the_equals() -> None:
    row = sparse.csr_matrix(np.array([[0, 3, 2, 2, 2, 1], [0, 0, 4, 0, 0, 5], [0, 1, 0, 0, 0, 0]], np.float32))
    known = Histories.of(np.array([1, 5, 4]), np.array([1, 1, 1]))
    ranks = candidates.rank_among_all(row, known, np.array([2, 2, 3]), repeats=False, missed=99)
    assert ranks.tolist() == [1, 0, 99]
    assert candidates.rank_among_all(row, known, np.array([2, 2, 3]), repeats=True, missed=99).tolist() == [2, 1, 99]


def test_ties_between_items_are_the_sums_that_they_say() -> None:
    past = Histories.of(np.array([1, 2, 3, 1, 2]), np.array([3, 2]))
    window = channels.Window(size=2, fade=0.5, backwards=0.25, damping=0.0)
    tied = channels.CoVisits({"x": 0.5}, proposes=("x",), window=window).ties(past, 4).toarray()
    expected = np.zeros((4, 4))
    expected[1, 2], expected[2, 1] = 2, 0.5
    expected[2, 3], expected[3, 2] = 1, 0.25
    expected[1, 3], expected[3, 1] = 0.5, 0.125
    assert tied == pytest.approx(expected)


def test_a_context_counts_less_the_older_it_is() -> None:
    known = Histories.of(np.array([1, 2, 3]), np.array([3]))
    assert channels.attention(known, 4, 0.5).toarray().tolist() == [[0, 0.25, 0.5, 1]]
    assert channels.attention(known, 4, 0.0).toarray().tolist() == [[0, 0, 0, 1]]


@pytest.mark.skipif(not (SHARED / "beauty").is_dir(), reason="the Beauty sequences are not here")
def test_the_beauty_file_is_read_whole() -> None:
    task = datasets.beauty(SHARED / "beauty")
    assert (len(task.test), task.items - 1) == (22_363, 12_101)
    assert len(task.late.items) == 198_502 - 22_363
    assert not task.repeats


@pytest.mark.skipif(not (SHARED / "diginetica").is_dir(), reason="the Diginetica sessions are not here")
def test_the_diginetica_files_are_read_whole() -> None:
    task = datasets.diginetica(SHARED / "diginetica")
    assert (len(task.late), len(task.test)) == (186_670, 60_858)
    assert task.repeats


def test_ties_found_in_parts_are_those_found_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    past = wanderers(300, seed=9)
    for own in (True, False):
        channel = channels.CoVisits({"x": 0.5}, proposes=("x",), own=own)
        whole = channel.ties(past, ITEMS)
        monkeypatch.setattr(channels.co_visits, "PAIRS_AT_ONCE", 3000)
        parted = channel.ties(past, ITEMS)
        monkeypatch.undo()
        assert np.array_equal(whole.toarray(), parted.toarray())
        assert own or not whole.diagonal().any()
