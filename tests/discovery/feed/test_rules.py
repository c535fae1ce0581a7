"""Cursors that come back whole, and draws whose chances are what they say."""

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.feed import rules
from guang.discovery.feed.errors import BadCursor
from guang.kernel.ids import LARGEST, PageId

weights = st.lists(st.floats(0.01, 100), min_size=1, max_size=30)


@given(st.integers(0, LARGEST), st.lists(st.integers(1, LARGEST), max_size=rules.LONGEST_SCROLL))
def test_a_cursor_remembers_its_page_and_what_was_shown(page: int, shown: list[int]) -> None:
    prints = rules.fingerprints(np.array(shown, dtype=np.int64))

    back, remembered = rules.read_cursor(rules.cursor(PageId(page), prints))

    assert back == page
    assert remembered.tolist() == prints.tolist()


def test_a_long_scroll_forgets_its_beginning() -> None:
    prints = rules.fingerprints(np.arange(1, rules.LONGEST_SCROLL + 21))

    _, remembered = rules.read_cursor(rules.cursor(PageId(7), prints))

    assert remembered.tolist() == prints[20:].tolist()


@given(st.text(max_size=60) | st.binary(max_size=40).map(lambda raw: raw.hex()))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(BadCursor):
        rules.read_cursor(text)


@pytest.mark.parametrize("text", ["", "AQ", "zzzz", "AgAAAAAAAAAB", "Af__________", "不是", "AQAAAAAAAAAB" + "A"])
def test_what_nobody_handed_out_is_refused(text: str) -> None:
    with pytest.raises(BadCursor):
        rules.read_cursor(text)


def plain_chances(weights: list[float], places: int) -> list[float]:
    """The reference: fix the certain ones, one at a time."""
    certain: set[int] = set()
    while True:
        left = places - len(certain)
        total = sum(weight for at, weight in enumerate(weights) if at not in certain)
        chance = [1.0 if at in certain else weight * left / total for at, weight in enumerate(weights)]
        above = [at for at, one in enumerate(chance) if one > 1 + 1e-12]
        if not above:
            return chance
        certain.add(max(above, key=lambda at: weights[at]))


@given(weights, st.integers(0, 35))
def test_chances_equal_their_plain_twin_and_add_up_to_the_places(weights: list[float], places: int) -> None:
    chance = rules.chances(np.array(weights), places)

    assert chance.sum() == pytest.approx(min(places, len(weights)))
    assert (chance <= 1 + 1e-9).all()
    expected = [1.0] * len(weights) if places >= len(weights) else plain_chances(weights, places) if places else None
    assert chance.tolist() == pytest.approx(expected or [0.0] * len(weights))


@given(weights, st.integers(1, 10), st.floats(0, 0.999999))
def test_a_draw_takes_exactly_the_places_and_nobody_twice(weights: list[float], places: int, start: float) -> None:
    drawn = rules.draw(rules.chances(np.array(weights), places), start)

    assert len(drawn) == min(places, len(weights))
    assert len(set(drawn.tolist())) == len(drawn)


def test_in_the_long_run_everybody_is_drawn_as_often_as_their_chance_says() -> None:
    chance = rules.chances(np.array([1.0, 2.0, 3.0, 10.0, 0.5]), 2)
    drawn = np.zeros(5)
    rounds = 4000
    for start in (np.arange(rounds) + 0.5) / rounds:
        drawn[rules.draw(chance, float(start))] += 1

    assert drawn / rounds == pytest.approx(chance, abs=2 / rounds)


def test_nothing_to_draw_from_draws_nothing() -> None:
    assert rules.draw(rules.chances(np.empty(0), 3), 0.5).tolist() == []
    assert rules.draw(rules.chances(np.ones(4), 0), 0.5).tolist() == []


def test_exploration_slots_are_spread_and_spare_the_first() -> None:
    assert rules.exploration_slots(20, 0.1) == [6, 13]
    assert rules.exploration_slots(10, 0.1) == [5]
    assert rules.exploration_slots(20, 0) == []
    assert rules.exploration_slots(1, 0.5) == []
    assert 0 not in rules.exploration_slots(50, 0.5)
