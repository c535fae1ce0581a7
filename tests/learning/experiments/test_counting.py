"""Counting as it is heard: the days hold what grouping the journal would have given."""

from collections import Counter
from datetime import timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.learning.conftest import START, happen

from guang.journal import Kind
from guang.kernel.ids import AccountId, new_id
from guang.learning.experiments import Experiment, Variant, assignment, metrics
from guang.learning.experiments.counting import lines_of
from guang.learning.experiments.statistics import Arm

TRIED = Experiment(
    key="counted",
    title="Counted",
    layer="ranking",
    first=0,
    width=assignment.PLACES,
    variants=(Variant("control", 0.5, {}), Variant("new", 0.5, {})),
    by=new_id(AccountId),
    note="A twin",
    started_at=START,
    ended_at=START + timedelta(seconds=1000),
)
KINDS = [Kind.impression, Kind.play, Kind.like, Kind.order, Kind.search]


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(KINDS), st.integers(1, 3), st.integers(-500, 1500))))
def test_lines_are_what_counting_act_by_act_gives(deeds: list[tuple[int, Kind, int, int]]) -> None:
    expected: Counter[tuple[str, int, int]] = Counter()
    for viewer, kind, _, at in deeds:
        arm = int(assignment.variants(TRIED, np.array([viewer]))[0])
        if 0 <= at < 1000 and arm >= 0:
            for metric, wanted in metrics.ACTS.items():
                expected[metric, viewer, arm] += kind == wanted
            if kind in metrics.SHOWN:
                expected[metrics.PEOPLE, viewer, arm] = 1

    lines = lines_of(TRIED, happen(deeds))

    assert {(line.metric, line.viewer, line.arm): line.more for line in lines} == {
        place: times for place, times in expected.items() if times
    }


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30), st.integers(0, 20))
def test_an_arm_of_sums_is_the_arm_of_its_people_with_those_who_did_nothing(values: list[float], idle: int) -> None:
    known = Arm.of(np.array([*values, *[0.0] * idle]))
    told = Arm.summed(known.people, sum(values), sum(value**2 for value in values))
    assert told.people == known.people
    assert np.isclose(told.mean, known.mean, atol=1e-9)
    assert np.isclose(told.variance, known.variance, rtol=1e-6, atol=1e-6)
