"""Groups in lockstep: neighbours in one order against all pairs."""

from collections import defaultdict
from itertools import combinations
from math import log2

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.learning.conftest import Deed, happen

from guang.journal import Kind
from guang.learning.integrity import lockstep
from guang.learning.integrity.lockstep import GROUP, LIKENESS, SHARED, SPARE_BITS, TOGETHER_MS


def plain(deeds: list[Deed]) -> list[int]:
    """All pairs of viewers, by sets."""
    acts = happen(deeds)
    lines = list(zip(acts.viewer.tolist(), acts.subject.tolist(), acts.at_ms.tolist(), strict=True))
    audience: dict[int, set[int]] = defaultdict(set)
    for viewer, item, _ in lines:
        audience[item].add(viewer)
    people = {viewer for viewer, _, _ in lines}
    friends: dict[int, set[int]] = defaultdict(set)
    for lead in (0, TOGETHER_MS // 2):
        tokens: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for viewer, item, at in lines:
            tokens[viewer].add((item, (at + lead) // TOGETHER_MS))
        for one, other in combinations(people, 2):
            both = tokens[one] & tokens[other]
            bits = sum(log2(len(people) / len(audience[item])) for item, _ in both)
            alike = len(both) >= LIKENESS * min(len(tokens[one]), len(tokens[other]))
            if len(both) >= SHARED and bits >= 2 * log2(len(people)) + SPARE_BITS and alike:
                friends[one].add(other)
                friends[other].add(one)
    return sorted(viewer for viewer in people if len(reachable(viewer, friends)) >= GROUP)


def reachable(viewer: int, friends: dict[int, set[int]]) -> set[int]:
    seen, edge = {viewer}, {viewer}
    while edge:
        edge = {friend for one in edge for friend in friends[one]} - seen
        seen |= edge
    return seen


def strangers(people: int, items: int, each: int, seed: int = 3) -> list[Deed]:
    """Everybody touches things at random throughout a day; numbers from 1000 on."""
    rng = np.random.default_rng(seed)
    return [
        (1000 + viewer, Kind.product_click, int(rng.integers(1, items)), float(rng.uniform(0, 86_400)))
        for viewer in range(people)
        for _ in range(each)
    ]


def troupe(people: int, items: list[int], apart_s: float, jitter_s: float, seed: int = 4) -> list[Deed]:
    """Numbers from 1 on do the same, so far apart, and nearly at once."""
    rng = np.random.default_rng(seed)
    return [
        (1 + viewer, Kind.like, item, 3_600.0 + place * apart_s + float(rng.uniform(0, jitter_s)))
        for place, item in enumerate(items)
        for viewer in range(people)
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 7), st.lists(st.integers(9000, 9008), min_size=1, max_size=9), st.integers(1, 900), st.data())
def test_neighbours_find_what_all_pairs_find(people: int, items: list[int], jitter: int, data: st.DataObject) -> None:
    group = troupe(people, items, apart_s=data.draw(st.sampled_from([30.0, 900.0, 4000.0])), jitter_s=float(jitter))
    crowd = strangers(data.draw(st.integers(0, 200)), 5000, 2)
    deeds = group + crowd

    assert lockstep.members(happen(deeds)).tolist() == plain(deeds)


def test_a_group_of_any_size_is_found_whole_and_nobody_else() -> None:
    for people in (GROUP, 40, 300):
        deeds = strangers(8000, 3000, 5) + troupe(people, list(range(1, 11)), 1_800.0, 200.0)

        assert lockstep.members(happen(deeds)).tolist() == list(range(1, people + 1))


def test_four_friends_who_stroll_together_are_no_group() -> None:
    deeds = strangers(2000, 3000, 5) + troupe(GROUP - 1, list(range(1, 11)), 300.0, 20.0)

    assert lockstep.members(happen(deeds)).tolist() == []


def test_who_watches_what_everybody_watches_at_the_same_hour_is_no_member() -> None:
    famous: list[Deed] = [
        (1000 + viewer, Kind.product_click, 50_000 + clip, 7_200.0 + 20 * clip)
        for viewer in range(600)
        for clip in range(10)
    ]
    deeds = strangers(2000, 3000, 5) + famous

    assert lockstep.members(happen(deeds)).tolist() == []


def test_one_thing_that_starts_at_an_hour_makes_no_group_of_those_who_waited_for_it() -> None:
    start: list[Deed] = [(1000 + viewer, Kind.like, 50_000, 7_200.0 + viewer / 10) for viewer in range(60)]

    assert lockstep.members(happen(strangers(2000, 3000, 5) + start)).tolist() == []
