"""Counting: what people do is added to the days of their experiments as it is heard, and never looked up again.

A read-out that grouped the journal would take longer every day. Here each act costs once, when the timetable hears it,
and a read-out adds up as many lines as there are days, metrics and arms. What one person has done so far is kept as
well: sums of squares need it, and they are what intervals are made of.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.kernel.db import Session
from guang.kernel.ids import EPOCH, PageId
from guang.learning.experiments import assignment, metrics, store
from guang.learning.experiments.types import Experiment, Line, Way

LONGEST: Final = timedelta(days=28)
"""Only so much of an experiment is counted: what people do later than that is another question."""

Ids = NDArray[np.int64]


class Told(NamedTuple):
    """What a fact adds to a metric of one person."""

    at: datetime
    viewer: int
    metric: str
    more: float


async def count(session: Session, acts: BehaviourColumns, told: Sequence[Told], now: datetime) -> None:
    """Add acts, and what facts told, to every split experiment that their people were in when they happened."""
    lines = [
        line
        for experiment in await store.running(session, ended_after=now - LONGEST)
        if experiment.kind is Way.SPLIT
        for line in (*lines_of(experiment, acts), *_told(experiment, told))
    ]
    await store.add(session, lines, now.date())


def lines_of(experiment: Experiment, acts: BehaviourColumns) -> list[Line]:
    """What acts add to one experiment: a line for each person and metric that occurs.

    Twin: ``tests/learning/experiments/test_counting.py``, one act at a time.
    """
    begin, end = _ms(experiment.started_at), _ms(_end(experiment))
    acts = acts.where((acts.at_ms >= begin) & (acts.at_ms < end))
    arm = assignment.variants(experiment, acts.viewer)
    shown = np.isin(acts.kind, metrics.SHOWN)
    wanted = {metrics.PEOPLE: shown} | {name: acts.kind == kind for name, kind in metrics.ACTS.items()}
    found: list[Line] = []
    for metric, here in wanted.items():
        viewers, first, times = np.unique(acts.viewer[here & (arm >= 0)], return_index=True, return_counts=True)
        arms = arm[here & (arm >= 0)][first]
        for viewer, of, more in zip(viewers.tolist(), arms.tolist(), times.tolist(), strict=True):
            found.append(Line(experiment.key, metric, viewer, of, 1.0 if metric == metrics.PEOPLE else more))
    return found


def _told(experiment: Experiment, told: Sequence[Told]) -> list[Line]:
    told = [one for one in told if experiment.started_at <= one.at < _end(experiment)]
    arms = assignment.variants(experiment, np.array([one.viewer for one in told], np.int64)).tolist()
    return [
        Line(experiment.key, one.metric, one.viewer, arm, one.more)
        for one, arm in zip(told, arms, strict=True)
        if arm >= 0
    ]


async def judge(
    session: Session, key: str, won: Iterable[tuple[str, int]], viewers: Sequence[int], *, upto: PageId, now: datetime
) -> None:
    """Add pages of a duel, judged once and for all: a metric and its winner for each, and whose pages they were."""
    arms: dict[tuple[str, int], int] = {}
    for metric, arm in won:
        arms[metric, arm] = arms.get((metric, arm), 0) + 1
    people = [Line(key, metrics.PEOPLE, viewer, 0, 1.0) for viewer in sorted(set(viewers))]
    await store.add(session, people, now.date())
    await store.add_to_day(session, key, now.date(), [(metric, arm, times) for (metric, arm), times in arms.items()])
    await store.reach(session, f"duel {key}", (int(upto), 0), now)


def _end(experiment: Experiment) -> datetime:
    latest = experiment.started_at + LONGEST
    return min(experiment.ended_at, latest) if experiment.ended_at else latest


def _ms(instant: datetime) -> int:
    return (instant - EPOCH) // timedelta(milliseconds=1)
