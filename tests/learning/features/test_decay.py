"""Counters that forget."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.learning.features import Decayed

HALF_LIVES = (3600.0, 86400.0)
EVENTS = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.integers(0, 1),
        st.floats(0, 60 * 86400, allow_nan=False),
        st.floats(0.1, 5.0, allow_nan=False),
    ),
    min_size=1,
    max_size=40,
)


@given(EVENTS, st.integers(1, 7))
def test_batches_in_any_order_equal_one_event_at_a_time(events: list[tuple[int, int, float, float]], size: int) -> None:
    counters = Decayed(HALF_LIVES, groups=2)
    for start in range(0, len(events), size):
        rows, groups, at, weights = (np.array(column) for column in zip(*events[start : start + size], strict=True))
        counters.add(rows, groups, at.astype(float), weights.astype(float))

    now = max(event[2] for event in events)
    wanted = np.zeros((6, 2, 2))
    for row, group, at, weight in events:
        for place, half_life in enumerate(HALF_LIVES):
            wanted[row, group, place] += weight * 0.5 ** ((now - at) / half_life)
    assert np.allclose(counters.value(np.arange(6), now), wanted, rtol=1e-9, atol=1e-12)


def test_years_of_events_do_not_overflow() -> None:
    counters = Decayed((60.0,))
    for year in range(20):
        counters.add(np.array([1]), np.array([0]), np.array([year * 3.2e7]), np.array([1.0]))

    assert counters.value(np.array([1]), 19 * 3.2e7)[0, 0, 0] == pytest.approx(1.0)
    assert counters.column(np.array([1]), 0, 0, 19 * 3.2e7 + 60)[0] == pytest.approx(0.5)


def test_merged_counters_add_up() -> None:
    counters = Decayed((60.0,))
    counters.add(np.array([1, 2]), np.array([0, 0]), np.array([5.0, 5.0]), np.array([1.0, 2.0]))

    counters.merge(1, 2)

    assert counters.value(np.array([1, 2]), 5.0)[:, 0, 0].tolist() == [0.0, 3.0]
