"""Who is in which experiment."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import EPOCH, AccountId
from guang.learning.experiments import Experiment, Variant, assignment
from guang.learning.experiments.assignment import HELD_OUT, PLACES, free_places, is_held_out, place, places
from guang.learning.experiments.statistics import mismatch

PEOPLE = np.random.default_rng(11).integers(1, 2**62, 40_000)
EVENLY = (Variant("control", 0.5, {}), Variant("new", 0.5, {"feed.explore.share": 0.2}))


@dataclass(frozen=True)
class Size:
    first: int = 0
    width: int = PLACES


def experiment(
    key: str, variants: tuple[Variant, ...] = EVENLY, layer: str = "ranking", at: Size = Size()
) -> Experiment:
    return Experiment(
        key=key,
        title=key,
        layer=layer,
        first=at.first,
        width=at.width,
        variants=variants,
        by=AccountId(1),
        note="why",
        started_at=EPOCH,
    )


@given(st.text(max_size=20), st.lists(st.integers(0, 2**63 - 1), min_size=1, max_size=20))
def test_places_equal_those_of_the_plain_twin(salt: str, viewers: list[int]) -> None:
    told = places(salt, np.array(viewers, dtype=np.int64)).tolist()
    assert told == [place(salt, viewer) for viewer in viewers]
    assert all(0 <= one < PLACES for one in told)


def test_many_are_assigned_as_each_is() -> None:
    tried = experiment(
        "three", (Variant("a", 0.2, {}), Variant("b", 0.3, {}), Variant("c", 0.5, {})), at=Size(1000, 5000)
    )
    many = assignment.variants(tried, PEOPLE[:3000])
    each = [assignment.variant(tried, viewer) for viewer in PEOPLE[:3000].tolist()]
    assert [-1 if one is None else tried.variants.index(one) for one in each] == many.tolist()


def test_shares_are_kept_and_two_percent_are_held_out_of_everything() -> None:
    tried = experiment("shares", (Variant("a", 0.2, {}), Variant("b", 0.8, {})))
    which = assignment.variants(tried, PEOPLE)
    assert mismatch([int((which == number).sum()) for number in (0, 1)], [0.2, 0.8]) > 0.001
    out = np.array([is_held_out(viewer) for viewer in PEOPLE.tolist()])
    assert out.mean() == pytest.approx(HELD_OUT / PLACES, abs=0.003)
    assert (which[out] == -1).all()
    assert (which[~out] >= 0).all()


def test_experiments_of_one_layer_share_nobody_and_those_of_two_are_independent() -> None:
    left, right = experiment("left", at=Size(0, 5000)), experiment("right", at=Size(5000, 5000))
    first, second = assignment.variants(left, PEOPLE) >= 0, assignment.variants(right, PEOPLE) >= 0
    assert not (first & second).any()
    here, there = (
        assignment.variants(experiment("here"), PEOPLE),
        assignment.variants(experiment("there", layer="pages"), PEOPLE),
    )
    both = [int(((here == one) & (there == other)).sum()) for one in (0, 1) for other in (0, 1)]
    assert mismatch(both, [1, 1, 1, 1]) > 0.001


def test_the_next_experiment_on_the_same_places_mixes_people_anew() -> None:
    before, after = (assignment.variants(experiment(key), PEOPLE) for key in ("before", "after"))
    both = [int(((before == one) & (after == other)).sum()) for one in (0, 1) for other in (0, 1)]
    assert mismatch(both, [1, 1, 1, 1]) > 0.001


def test_the_first_gap_that_is_wide_enough_is_taken() -> None:
    running = [experiment("a", at=Size(0, 3000)), experiment("b", at=Size(4000, 2000)), experiment("c", layer="pages")]
    assert free_places(running, "ranking", 1000) == 3000
    assert free_places(running, "ranking", 1001) == 6000
    assert free_places(running, "ranking", 4001) is None
    assert free_places(running, "pages", 1) is None
    assert free_places([], "ranking", PLACES) == 0
