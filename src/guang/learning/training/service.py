"""The verb of this room: learn from the journal, compare, register."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path

import numpy as np

from guang import journal
from guang.journal import BehaviourColumns, Position, reading
from guang.kernel.db import Database
from guang.kernel.ids import time_of
from guang.learning import features, models
from guang.learning.training import calibrating, evaluation, moments, rules
from guang.learning.training.errors import TooLittle
from guang.learning.training.examples import Replay
from guang.learning.training.outcomes import Facts
from guang.learning.training.types import Examples, Metrics, Moments, Report, Windows

LEAST_ACTS = 200
LEARNED_SHARE = 0.85
"""The share of acts before the test begins."""

KEPT = 5

_NO_ACTS = (2**62, 0)
_ORDER = models.ACTIONS.index("order")

Tell = Callable[[str, int, int], None]
"""Progress: stage, done, of."""


def silent(stage: str, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much to learn from; the defaults take about 15 s of one core."""

    most_pages: int = 4000
    most_hidden: int = 2500
    most_tested: int = 600
    rounds: int = models.ROUNDS
    again: bool = True
    """Learn once more from all lines after the comparison; without it, the ranker that was compared is registered."""
    on_trial: bool = False
    """Let it answer only after pages served later have shown that it is no worse than the one that answers now."""
    seed: int = 1


async def train(
    database: Database, data_dir: Path, *, now: datetime, plan: Plan | None = None, tell: Tell = silent
) -> Report:
    """Train a ranker on everything before now, compare it on later days, and put it into service.

    The comparison is made with a ranker that knows only the time before the test; the one registered has learnt from
    all lines. Same journal, plan and ``now``: same ranker. By plan it goes on trial first (see `refresh`).

    Raises:
        TooLittle: fewer than `LEAST_ACTS` acts, or nothing to learn from in them.
    """
    tell("reading", 0, 1)
    acts = await journal.history(database, until=now)
    facts = await _facts(database)
    tell("reading", 1, 1)
    ranker, report = await asyncio.to_thread(learn, acts, facts, now=now, plan=plan or Plan(), tell=tell)
    async with database.transaction() as session:
        await models.registry.register(session, data_dir, ranker, now, on_trial=(plan or Plan()).on_trial)
    return report


def learn(
    acts: BehaviourColumns, facts: Facts, *, now: datetime, plan: Plan, tell: Tell = silent
) -> tuple[models.Ranker, Report]:
    """The same without a database: from columns to a ranker and what is to be said about it."""
    began = time.monotonic()
    acts, refused = _sound(acts)
    if len(acts) < LEAST_ACTS:
        raise TooLittle(acts=len(acts), least=LEAST_ACTS)
    begin, end = float(acts.at_ms[0]) / 1000.0, float(acts.at_ms[-1]) / 1000.0
    test_from = float(acts.at_ms[int(len(acts) * LEARNED_SHARE)]) / 1000.0
    ahead = rules.windows(begin, test_from, end)
    chosen = _choose(acts, test_from, plan, ahead)
    replay = Replay(acts, facts, chosen, seed=plan.seed, windows=ahead)
    lines = replay.run(lambda done, of: tell("living through history", done, of))
    testing = chosen.whole[lines.moment.astype(np.int64)]
    before, after = lines.where(~testing), lines.where(testing)
    if not models.Ranker.learnable(before.labels):
        raise TooLittle(acts=len(acts), least=LEAST_ACTS)
    rules.check_split(before, test_from)
    blank = models.Manifest(
        version=models.registry.stamp(now),
        schema=replay.mind.schema,
        names=replay.mind.names,
        seed=plan.seed,
    )
    judged = _fit(before, blank, plan, "learning from the past", tell, known_at=test_from)
    told = calibrating.judge(judged, after, end)
    scores = _compare(judged, after, chosen, evaluation.Simple(acts, test_from))
    final = judged
    if plan.again:
        every = _all_lines(before, after, plan.seed)
        final = _fit(every, blank, plan, "learning from everything", tell, known_at=end)
    final = final.told(curves=told.curves, reliability=told.reliability, metrics=_metrics(scores, told))
    report = Report(
        version=final.version,
        acts=len(acts),
        moments=len(chosen),
        lines=len(lines),
        tested=int((chosen.whole & (chosen.target > 0)).sum()),
        scores=scores,
        log_loss=told.log_loss,
        calibration=told.ece,
        refused=dict(refused + Counter(replay.refused)),
        seconds=time.monotonic() - began,
    )
    return final, report


