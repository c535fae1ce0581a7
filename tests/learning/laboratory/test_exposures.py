"""What people say to things shown by lot: half teaches, half is asked, and nothing leaks from one to the other."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.conftest import SHARED

from guang.learning.laboratory import Plan, exposures
from guang.learning.laboratory.exposures import Exposures, answers, measures, stack
from guang.learning.laboratory.exposures.likes import View


def town(people: int = 600, items: int = 80, shown: int = 14, seed: int = 2) -> Exposures:
    """Two kinds of people, two kinds of items; some items are better than others, some people easier to please."""
    rng = np.random.default_rng(seed)
    kind, sort, worth = rng.random(people) < 0.5, rng.random(items) < 0.5, rng.normal(size=items)
    ease = rng.normal(size=people) - 1
    fame = np.exp(rng.normal(size=items))
    liked = np.zeros((people, items), np.float32)
    for one in range(people):
        odds = fame * np.where(sort == kind[one], 4.0, 1.0)
        liked[one, rng.choice(items, 10, replace=False, p=odds / odds.sum())] = 1
    person = np.repeat(np.arange(people), shown)
    item = np.concatenate([rng.choice(items, shown, replace=False) for _ in range(people)])
    wish = ease[person] + worth[item] + 1.5 * (sort[item] == kind[person])
    yes = (rng.random(len(person)) < 1 / (1 + np.exp(-wish))).astype(np.float32)
    return Exposures("town", sparse.csr_matrix(liked), person, item, yes, rng.random(people) < 0.5)


def test_tastes_are_found_and_those_who_only_count_are_beaten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "ROUNDS", 30)
    report = exposures.run(town())

    assert list(report.ways) == ["guang", "popularity", "item_knn", "item_ctr"]
    auc = {way: score.values["auc"] for way, score in report.ways.items()}
    assert auc["guang"] > auc["item_ctr"] + 0.02
    assert auc["item_ctr"] > auc["popularity"] + 0.03
    assert report.ways["guang"].values["ece"] < 0.06
    again = exposures.run(town(), Plan(peers=False))
    assert again.ways == {"guang": report.ways["guang"]}


def test_what_is_asked_teaches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "ROUNDS", 5)
    honest = town(people=200)
    turned = replace(honest, yes=np.where(honest.taught, honest.yes, 1 - honest.yes))

    found = []
    for data in (honest, turned):
        seen, parts = stack.views(data), stack.folds(data, 1)
        rows = stack.describe(data, seen, parts, lambda *_: None)
        scores = stack.order(data, rows, parts, Plan(), lambda *_: None)
        found.append((rows, scores, stack.odds(data, scores, stack.persons(data, seen))))

    assert all(np.array_equal(one, two) for one, two in zip(*found, strict=True))


def test_a_rehearsal_is_made_of_those_who_teach() -> None:
    data = town(people=200)
    rehearsed = data.rehearsal()

    assert data.teaches[rehearsed.person].all()
    assert 0.1 < 1 - rehearsed.taught.mean() < 0.3
    assert len(rehearsed.person) == data.taught.sum()


def test_tastes_equal_a_ridge_regression_with_a_line_for_every_showing() -> None:
    data, rng = town(people=40, items=12, shown=6), np.random.default_rng(1)
    view = View(rng.normal(size=(40, 3)), rng.normal(size=(12, 2)))
    left = rng.normal(size=len(data.person))
    shown, missed = (answers._table(data.person, data.item, value, data) for value in (np.ones(len(left)), left))

    fast = answers.taste(view, shown, missed, 7.0)

    design = np.einsum("lp,li->lpi", view.people[data.person], view.items[data.item]).reshape(len(left), -1)
    slow = np.linalg.solve(design.T @ design + 7.0 * np.eye(6), design.T @ left).reshape(3, 2)
    assert np.allclose(fast, slow)


def slow_measures(scores: list[int], yes: list[bool]) -> tuple[float, float]:
    """Count pairs one by one; give equals the mean of what their places are worth."""
    pairs = [
        (a, b)
        for a, good in zip(scores, yes, strict=True)
        if good
        for b, bad in zip(scores, yes, strict=True)
        if not bad
    ]
    auc = sum((a > b) + (a == b) / 2 for a, b in pairs) / len(pairs)
    worth = [1 / np.log2(place + 2) if place < 10 else 0.0 for place in range(len(scores))]
    ordered = sorted(scores, reverse=True)
    gain = sum(
        np.mean([worth[place] for place, other in enumerate(ordered) if other == score])
        for score, good in zip(scores, yes, strict=True)
        if good
    )
    return auc, float(gain / sum(worth[: sum(yes)]))


@settings(max_examples=60)
@given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=14), min_size=1, max_size=5))
def test_measures_equal_counting_by_hand(people: list[list[tuple[int, bool]]]) -> None:
    person = np.repeat(np.arange(len(people)) * 3, [len(lines) for lines in people])
    scores = np.array([score for lines in people for score, _ in lines], float)
    yes = np.array([good for lines in people for _, good in lines], float)

    found, who = measures.by_person(scores, yes, person)

    judged = [lines for lines in people if 0 < sum(good for _, good in lines) < len(lines)]
    expected = [slow_measures([score for score, _ in lines], [good for _, good in lines]) for lines in judged]
    assert len(who) == len(judged)
    assert found["auc"].tolist() == pytest.approx([auc for auc, _ in expected])
    assert found["ndcg10"].tolist() == pytest.approx([gain for _, gain in expected])


def test_odds_that_come_true_have_hardly_an_error_and_boastful_ones_have_theirs() -> None:
    rng = np.random.default_rng(4)
    person, true = np.repeat(np.arange(2000), 10), rng.random(20_000) * 0.5
    yes = (rng.random(20_000) < true).astype(float)

    honest, unsure = measures.honesty(true, yes, person)
    boastful, _ = measures.honesty(true + 0.1, yes, person)

    assert honest < 0.012
    assert boastful == pytest.approx(0.1, abs=0.01)
    assert 0 < unsure < 0.005


@pytest.mark.skipif(not (SHARED / "kuairand").is_dir(), reason="the KuaiRand files are not here")
def test_the_kuairand_files_are_read_whole() -> None:
    data = exposures.kuairand(SHARED / "kuairand")

    assert (data.people, data.items) == (19_685, 5_169)
    assert (data.likes.nnz, int(data.yes.sum()), len(data.yes)) == (350_660 + 150_738, 127_147, 127_147 + 462_489)
    assert 0.48 < data.taught.mean() < 0.52
