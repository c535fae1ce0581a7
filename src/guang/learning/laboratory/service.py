"""The verb of this room: run an experiment, and say how it went beside what is simple."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from guang.learning.laboratory import metrics, recipes, stacking
from guang.learning.laboratory.candidates import BATCH, Proposer, joined, rank_among_all
from guang.learning.laboratory.channels import Channel
from guang.learning.laboratory.types import Histories, Report, Rows, Score, Stage, Task

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
    ranks = np.full(len(task.test), metrics.MISSED)
    found = 0
    for which in _stages(task.testing, lambda past: proposer.fit(past, task.items), tell):
        asked = task.test.pick(which)
        lines = proposer.lines(asked)
        ranks[which] = lines.ranks(stack.scores(lines), asked.targets, metrics.MISSED)
        found += int(lines.hits(asked.targets).sum())
        tell("test", int(which[-1]) + 1, len(task.test))
    took = time.process_time() - began
    ways = {"guang": metrics.of_ranks(ranks, task.test.people)} | (_peers(task, tell) if plan.peers else {})
    facts |= task.facts | {
        "hr20_per_person": round(metrics.per_person(ranks < 20, task.test.people), 5),
        "cpu_s": round(took, 1),
        "rounds": stack.rounds,
        "among_candidates": round(found / len(task.test), 4),
        "repeats": int(task.repeats),
        "asked_most": ", ".join(list(stack.gains)[:6]),
    }
    curves = {"NDCG@20 on questions kept back": stack.curve}
    return Report(task.name, len(task.test), ways, facts, curves, bytes(stack.trees.save_raw("ubj")))


def _learn(task: Task, plan: Plan, tell: Tell) -> tuple[Proposer, stacking.Stack, Facts]:
    """Channels and a ranker over them, with the channel on trial or without it, and why."""
    usual = recipes.channels(task)
    trial = recipes.on_trial(plan.folder, tell) if plan.sequence else []
    with_it = Proposer([*usual, *trial], repeats=task.repeats, depth=recipes.DEPTH, trial=recipes.TRIAL)
    lines = joined(
        [
            with_it.lines(task.learn.pick(which))
            for which in _stages(task.learning, lambda past: with_it.fit(past, task.items), tell)
        ]
    )
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
        ranks = []
        for which in _stages(task.testing, partial(_fit, peer, task.items), silent):
            asked = task.test.pick(which)
            matrix = peer.ask(asked.contexts)[name]
            ranks.append(
                rank_among_all(matrix, asked.contexts, asked.targets, repeats=task.repeats, missed=metrics.MISSED)
            )
        ways[name] = metrics.of_ranks(np.concatenate(ranks), task.test.people)
    tell("peers", len(peers), len(peers))
    return ways


def _fit(channel: Channel, items: int, past: Histories) -> None:
    channel.fit(past, items)


def _stages(stages: tuple[Stage, ...], fit: Callable[[Histories], None], tell: Tell) -> Iterator[Rows]:
    """Questions in batches, what answers them having been fitted on what was known by then."""
    for number, stage in enumerate(stages):
        tell("channels", number, len(stages))
        fit(stage.past)
        for begin in range(stage.first, stage.end, BATCH):
            yield np.arange(begin, min(begin + BATCH, stage.end))
