"""Learning while it runs: what pages have shown since the last training mends the ranker, and it is watched.

Every few minutes, from the rows of features that served pages have logged and what people did with them:

1. *Watch.* If the ranker in service foretells later pages worse than the one that it replaced, go back to that one.
2. *Try.* If a newly trained one is on trial, put it into service when it has shown that it is no worse, or refuse it.
3. *Mend.* Otherwise correct the odds of the one in service, and put that into service if it is better.

Every comparison is on lines later than all that either has learnt from (ADR 22).
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

import numpy as np
import structlog
from numpy.typing import NDArray
from prometheus_client import Counter

from guang import journal
from guang.kernel.db import Database
from guang.kernel.ids import EPOCH
from guang.learning import integrity, models
from guang.learning.training import comparing, rules, served
from guang.learning.training.comparing import Comparison
from guang.learning.training.types import Examples, Shown

LEAST_LINES = 400
"""Fewer later lines tell nothing. [D]"""
LEAST_VIEWERS = 10
"""Fewer people are no public: their errors cannot be told, and nobody's feed is to follow one person's mood. [D]"""
LEARNED_SHARE = 2 / 3
"""Of the lines since the last training, what the odds are mended by; the later ones judge."""
FELL = 3.0
"""So many standard errors worse is worse: it is asked every few minutes, and should not be so by chance. [D]"""

Told = tuple[Shown, Examples]
"""What was served and seen, and the same as lines with what was done."""

_REFRESHED = Counter("guang_learning_refreshes_total", "What became of looking at the ranker anew", ["outcome"])
log = structlog.get_logger(__name__)


class Outcome(StrEnum):
    """What became of it."""

    nothing_to_tell = "nothing_to_tell"
    rolled_back = "rolled_back"
    promoted = "promoted"
    refused = "refused"
    mended = "mended"
    kept = "kept"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of looking at the ranker anew: about which version, and what was measured."""

    outcome: Outcome
    version: str | None = None
    measured: dict[str, float] = field(default_factory=dict)
    made: models.Ranker | None = None


async def refresh(database: Database, data_dir: Path, shown: Shown, *, now: datetime) -> Refreshed:
    """Watch, try or mend the ranker in service; see the head of this file.

    Args:
        shown: what was served lately, with the columns of today's features; pages younger than `served.SETTLED_S`
            are passed over.
    """
    settled = shown.where(shown.at < models.seconds(now) - served.SETTLED_S)
    async with database.session() as session:
        stand = await models.registry.standing(session)
        settled = settled.where(_honest(settled, await integrity.verdicts(session)))
    if not len(settled) or not stand.ready:
        return _said(Refreshed(Outcome.nothing_to_tell))
    acts = await journal.history(database, since=EPOCH + timedelta(seconds=float(settled.at.min())), until=now)
    done = await asyncio.to_thread(_look, data_dir, stand, served.seen(settled, acts), now)
    async with database.transaction() as session:
        match done:
            case Refreshed(Outcome.rolled_back, str(version)):
                await models.registry.roll_back(session, version, done.measured)
            case Refreshed(Outcome.promoted, str(version)):
                await models.registry.promote(session, version, done.measured, now)
            case Refreshed(Outcome.refused, str(version)):
                await models.registry.refuse(session, version, done.measured)
            case Refreshed(Outcome.mended, made=models.Ranker() as made):
                await models.registry.register(session, data_dir, made, now)
    return _said(done)


def _honest(shown: Shown, verdicts: Iterable[integrity.Verdict]) -> NDArray[np.bool_]:
    """The lines of viewers who are believed altogether; what was bought mends nothing."""
    weights = integrity.Weights()
    for one in verdicts:
        since, heard = models.seconds(one.said.since), models.seconds(one.at)
        weights.hear(map(int, one.said.viewers), one.said.weights, since=since, heard=heard)
    return np.asarray(weights.of(shown.viewer, shown.at) >= 1.0)


def _said(done: Refreshed) -> Refreshed:
    _REFRESHED.labels(done.outcome).inc()
    if done.outcome is Outcome.rolled_back:
        log.warning("models.rolled_back", version=done.version, **done.measured)
    elif done.version is not None:
        log.info(f"models.{done.outcome}", version=done.version, **done.measured)
    return done


