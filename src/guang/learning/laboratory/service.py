"""The verb of this room: run an experiment, and say how it went beside what is simple."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from guang.learning.laboratory import metrics, recipes, stacking
from guang.learning.laboratory.candidates import BATCH, Proposer, rank_among_all
from guang.learning.laboratory.types import Report, Score, Task

Tell = Callable[[str, int, int], None]
"""Progress: stage, done, of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an experiment is run; the same plan on the same data gives the same figures."""

    seed: int = 1
    threads: int = 1
    peers: bool = True


def silent(stage: str, done: int, of: int) -> None:
    """Tell nobody."""


def run(task: Task, plan: Plan | None = None, tell: Tell = silent) -> Report:
    """Fit the recipe and the peers, and ask them the test.

    The channels are fitted on the early part and asked what the ranker learns from; then they are fitted again on all
    that was before the test, the ranker staying as it is. Peers know the same.
    """
    plan = plan or Plan()
    began = time.process_time()
    proposer = Proposer(recipes.channels(task), repeats=task.repeats, depth=recipes.DEPTH)
    tell("channels", 0, 2)
    proposer.fit(task.early, task.items)
    lines = proposer.lines(task.learn)
    tell("ranker", 0, 1)
    stack = stacking.fit(lines, task.learn.targets, seed=plan.seed, threads=plan.threads)
    del lines
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
    facts: dict[str, float | int | str] = {
        "cpu_s": round(took, 1),
        "rounds": stack.rounds,
        "among_candidates": round(found / len(task.test), 4),
        "repeats": int(task.repeats),
        "asked_most": ", ".join(list(stack.gains)[:6]),
    }
    return Report(task.name, len(task.test), ways, facts)


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
