"""A visitor's vector: the fast way beside the plain one, and what may not change it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.learning.sequences.conftest import SMALL, any_encoder, ring

from guang.learning.sequences import Trails, reference


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 2), st.floats(0, 1e6)), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_many_together_get_what_one_gets_plainly(acts: list[tuple[int, int, float]]) -> None:
    columns = [np.array(column) for column in zip(*acts, strict=True)]
    trail = Trails(columns[0], np.array([0, len(acts)]), columns[1], np.cumsum(columns[2]))
    other = ring(3, seed=len(acts))
    both = Trails(
        np.concatenate([trail.items, other.items]),
        np.concatenate([[0], len(acts) + other.starts]),
        np.concatenate([trail.kinds, other.kinds]),  # type: ignore[list-item]
        np.concatenate([trail.at, other.at]),  # type: ignore[list-item]
    )
    encoder = any_encoder()
    plain = reference.vectors(SMALL, encoder.weights, trail.items, columns[1], trail.gaps())[-1]
    assert encoder.vectors(trail)[0] == pytest.approx(plain, abs=1e-4)
    assert encoder.vectors(both)[0] == pytest.approx(plain, abs=1e-4)


def test_only_the_last_acts_count_and_nobody_is_nothing() -> None:
    encoder = any_encoder()
    long = np.arange(1, 21)
    cut = Trails(long[-8:], np.array([0, 8]))
    vectors = encoder.vectors(Trails(long, np.array([0, 20, 20])))
    assert vectors[0] == pytest.approx(encoder.vectors(cut)[0], abs=1e-5)
    assert vectors[1].tolist() == [0.0] * SMALL.width


def test_items_and_kinds_that_the_model_never_met_do_no_harm() -> None:
    encoder = any_encoder()
    odd = Trails(np.array([5, 99, 7, 8, 0]), np.array([0, 3, 5]), np.array([0, 1, 9, 2, 0]), np.arange(5.0))
    plain = Trails(np.array([5, 7, 8]), np.array([0, 2, 3]), np.array([0, 2, 2]), np.array([0.0, 2, 3]))
    assert encoder.vectors(odd) == pytest.approx(encoder.vectors(plain), abs=1e-6)


def test_scores_of_pairs_are_those_of_the_whole_list() -> None:
    encoder = any_encoder()
    vectors = encoder.vectors(ring(5, seed=2))
    of, items = np.array([0, 4, 4, 2]), np.array([1, 40, 7, 12])
    assert encoder.pair_scores(vectors, of, items) == pytest.approx(encoder.scores(vectors)[of, items - 1], abs=1e-4)


def test_time_between_acts_is_told_in_powers_of_two() -> None:
    at = np.array([5.0, 5.0, 8.0, 1e12, np.nan, 3.0, 9.0])
    trails = Trails(np.ones(7, np.int64), np.array([0, 5, 7]), None, at)
    assert trails.gaps().tolist() == [0, 1, 3, 25, 0, 0, 3]
    assert Trails(np.ones(3, np.int64), np.array([0, 3])).gaps().tolist() == [0, 0, 0]
