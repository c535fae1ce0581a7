"""The best of all items without looking at all: the same as a sort of all, whatever rises, comes and goes."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.learning.models import shortlists
from guang.learning.models.shortlists import Shortlist


class Hill:
    """Items with heights that can be told and changed; row 0 is nobody."""

    def __init__(self, heights: Sequence[float]) -> None:
        self.heights = np.array([0.0, *heights])
        self.asked = 0
        self.list = Shortlist(self.score, lambda: len(self.heights))

    def score(self, rows: np.ndarray, now: float) -> np.ndarray:
        self.asked += len(rows)
        return self.heights[rows] * 2.0**-now

    def change(self, row: int, height: float) -> None:
        self.heights[row] = height
        self.list.stir(np.array([row]))

    def sorted(self) -> list[int]:
        rows = np.arange(1, len(self.heights))
        order = np.lexsort((rows, -self.heights[1:]))
        return [int(row) for row in rows[order] if self.heights[row] > 0]


@given(
    st.lists(st.integers(0, 9), max_size=40),
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 30), st.booleans()), max_size=40),
)
def test_it_is_the_sort_of_all_items_after_every_change(
    heights: list[int], changes: list[tuple[int, int, bool]]
) -> None:
    hill, now = Hill(heights), 0.0
    for row, height, asks in changes:
        if row < len(hill.heights):
            hill.change(row, height)
        else:  # one that is new
            hill.heights = np.append(hill.heights, float(height))
        now += 1.0
        if asks:
            assert hill.list.best(now, 0.5)[0].tolist() == hill.sorted()
    assert hill.list.best(now + 1, 0.5)[0].tolist() == hill.sorted()


def test_only_what_is_at_hand_or_was_stirred_is_looked_at_again() -> None:
    hill = Hill(np.random.default_rng(1).permutation(50_000) + 1.0)
    before = hill.list.best(0.0, 1.0)[0].tolist()
    hill.asked = 0
    hill.change(before[-1], 1e6)

    after = hill.list.best(2.0, 1.0)[0].tolist()

    assert after == [before[-1], *before[:-1]]
    assert after == hill.sorted()[: shortlists.DEPTH]
    assert hill.asked <= shortlists.WIDTH + 1


def test_when_too_many_have_left_all_are_looked_at_again() -> None:
    hill = Hill(np.random.default_rng(1).permutation(50_000) + 1.0)
    hill.list.best(0.0, 1.0)
    for row in hill.sorted()[: shortlists.WIDTH]:
        hill.change(row, 0.0)

    hill.list.best(2.0, 1.0)

    assert hill.list.best(4.0, 1.0)[0].tolist() == hill.sorted()[: shortlists.DEPTH]


def test_what_is_young_enough_is_told_again_as_it_was() -> None:
    hill = Hill([1.0, 2.0])
    assert hill.list.best(0.0, 1.0)[0].tolist() == [2, 1]
    hill.change(1, 3.0)

    assert hill.list.best(1.0, 1.0)[0].tolist() == [2, 1]
    assert hill.list.best(1.1, 1.0)[0].tolist() == [1, 2]


def test_renewing_pauses_after_every_portion_and_forgets_nothing_that_happens_meanwhile() -> None:
    hill = Hill(np.arange(1.0, 100_001.0))
    pauses = 0
    for _ in hill.list.renew(0.0):
        pauses += 1
        hill.change(pauses, 1e6 + pauses)  # these rows have been looked at already

    assert pauses == 4
    assert hill.list.best(0.0, 1.0)[0].tolist() == hill.sorted()[: shortlists.DEPTH]
