"""Taking back what somebody contributed equals never having counted it."""

from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.learning.conftest import START, Deed, crowd, happen

from guang.journal import Kind
from guang.journal.facts.people import ViewersMerged
from guang.journal.facts.trust import ViewersWeighed
from guang.kernel.ids import ViewerId
from guang.learning.features.lately import Lately
from guang.learning.models import Mind

KINDS = (Kind.product_click, Kind.like, Kind.add_cart, Kind.impression)
DEEDS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(KINDS), st.integers(50, 57), st.integers(0, 86_400)),
    min_size=1,
    max_size=80,
)
Told = list[tuple[int, Kind, int, int]]


def weighed(viewers: list[int], weight: float, since_s: float = 0.0) -> ViewersWeighed:
    return ViewersWeighed(
        tuple(ViewerId(viewer) for viewer in viewers),
        (weight,) * len(viewers),
        ("lockstep",) * len(viewers),
        START + timedelta(seconds=since_s),
        "1",
    )


def known(mind: Mind, now: float) -> dict[int, tuple[np.ndarray, dict[int, float]]]:
    """What rankings stand on, by item: six counters over three spans, and ties that are more than rounding."""
    ids, said = mind.memory.items.ids, {}
    for row in range(1, mind.memory.items.size):
        near, weights = mind.covisits.neighbours(row, now)
        ties = {int(ids[other]): float(w) for other, w in zip(near, weights, strict=True) if w > 1e-5}
        said[int(ids[row])] = (mind.counts._counts.value(np.array([row]), now)[0], ties)
    return said


def assert_same(one: Mind, other: Mind) -> None:
    now = one.memory.newest
    first, second = known(one, now), known(other, now)
    assert first.keys() == second.keys()
    for item, (counts, ties) in first.items():
        assert np.allclose(counts, second[item][0], atol=1e-9)
        assert ties.keys() == second[item][1].keys()
        assert np.allclose(list(ties.values()), [second[item][1][key] for key in ties], rtol=1e-3, atol=1e-5)


@settings(max_examples=60, deadline=None)
@given(DEEDS, st.integers(1, 40), st.sampled_from([0.0, 0.25]), st.sampled_from([0.0, 40_000.0]))
def test_it_does_not_matter_whether_acts_or_the_decision_come_first(
    told: Told, size: int, weight: float, since_s: float
) -> None:
    deeds: list[Deed] = [(viewer, kind, item, float(at)) for viewer, kind, item, at in told]
    decision, at = weighed([1, 2], weight, since_s), START + timedelta(days=2)
    later, sooner = Mind(), Mind()
    sooner.hear(decision, at)
    for start in range(0, len(deeds), size):
        later.learn(happen(deeds[start : start + size]))
        sooner.learn(happen(deeds[start : start + size]))
    later.hear(decision, at)

    assert_same(later, sooner)


def test_who_is_cleared_counts_from_then_on_and_not_for_before() -> None:
    deeds = crowd(people=12)
    early = [deed for deed in deeds if deed[3] < 9 * 86_400.0]
    late = [deed for deed in deeds if deed[3] >= 9 * 86_400.0]
    mind, expected = Mind(), Mind()
    mind.learn(happen(early))
    mind.hear(weighed([3], 0.0), START + timedelta(days=8))
    mind.hear(weighed([3], 1.0, 9 * 86_400.0), START + timedelta(days=9))
    mind.learn(happen(late))
    for said, day in ((weighed([3], 1.0, 9 * 86_400.0), 9), (weighed([3], 0.0), 8)):
        expected.hear(said, START + timedelta(days=day))
    expected.learn(happen(early + late))

    assert_same(mind, expected)


def test_what_a_guest_did_can_be_taken_back_after_they_became_somebody() -> None:
    deeds = crowd(people=12)
    mind, expected = Mind(), Mind()
    expected.hear(weighed([5], 0.0), START + timedelta(days=30))
    for one in (mind, expected):
        one.learn(happen(deeds))
        one.hear(ViewersMerged(ViewerId(5), ViewerId(700)), START + timedelta(days=29))
    mind.hear(weighed([5], 0.0), START + timedelta(days=30))

    assert_same(mind, expected)


def test_what_left_the_ring_keeps_its_weight_and_breaks_nothing() -> None:
    mind, untouched = Mind(), Mind()
    mind.memory._lately = Lately(most=20)
    deeds = crowd(people=12)
    for one in (mind, untouched):
        for start in range(0, len(deeds), 50):
            one.learn(happen(deeds[start : start + 50]))
    mind.hear(weighed(list(range(1, 13)), 0.0), START + timedelta(days=30))

    now = mind.memory.newest
    rows = np.arange(mind.memory.items.size)
    left, before = mind.counts.heat(rows, 2, now), untouched.counts.heat(rows, 2, now)
    assert 0 < left.sum() < before.sum()
    assert (left >= -1e-9).all()
