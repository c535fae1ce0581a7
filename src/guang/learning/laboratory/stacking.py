"""A ranker over channels: boosted trees that learn, from what came next, whom to believe when."""

from dataclasses import dataclass

import numpy as np
import xgboost as xgb
from numpy.typing import NDArray

from guang.learning.laboratory import metrics
from guang.learning.laboratory.candidates import Lines
from guang.learning.laboratory.types import Questions, Rows

KEPT_BACK = 0.15
"""Of the questions to learn from, the share that tells when to stop."""
PATIENCE = 40
MOST_ROUNDS = 800
JUDGING = 0.3
"""Of the questions to learn from, the share that judges a channel on trial."""

SETTINGS: dict[str, object] = {
    "objective": "rank:ndcg",
    "lambdarank_pair_method": "topk",
    "lambdarank_num_pair_per_sample": 12,
    "eta": 0.06,
    "max_depth": 6,
    "min_child_weight": 20,
    "subsample": 0.8,
    "colsample_bytree": 0.6,
    "reg_lambda": 5.0,
    "tree_method": "hist",
    "eval_metric": "ndcg@20",
}

BOLDER: dict[str, object] = {"lambdarank_score_normalization": False, "min_child_weight": 1}
"""Another way: pairs that are far apart already count in full. Better on few questions, sometimes worse on many."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A fitted ranker, which columns its trees ask most, and how well it did after each round."""

    trees: xgb.Booster
    rounds: int
    gains: dict[str, float]
    curve: tuple[float, ...]

    def scores(self, lines: Lines) -> NDArray[np.float32]:
        """A score for each line; only its order means anything."""
        return np.asarray(self.trees.predict(xgb.DMatrix(lines.rows), iteration_range=(0, self.rounds)), np.float32)


def fit(lines: Lines, targets: Rows, *, seed: int, threads: int, ways: int = 2) -> Stack:
    """Learn from questions whose answer is among their candidates; the better of two ways, on questions kept back.

    Source: Burges, "From RankNet to LambdaRank to LambdaMART", MSR-TR-2010-82.
    """
    rng = np.random.default_rng(seed)
    hits = lines.hits(targets)
    answered = np.bincount(lines.question, hits, len(lines.sizes)) > 0
    back = rng.random(len(lines.sizes)) < KEPT_BACK
    learn, watch = (_matrix(lines, hits, answered & part) for part in (~back, back))
    settings = SETTINGS | {"seed": seed, "nthread": threads}
    found = [_fit(settings | bolder, learn, watch, lines.names) for bolder in ({}, BOLDER)[:ways]]
    return max(found, key=lambda stack: stack.curve[stack.rounds - 1])


def _fit(settings: dict[str, object], learn: xgb.DMatrix, watch: xgb.DMatrix, names: tuple[str, ...]) -> Stack:
    heard: dict[str, dict[str, list[float]]] = {}
    trees = xgb.train(
        settings,
        learn,
        MOST_ROUNDS,
        evals=[(watch, "watch")],
        early_stopping_rounds=PATIENCE,
        evals_result=heard,
        verbose_eval=False,
    )
    gains = trees.get_score(importance_type="total_gain")
    named = {names[int(name[1:])]: float(np.sum(gain)) for name, gain in gains.items()}
    asked_most = dict(sorted(named.items(), key=lambda one: -one[1]))
    return Stack(trees, trees.best_iteration + 1, asked_most, tuple(heard["watch"]["ndcg@20"]))


def judged(lines: Lines, questions: Questions, trial: str, *, seed: int, threads: int) -> tuple[float, float]:
    """What a channel adds to NDCG@20 on questions that the rankers with it and without it have not seen; and its error.

    The questions are those to learn from, parted by people; no question of the test is among them.
    """
    people, person = np.unique(questions.people, return_inverse=True)
    kept = np.random.default_rng([seed, 2]).random(len(people))[person] < JUDGING
    gains = []
    for offered in (lines, lines.without(trial)):
        stack = fit(offered.pick(~kept), questions.targets[~kept], seed=seed, threads=threads, ways=1)
        asked = offered.pick(kept)
        ranks = asked.ranks(stack.scores(asked), questions.targets[kept], metrics.MISSED)
        gains.append(np.where(ranks < 20, 1 / np.log2(np.minimum(ranks, 20) + 2.0), 0.0))
    score = metrics.of_columns({"gain": gains[0] - gains[1]}, questions.people[kept])
    return score.values["gain"], score.errors["gain"]


def _matrix(lines: Lines, hits: NDArray[np.bool_], questions: NDArray[np.bool_]) -> xgb.DMatrix:
    mask = questions[lines.question]
    made = xgb.DMatrix(lines.rows[mask], hits[mask].astype(np.float32))
    made.set_group(lines.sizes[questions])
    return made
