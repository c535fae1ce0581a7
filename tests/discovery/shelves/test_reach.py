"""Who reaches few, and who many."""

import numpy as np
import pytest

from guang.discovery.shelves import Reach


def days(day: int, count: int) -> np.ndarray:
    return np.full(count, day, dtype=np.int32)


def test_nobody_is_large_before_anybody_was_shown() -> None:
    assert Reach().small(np.array([1, 2])).tolist() == [True, True]


def test_the_upper_fifth_is_large_and_everybody_else_small() -> None:
    reach = Reach()
    for maker in range(1, 11):
        reach.add(np.full(maker, maker), days(9000, maker))
    assert [maker for maker in range(1, 12) if not reach.small(np.array([maker]))[0]] == [9, 10]


def test_who_was_shown_often_enough_is_not_small_however_large_the_others_are() -> None:
    reach = Reach()
    for maker in range(1, 11):
        reach.add(np.full(1500, maker), days(9000, 1500))
    reach.add(np.array([11]), days(9000, 1))
    assert reach.small(np.array([1, 10, 11, 12])).tolist() == [False, False, True, True]


def test_half_of_it_is_forgotten_in_thirty_days_whatever_the_order() -> None:
    forward, backward = Reach(), Reach()
    for reach, order in ((forward, (9000, 9030)), (backward, (9030, 9000))):
        for day in order:
            reach.add(np.array([7, 7]), days(day, 2))
    assert forward.of(7) == backward.of(7) == pytest.approx(3.0)
    assert forward.of(8) == 0.0
