"""Measures of rankings against definitions spelled out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.learning.laboratory import metrics

EXPOSURES = st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.booleans()), min_size=1, max_size=30)


def test_a_hit_counts_by_its_place() -> None:
    score = metrics.of_ranks(np.array([0, 2, 15, metrics.MISSED]), np.arange(4))
    assert score.values["hr10"] == 0.5
    assert score.values["hr20"] == 0.75
    assert score.values["mrr10"] == pytest.approx((1 + 1 / 3) / 4)
    assert score.values["ndcg20"] == pytest.approx((1 + 1 / 2 + 1 / np.log2(17)) / 4)


def test_errors_are_of_other_people_and_not_of_other_questions() -> None:
    ranks = np.repeat([0, metrics.MISSED], 500)
    alone = metrics.of_ranks(ranks, np.arange(1000)).errors["hr10"]
    crowded = metrics.of_ranks(ranks, np.repeat(np.arange(10), 100)).errors["hr10"]
    assert alone == pytest.approx(0.5 / np.sqrt(1000), rel=0.2)
    assert crowded == pytest.approx(0.5 / np.sqrt(10), rel=0.2)


@given(EXPOSURES)
def test_the_area_is_the_share_of_pairs_in_order(told: list[tuple[int, int, bool]]) -> None:
    people, scores, happened = (np.array(column) for column in zip(*told, strict=True))
    expected = {}
    for person in set(people.tolist()):
        ups = scores[(people == person) & happened]
        downs = scores[(people == person) & ~happened]
        if len(ups) and len(downs):
            expected[person] = np.mean([(up > down) + 0.5 * (up == down) for up in ups for down in downs])
    assert metrics.auc_by_person(scores.astype(float), happened, people) == pytest.approx(expected)


@given(EXPOSURES)
def test_a_list_in_the_best_order_has_all_the_gain(told: list[tuple[int, int, bool]]) -> None:
    people, _, happened = (np.array(column) for column in zip(*told, strict=True))
    gains = metrics.gain_by_person(happened.astype(float), happened, people)
    mixed = {person for person in people.tolist() if len(set(happened[people == person].tolist())) == 2}
    assert gains == pytest.approx(dict.fromkeys(mixed, 1.0))


def test_gain_is_discounted_by_place() -> None:
    happened = np.array([False, True, False, True])
    gains = metrics.gain_by_person(np.array([4.0, 3.0, 2.0, 1.0]), happened, np.ones(4, np.int64))
    assert gains == {1: pytest.approx((1 / np.log2(3) + 1 / np.log2(5)) / (1 + 1 / np.log2(3)))}
