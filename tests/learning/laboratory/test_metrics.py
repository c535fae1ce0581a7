"""Measures of rankings against definitions spelled out."""

import numpy as np
import pytest

from guang.learning.laboratory import metrics


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
