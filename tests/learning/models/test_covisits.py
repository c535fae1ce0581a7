"""What is looked at together: three flat arrays against a dict of dicts."""

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.learning.conftest import Deed, happen

from guang.journal import Kind
from guang.learning.models import Mind
from guang.learning.models.covisits import FADE_S, LAGS, LONG_S, NEIGHBOURS, PATIENCE

DEEDS = st.lists(st.tuples(st.integers(1, 4), st.integers(50, 60), st.integers(0, 9 * 86400)), min_size=1, max_size=50)


def plain(deeds: list[Deed], now: float) -> dict[int, dict[int, float]]:
    """Weights of one sitting, fed one touch at a time."""
    weights: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    past: dict[int, list[tuple[int, float]]] = defaultdict(list)
    views: dict[tuple[int, int], int] = defaultdict(int)
    for viewer, _, item, at in deeds:
        views[viewer, item] += 1
        patience = min(1.0, PATIENCE / views[viewer, item]) ** 2
        for other, then in past[viewer][-LAGS:]:
            if other != item:
                weight = patience * 0.5 ** (abs(at - then) / LONG_S) * 0.5 ** ((now - at) / FADE_S)
                weights[item][other] += weight
                weights[other][item] += weight
        past[viewer].append((item, at))
    return weights


@settings(max_examples=60)
@given(DEEDS, st.integers(1, 11))
def test_batches_equal_one_touch_at_a_time(told: list[tuple[int, int, int]], size: int) -> None:
    deeds: list[Deed] = [(viewer, Kind.product_click, item, float(at)) for viewer, item, at in told]
    mind = Mind()
    for start in range(0, len(deeds), size):
        mind.learn(happen(deeds[start : start + size]))

    wanted, now = plain(deeds, mind.memory.newest), mind.memory.newest
    shift = mind.memory.newest - max(at for *_, at in deeds)
    wanted = plain([(viewer, kind, item, at + shift) for viewer, kind, item, at in deeds], now)
    ids = mind.memory.items.ids
    for item in {deed[2] for deed in deeds}:
        near, weights = mind.covisits.neighbours(mind.memory.items.row(item), now)
        found = dict(zip(ids[near].tolist(), weights.tolist(), strict=True))
        assert found.keys() == wanted[item].keys()
        assert np.allclose(
            [found[other] for other in found], [wanted[item][other] for other in found], rtol=1e-3, atol=1e-6
        )


def test_memory_per_item_is_bounded_and_keeps_the_strong() -> None:
    mind = Mind()
    deeds: list[Deed] = []
    for viewer in range(1, 400):
        at = 7200.0 * viewer
        deeds += [(viewer, Kind.product_click, 7, at), (viewer, Kind.product_click, 9, at + 5)]
        deeds += [(viewer, Kind.product_click, 1000 + viewer, at + 9)]
    mind.learn(happen(deeds))

    near, weights = mind.covisits.neighbours(mind.memory.items.row(7), mind.memory.newest)

    assert len(near) == NEIGHBOURS
    assert mind.memory.items.ids[near[0]] == 9
    assert weights[0] > 100 * weights[1]


def test_one_eager_viewer_cannot_tie_two_items_together() -> None:
    eager, honest = Mind(), Mind()
    eager.learn(happen([(1, Kind.product_click, 7 + place % 2, 2.0 * place) for place in range(400)]))
    crowd = [(viewer, Kind.product_click, item, 7200.0 * viewer + item) for viewer in range(1, 31) for item in (7, 8)]
    honest.learn(happen(crowd))

    def tie(mind: Mind) -> float:
        return float(mind.covisits.neighbours(mind.memory.items.row(7), mind.memory.newest)[1][0])

    assert tie(eager) < 3 * tie(honest)
