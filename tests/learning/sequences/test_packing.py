"""Trails laid into rows: every act but the first is asked for exactly once, and pieces stay whole."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.learning.sequences.packing import pack, pieces
from guang.learning.sequences.types import Trails


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40), st.integers(1, 8))
@settings(deadline=None, max_examples=60)
def test_every_act_but_the_first_is_asked_for_once(lengths: list[int], longest: int) -> None:
    starts = np.concatenate([[0], np.cumsum(lengths)])
    trails = Trails(np.arange(1, starts[-1] + 1), starts)
    cut = pieces(trails, longest)
    packed = pack(trails, cut, 8, np.random.default_rng(0)) if len(cut.begins) else None
    firsts = set((starts[:-1] + 1).tolist())
    wanted = sorted(set(range(1, starts[-1] + 1)) - firsts)
    if packed is None:
        assert wanted == []
        return
    held = packed.piece > 0
    assert sorted(packed.target[held].tolist()) == wanted
    assert (packed.target[held] == packed.items[held] + 1).all()
    assert not packed.items[~held].any()
    for number in range(1, len(cut.begins) + 1):
        row, place = np.nonzero(packed.piece == number)
        assert len(set(row.tolist())) == 1
        assert np.diff(place).tolist() == [1] * (len(place) - 1)
        assert len(place) <= longest


def test_rows_are_filled_well() -> None:
    lengths = np.random.default_rng(3).geometric(0.2, 4000) + 1
    trails = Trails(np.ones(int(lengths.sum()), np.int64), np.concatenate([[0], np.cumsum(lengths)]))
    packed = pack(trails, pieces(trails, 50), 64, np.random.default_rng(1))
    assert (packed.piece > 0).mean() > 0.97