def _sound(acts: BehaviourColumns) -> tuple[BehaviourColumns, Counter[str]]:
    """The acts that can be, and how many cannot, by reason."""
    keep, refused = np.ones(len(acts), bool), Counter[str]()
    for reason, bad in features.faults(acts).items():
        if (bad & keep).any():
            refused[reason] = int((bad & keep).sum())
        keep &= ~bad
    return (acts.where(keep) if refused else acts), refused


def _choose(acts: BehaviourColumns, test_from: float, plan: Plan, ahead: Windows) -> Moments:
    """Moments to learn from, whose outcomes end before the test begins; then moments to test on, old enough to tell."""
    rng = np.random.default_rng(plan.seed)
    past = acts.where(acts.at_ms / 1000.0 < test_from)
    learn_until = test_from - ahead.soon_s
    tell_until = float(acts.at_ms[-1]) / 1000.0 - ahead.soon_s
    return moments.together(
        moments.real_pages(past, (0.0, learn_until), plan.most_pages, rng),
        moments.first_touches(past, (0.0, learn_until), plan.most_pages, rng),
        moments.hidden_orders(past, test_from, plan.most_hidden, rng),
        moments.to_test(moments.first_touches(acts, (test_from, tell_until), plan.most_tested, rng, unshown=False)),
    )


def _fit(
    lines: Examples, blank: models.Manifest, plan: Plan, stage: str, tell: Tell, *, known_at: float
) -> models.Ranker:
    """Trees for what people do, and for what came, by an instant, of those of their orders that were old enough."""
    ranker = models.fit(
        lines.rows,
        lines.labels,
        lines.weights,
        manifest=replace(blank, until=known_at),
        rounds=plan.rounds,
        progress=lambda done: tell(stage, done, plan.rounds),
    )
    settled = (lines.labels[:, _ORDER] == 1) & (lines.settles <= known_at)
    return ranker.taught_after(lines.rows[settled], lines.labels[settled])


def _metrics(scores: dict[str, Metrics], told: calibrating.Judgement) -> dict[str, float]:
    """Everything that was measured, under flat names."""
    ranked = {f"{way}_{name}": value for way, found in scores.items() for name, value in asdict(found).items()}
    loss = {f"log_loss_{action}": value for action, value in told.log_loss.items()}
    return ranked | loss | {f"ece_{action}": value for action, value in told.ece.items()}


def _compare(ranker: models.Ranker, after: Examples, chosen: Moments, simple: evaluation.Simple) -> dict[str, Metrics]:
    """First touches of later days, by us and by what is simple."""
    names = ranker.manifest.names
    click, tie, seen = models.ACTIONS[0], names.index("covisit_short"), names.index("pair_last_log_s")
    by_us = evaluation.among_candidates(after, chosen, lambda rows: ranker.odds(rows)[click], seen)
    by_ties = evaluation.among_candidates(after, chosen, lambda rows: rows[:, tie], seen)
    return {"ranker": by_us, "co_visits": by_ties, **simple.metrics(chosen)}


def _all_lines(before: Examples, after: Examples, seed: int) -> Examples:
    """Every line for the last fit; of the tested pages, which kept all candidates, one untouched in five."""
    lot = np.random.default_rng(seed).random(len(after)) < 1 / KEPT
    touched = after.labels.any(axis=1)
    kept = after.where(touched | lot)
    kept.weights[~kept.labels.any(axis=1)] *= KEPT
    return Examples(
        *(np.concatenate([getattr(before, spec.name), getattr(kept, spec.name)]) for spec in fields(Examples))
    )


async def _facts(database: Database) -> Facts:
    """Every fact with its instant, in order of time."""
    found: Facts = []
    position = Position(behaviour=_NO_ACTS)
    while True:
        batch = await reading.look(database, position)
        found.extend((time_of(line.id), line.happened) for line in batch.facts)
        if batch.caught_up:
            return sorted(found, key=lambda pair: pair[0])
        position = Position(facts=batch.position.facts, behaviour=_NO_ACTS)