def _look(data_dir: Path, stand: models.registry.Standing, told: Told, now: datetime) -> Refreshed:
    shelf = _Shelf(data_dir, models.Mind().schema)
    sound = ((row, ranker) for row in stand.ready if (ranker := shelf.take(row.version)) is not None)
    row, answers = next(sound, (None, None))
    if row is None or answers is None:
        trial = stand.on_trial
        alone = trial is not None and shelf.take(trial.version) is not None
        return Refreshed(Outcome.promoted, trial.version) if trial and alone else Refreshed(Outcome.nothing_to_tell)
    return _watch(shelf, answers, row, told) or _try(shelf, answers, stand, told) or _mend(answers, told, now)


class _Shelf:
    """Rankers by version; None for one that cannot be used."""

    def __init__(self, data_dir: Path, schema: str) -> None:
        self._data_dir, self._schema = data_dir, schema

    def take(self, version: str) -> models.Ranker | None:
        return models.registry.load_first(self._data_dir, [version], schema=self._schema, refused={})


def _watch(shelf: _Shelf, answers: models.Ranker, row: models.registry.Trained, told: Told) -> Refreshed | None:
    """Go back where the one that answers is worse than the one that it replaced."""
    before = shelf.take(row.replaced) if row.replaced else None
    if before is None:
        return None
    found = _on_later(answers, before, told)
    if found is None or not found.whole.is_below(FELL):
        return None
    return Refreshed(Outcome.rolled_back, row.version, found.flat("live"))


def _try(shelf: _Shelf, answers: models.Ranker, stand: models.registry.Standing, told: Told) -> Refreshed | None:
    """Decide about the one on trial; while it waits for later lines, nothing else is made."""
    if stand.on_trial is None:
        return None
    version = stand.on_trial.version
    newer = shelf.take(version)
    if newer is None:
        return Refreshed(Outcome.refused, version)
    found = _on_later(newer, answers, told)
    if found is None:
        return Refreshed(Outcome.nothing_to_tell)
    outcome = Outcome.promoted if found.is_no_worse() else Outcome.refused
    return Refreshed(outcome, version, found.flat("shadow"))


def _on_later(newer: models.Ranker, older: models.Ranker, told: Told) -> Comparison | None:
    """Compare on what both have not learnt from; None where that is too little."""
    shown, lines = told
    later = lines.at >= max(newer.manifest.until, older.manifest.until)
    if not _tells(shown, later):
        return None
    shown = shown.where(later)
    return comparing.compare(
        newer, older, lines.where(later), shown.viewer, comparing.evenly(shown.model, newer.version)
    )


def _tells(shown: Shown, lines: NDArray[np.bool_]) -> bool:
    """Whether these lines are enough, and of enough people, to tell anything."""
    return int(lines.sum()) >= LEAST_LINES and len(np.unique(shown.viewer[lines])) >= LEAST_VIEWERS


def _mend(answers: models.Ranker, told: Told, now: datetime) -> Refreshed:
    """Correct the odds by the earlier lines since the last training, and see whether that helps on the later ones."""
    shown, lines = told
    new = lines.at >= answers.manifest.until
    if not new.any():
        return Refreshed(Outcome.nothing_to_tell)
    cut = float(np.quantile(lines.at[new], LEARNED_SHARE))
    earlier, later = new & (lines.until <= cut), lines.at >= cut
    if not (_tells(shown, earlier) and _tells(shown, later)):
        return Refreshed(Outcome.nothing_to_tell)
    learnt = lines.where(earlier)
    rules.check_split(learnt, cut)
    made = answers.recalibrated(_bends(answers, learnt), version=models.registry.stamp(now), until=cut)
    found = comparing.compare(made, answers, lines.where(later), shown.viewer[later])
    if not found.is_better():
        return Refreshed(Outcome.kept, None, found.flat("shadow"))
    made = made.measured(found.flat("shadow"))
    return Refreshed(Outcome.mended, made.version, found.flat("shadow"), made)


def _bends(ranker: models.Ranker, lines: Examples) -> dict[str, tuple[float, float]]:
    """For each action that half an hour tells, the line that mends its odds."""
    odds = ranker.odds(lines.rows)
    known = [action for action in served.QUICK if action in ranker.manifest.trained]
    return {
        action: models.calibration.platt(odds[action], lines.labels[:, models.ACTIONS.index(action)], lines.weights)
        for action in known
    }
