"""The verb of this room: run an experiment, and say how it went beside what is simple."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from guang.learning.laboratory import metrics, recipes, stacking
from guang.learning.laboratory.candidates import BATCH, Proposer, rank_among_all
from guang.learning.laboratory.types import Report, Score, Task

Facts = dict[str, float | int | str]
Tell = Callable[[str, int, int], None]
"""Progress: stage, done, of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an experiment is run; the same plan on the same data gives the same figures.

    Attributes:
        peers: whether what is simple is asked, too.
        sequence: whether the sequence model is tried, where it is installed.
        folder: where long runs leave checkpoints.
    """

    seed: int = 1
    threads: int = 1
    peers: bool = True
    sequence: bool = True
    folder: Path | None = None


def silent(stage: str, done: int, of: int) -> None:
    """Tell nobody."""


def run(task: Task, plan: Plan | None = None, tell: Tell = silent) -> Report:
    """Fit the recipe and the peers, and ask them the test.

    The channels are fitted on the early part and asked what the ranker learns from; then they are fitted again on all
    that was before the test, the ranker staying as it is. Peers know the same. The sequence model takes part if part of
    the questions to learn from, kept back for that, are answered better with it by more than two standard errors.
    """
    plan = plan or Plan()
    began = time.process_time()
    proposer, stack, facts = _learn(task, plan, tell)
    tell("channels", 1, 2)
    proposer.fit(task.late, task.items)
    ranks = np.full(len(task.test), metrics.MISSED)
    found = 0
    for begin in range(0, len(task.test), BATCH):
        which = np.arange(begin, min(begin + BATCH, len(task.test)))
        asked = task.test.pick(which)
        lines = proposer.lines(asked)
        ranks[which] = lines.ranks(stack.scores(lines), asked.targets, metrics.MISSED)
        found += int(lines.hits(asked.targets).sum())
        tell("test", int(which[-1]) + 1, len(task.test))
    took = time.process_time() - began
    ways = {"guang": metrics.of_ranks(ranks, task.test.people)} | (_peers(task, tell) if plan.peers else {})
    facts |= {
        "cpu_s": round(took, 1),
        "rounds": stack.rounds,
        "among_candidates": round(found / len(task.test), 4),
        "repeats": int(task.repeats),
        "asked_most": ", ".join(list(stack.gains)[:6]),
    }
    return Report(task.name, len(task.test), ways, facts)


def _learn(task: Task, plan: Plan, tell: Tell) -> tuple[Proposer, stacking.Stack, Facts]:
    """Channels and a ranker over them, with the channel on trial or without it, and why."""
    usual = recipes.channels(task)
    trial = recipes.on_trial(plan.folder, tell) if plan.sequence else []
    with_it = Proposer([*usual, *trial], repeats=task.repeats, depth=recipes.DEPTH, trial=recipes.TRIAL)
    tell("channels", 0, 2)
    with_it.fit(task.early, task.items)
    lines = with_it.lines(task.learn)
    facts: Facts = {"sequence": "not installed" if plan.sequence else "not wanted"}
    proposer = with_it
    if trial:
        tell("trial", 0, 1)
        gain, error = stacking.judged(lines, task.learn, recipes.TRIAL, seed=plan.seed, threads=plan.threads)
        helps = gain > 2 * error
        facts = {
            "sequence": "kept" if helps else "left out",
            "sequence_gain": round(gain, 5),
            "sequence_gain_se": round(error, 5),
        }
        if not helps:
            lines = lines.without(recipes.TRIAL)
            proposer = Proposer(usual, repeats=task.repeats, depth=recipes.DEPTH)
    tell("ranker", 0, 1)
    return proposer, stacking.fit(lines, task.learn.targets, seed=plan.seed, threads=plan.threads), facts


def _peers(task: Task, tell: Tell) -> dict[str, Score]:
    ways = {}
    peers = recipes.peers(task)
    for number, (name, peer) in enumerate(peers.items()):
        tell("peers", number, len(peers))
        peer.fit(task.late, task.items)
        ranks = []
        for begin in range(0, len(task.test), BATCH):
            asked = task.test.pick(np.arange(begin, min(begin + BATCH, len(task.test))))
            matrix = peer.ask(asked.contexts)[name]
            ranks.append(
                rank_among_all(matrix, asked.contexts, asked.targets, repeats=task.repeats, missed=metrics.MISSED)
            )
        ways[name] = metrics.of_ranks(np.concatenate(ranks), task.test.people)
    tell("peers", len(peers), len(peers))
    return ways
