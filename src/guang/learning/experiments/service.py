"""Starting and ending experiments, and what came out."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from guang import journal
from guang.journal.facts.learning import ExperimentEnded, ExperimentStarted, TriedVariant
from guang.kernel import params
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, PageId
from guang.learning.experiments import assignment, counting, duels, metrics, statistics, store
from guang.learning.experiments.errors import BadExperiment, ExperimentExists, KnobTaken, NoRoom, NoSuchExperiment
from guang.learning.experiments.statistics import Arm
from guang.learning.experiments.types import Comparison, Duel, Experiment, NewExperiment, ReadOut, Way


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
        if wanted.kind is other.kind is Way.DUEL and other.layer != wanted.layer:
            raise BadExperiment(because="one page cannot be filled by two duels: put them into one layer")
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
        kind=wanted.kind,
    )
    store.insert(session, made)
    tried = tuple(TriedVariant(one.name, one.share, dict(one.knobs)) for one in made.variants)
    journal.append(
        session,
        ExperimentStarted(made.key, made.title, made.layer, first, width, tried, by, made.note, str(made.kind)),
        at=now,
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


async def duelling(session: Session, now: datetime) -> tuple[tuple[Experiment, PageId | None], ...]:
    """Duels that run, or ended within four weeks, and up to which page each has been judged."""
    found = await store.running(session, ended_after=now - counting.LONGEST)
    reached = [(one, await store.reached(session, f"duel {one.key}")) for one in found if one.kind is Way.DUEL]
    return tuple((one, PageId(place[0]) if place else None) for one, place in reached)


async def read_out(session: Session, key: str) -> ReadOut:
    """What the people of each variant did, whoever of them was shown anything since the experiment began.

    They are counted by what they were assigned, not by what they were given: nobody is left out for what they did.
    Costs the same however much was done; the counts are as old as ``counted_at`` says.

    Raises:
        NoSuchExperiment: there never was one.
    """
    row = await store.one(session, key)
    if row is None:
        raise NoSuchExperiment(key=key)
    experiment, sums = store.experiment(row), await store.sums(session, key)
    counted_at = await store.counted_at(session, "acts" if experiment.kind is Way.SPLIT else f"duel {key}")
    arms = range(len(experiment.variants))
    people = tuple(round(sums.get((metrics.PEOPLE, arm), (0.0, 0.0))[0]) for arm in arms)
    told = [*metrics.ACTS, metrics.REGRETS]
    told += sorted({metric for metric, _ in sums if metric.startswith(f"{metrics.LASTING}:")})
    if experiment.kind is Way.DUEL:
        return ReadOut(
            experiment=experiment,
            people=people[:1],
            mismatch=1.0,
            sound=True,
            comparisons=(),
            duels=tuple(_duel(metric, sums) for metric in metrics.ACTS),
            counted_at=counted_at,
            absent=metrics.ABSENT,
        )
    chance = statistics.mismatch(people, [one.share for one in experiment.variants])
    sides = {metric: [Arm.summed(people[arm], *sums.get((metric, arm), (0.0, 0.0))) for arm in arms] for metric in told}
    return ReadOut(
        experiment=experiment,
        people=people,
        mismatch=chance,
        sound=chance >= statistics.MISMATCH,
        comparisons=tuple(
            _compare(metric, experiment.variants[arm].name, side[0], side[arm])
            for metric, side in sides.items()
            for arm in arms[1:]
        ),
        counted_at=counted_at,
        absent=metrics.ABSENT,
    )


def _compare(metric: str, variant: str, control: Arm, treated: Arm) -> Comparison:
    sense = metrics.sense(metric)
    return Comparison(
        metric=metric,
        guards=sense.guards,
        less=sense.less,
        variant=variant,
        control_mean=control.mean,
        mean=treated.mean,
        fixed=statistics.fixed(control, treated),
        always=statistics.sequential(control, treated),
    )


def _duel(metric: str, sums: Mapping[tuple[str, int], tuple[float, float]]) -> Duel:
    sense = metrics.sense(metric)
    control, tried, tied = (
        round(sums.get((metric, arm), (0.0, 0.0))[0]) for arm in (duels.CONTROL, duels.TRIED, duels.TIED)
    )
    return Duel(
        metric=metric,
        guards=sense.guards,
        less=sense.less,
        control=control,
        tried=tried,
        tied=tied,
        fixed=duels.fixed(control, tried),
        always=duels.always(control, tried),
    )


def _turned(experiment: NewExperiment | Experiment) -> set[str]:
    return {knob for one in experiment.variants for knob in one.knobs}


def _check(wanted: NewExperiment) -> None:
    names = sorted(one.name for one in wanted.variants)
    if any(one == other for one, other in pairwise(names)):
        raise BadExperiment(because="two variants share a name")
    if abs(sum(one.share for one in wanted.variants) - 1.0) > 1e-6:
        raise BadExperiment(because="the shares of the variants do not add up to 1")
    if wanted.kind is Way.DUEL and len(wanted.variants) != 2:
        raise BadExperiment(because="a duel is of two variants")
    try:
        for one in wanted.variants:
            params.checked(one.knobs)
    except ValueError as fault:
        raise BadExperiment(because=str(fault)) from fault
