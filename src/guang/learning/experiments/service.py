"""Starting and ending experiments, and what came out."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np

from guang import journal
from guang.journal import Kind, reading
from guang.journal.facts.learning import ExperimentEnded, ExperimentStarted, TriedVariant
from guang.kernel import params
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.learning.experiments import assignment, statistics, store
from guang.learning.experiments.errors import BadExperiment, ExperimentExists, KnobTaken, NoRoom, NoSuchExperiment
from guang.learning.experiments.statistics import Arm
from guang.learning.experiments.types import Comparison, Experiment, NewExperiment, ReadOut

LONGEST: Final = timedelta(days=28)
"""Only so much of an experiment is read out: what people do later than that is another question."""

METRICS: Final[Mapping[str, tuple[Kind, bool]]] = MappingProxyType(
    {
        "finishes": (Kind.finish, False),
        "likes": (Kind.like, False),
        "follows": (Kind.follow, False),
        "product_clicks": (Kind.product_click, False),
        "carts": (Kind.add_cart, False),
        "orders": (Kind.order, False),
        "refunds": (Kind.refund, True),
        "not_interested": (Kind.not_interested, True),
        "reports": (Kind.report, True),
    }
)
"""Acts for each person, and whether the metric guards against harm (A2: what is regretted counts against)."""

_SHOWN: Final = (Kind.impression, Kind.play)


async def start(session: Session, wanted: NewExperiment, *, by: AccountId, now: datetime) -> Experiment:
    """Give a share of all viewers one of the variants from now on.

    Raises:
        BadExperiment: shares do not add up to 1, names repeat, or a knob is unknown or out of range.
        ExperimentExists: the key was used before.
        KnobTaken: an experiment of another layer turns a knob that this one turns.
        NoRoom: the layer has not that many places left.

    Records: ``learning.experiment_started``.
    """
    _check(wanted)
    await store.lock(session)
    if await store.one(session, wanted.key) is not None:
        raise ExperimentExists(key=wanted.key)
    running = await store.running(session)
    turned = _turned(wanted)
    for other in running:
        if other.layer != wanted.layer and (both := turned & _turned(other)):
            raise KnobTaken(knob=min(both), key=other.key)
    width = max(1, round(wanted.share * assignment.PLACES))
    first = assignment.free_places(running, wanted.layer, width)
    if first is None:
        raise NoRoom(layer=wanted.layer)
    made = Experiment(
        key=wanted.key,
        title=wanted.title,
        layer=wanted.layer,
        first=first,
        width=width,
        variants=wanted.variants,
        by=by,
        note=wanted.note,
        started_at=now,
    )
    store.insert(session, made)
    tried = tuple(TriedVariant(one.name, one.share, dict(one.knobs)) for one in made.variants)
    journal.append(
        session, ExperimentStarted(made.key, made.title, made.layer, first, width, tried, by, made.note), at=now
    )
    return made


async def end(session: Session, key: str, verdict: str, *, by: AccountId, now: datetime) -> None:
    """Give nobody a variant any more, and write down what was concluded.

    Raises:
        NoSuchExperiment: there is none, or it has ended.

    Records: ``learning.experiment_ended``.
    """
    await store.lock(session)
    row = await store.one(session, key)
    if row is None or row.ended_at is not None:
        raise NoSuchExperiment(key=key)
    row.ended_at, row.verdict = now, verdict
    journal.append(session, ExperimentEnded(key, verdict, by))


async def latest(session: Session, most: int = 50) -> tuple[Experiment, ...]:
    """The last experiments, the latest first."""
    return tuple(await store.latest(session, most))


async def read_out(session: Session, key: str, now: datetime) -> ReadOut:
    """What the people of each variant did, whoever of them was shown anything since the experiment began.

    They are counted by what they were assigned, not by what they were given: nobody is left out for what they did.

    Raises:
        NoSuchExperiment: there never was one.
    """
    row = await store.one(session, key)
    if row is None:
        raise NoSuchExperiment(key=key)
    experiment = store.experiment(row)
    until = min(experiment.ended_at or now, experiment.started_at + LONGEST)
    kinds = [*_SHOWN, *(kind for kind, _ in METRICS.values())]
    viewers, known, times = await reading.counts(session, kinds, experiment.started_at, until)
    people = np.unique(viewers[np.isin(known, _SHOWN)])
    which = assignment.variants(experiment, people)
    arms = {
        name: _arms(experiment, which, _each(people, viewers, times * (known == kind)))
        for name, (kind, _) in METRICS.items()
    }
    counted = tuple(int((which == number).sum()) for number in range(len(experiment.variants)))
    chance = statistics.mismatch(counted, [one.share for one in experiment.variants])
    return ReadOut(
        experiment=experiment,
        people=counted,
        mismatch=chance,
        sound=chance >= statistics.MISMATCH,
        comparisons=tuple(
            _compare(name, experiment.variants[number].name, sides[0], sides[number])
            for name, sides in arms.items()
            for number in range(1, len(sides))
        ),
    )


def _each(people: statistics.Ids, viewers: statistics.Ids, times: statistics.Ids) -> statistics.Floats:
    """The sum of each person; what others did is left out."""
    place = np.minimum(np.searchsorted(people, viewers), max(len(people) - 1, 0))
    mine = people[place] == viewers if len(people) else np.zeros(len(viewers), dtype=np.bool_)
    return np.bincount(place[mine], times[mine].astype(np.float64), minlength=len(people)).astype(np.float64)


def _arms(experiment: Experiment, which: statistics.Ids, values: statistics.Floats) -> list[Arm]:
    return [Arm.of(values[which == number]) for number in range(len(experiment.variants))]


def _compare(metric: str, variant: str, control: Arm, treated: Arm) -> Comparison:
    return Comparison(
        metric=metric,
        guards=METRICS[metric][1],
        variant=variant,
        control_mean=control.mean,
        mean=treated.mean,
        fixed=statistics.fixed(control, treated),
        always=statistics.sequential(control, treated),
    )


def _turned(experiment: NewExperiment | Experiment) -> set[str]:
    return {knob for one in experiment.variants for knob in one.knobs}


def _check(wanted: NewExperiment) -> None:
    names = sorted(one.name for one in wanted.variants)
    if any(one == other for one, other in pairwise(names)):
        raise BadExperiment(because="two variants share a name")
    if abs(sum(one.share for one in wanted.variants) - 1.0) > 1e-6:
        raise BadExperiment(because="the shares of the variants do not add up to 1")
    try:
        for one in wanted.variants:
            params.checked(one.knobs)
    except ValueError as fault:
        raise BadExperiment(because=str(fault)) from fault
