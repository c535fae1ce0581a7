"""Trees over everything that is known of a showing, learnt from those who teach and never from oneself."""

from collections.abc import Sequence

import numpy as np
import xgboost as xgb
from numpy.typing import NDArray

from guang.learning import models
from guang.learning.laboratory.exposures import answers, likes
from guang.learning.laboratory.exposures.likes import View
from guang.learning.laboratory.exposures.types import Exposures
from guang.learning.laboratory.service import Plan, Tell
from guang.learning.laboratory.types import Rows

FOLDS = 10
ROUNDS = 160
NEWTON_STEPS, RIDGE = 8, 1.0

SETTINGS: dict[str, object] = {
    "objective": "binary:logistic",
    "eta": 0.05,
    "max_depth": 5,
    "min_child_weight": 50,
    "subsample": 0.7,
    "colsample_bytree": 0.4,
    "reg_lambda": 20.0,
    "max_bin": 64,
    "tree_method": "hist",
}

Folds = Rows
Floats = NDArray[np.float32]


def views(data: Exposures) -> list[View]:
    """The spaces of taste that the recipe looks at; several widths and weights say more than the best of them."""
    shapes = ((16, 0.5, 0.3), (8, 0.5, 0.3), (16, 0.25, 0.25), (24, 0.5, 0.4))
    return [View.of(data.likes, width, few=few, famous=famous) for width, few, famous in shapes]


def folds(data: Exposures, seed: int) -> Folds:
    """In which part everybody is, by lot: what is said about a person who teaches was learnt from the other parts."""
    return np.random.default_rng(seed).integers(0, FOLDS, data.people)


def describe(data: Exposures, seen: Sequence[View], parts: Folds, tell: Tell) -> Floats:
    """One row a showing: what the likes say, what others' answers say, and where person and item stand.

    Those who are asked get the mean of what the parts say, so that their rows are like those that the trees learn on.
    """
    told = np.zeros((len(data.person), len(seen) + 4), np.float32)
    for part in range(FOLDS):
        own = parts[data.person] == part
        lesson = answers.learn(data, seen, data.taught & ~own)
        inside, asked = data.taught & own, ~data.taught
        told[inside] = lesson.columns(data, seen, inside)
        told[asked] += lesson.columns(data, seen, asked) / FOLDS
        tell("answers", part + 1, FOLDS)
    first = seen[0]
    near = likes.neighbours(data.likes, data.person, data.item)
    fame = likes.of_items(data.likes)[data.item]
    return np.concatenate([told, near, fame, first.items[data.item], persons(data, seen)], axis=1, dtype=np.float32)


def persons(data: Exposures, seen: Sequence[View]) -> Floats:
    """One row a showing: what the likes say of the person alone."""
    told = np.concatenate([likes.of_people(data.likes), seen[0].people], axis=1)
    return np.asarray(told[data.person], np.float32)


def order(data: Exposures, rows: Floats, parts: Folds, plan: Plan, tell: Tell) -> Floats:
    """A score for every showing, to be compared within a person.

    Each part's trees learn from the other parts; those who are asked get the mean of all. Trees begin at what each
    person says on average, so that they spend themselves on what a person prefers and not on who is easily pleased.
    """
    scores = np.zeros(len(rows), np.float32)
    begin = _log_odds(answers.shares(data.person[data.taught], data.yes[data.taught], data.people))[data.person]
    asked = _matrix(rows[~data.taught])
    settings = SETTINGS | {"seed": plan.seed, "nthread": plan.threads}
    for part in range(FOLDS):
        own = parts[data.person] == part
        learn, inside = data.taught & ~own, data.taught & own
        matrix = _matrix(rows[learn], data.yes[learn])
        matrix.set_base_margin(begin[learn])
        trees = xgb.train(settings, matrix, ROUNDS)
        scores[inside] = trees.predict(_matrix(rows[inside]), output_margin=True)
        scores[~data.taught] += trees.predict(asked, output_margin=True) / FOLDS
        tell("trees", part + 1, FOLDS)
    return scores


def odds(data: Exposures, scores: Floats, persons: Floats) -> Floats:
    """How likely a yes is: the score of a showing and what is known of the person, weighed, then made true.

    Both steps are fitted on the answers of those who teach, each foretold without their own part. Within a person the
    order of the scores stays.
    """
    known = np.column_stack([scores, np.ones(len(scores)), persons]).astype(np.float64)
    taught = data.taught
    weights = logistic(known[taught], data.yes[taught].astype(np.float64))
    raw = np.asarray(1 / (1 + np.exp(-(known @ weights))), np.float32)
    curve = models.calibration.isotonic(raw[taught], data.yes[taught], np.ones(int(taught.sum())))
    return models.calibration.apply(raw, curve)


def logistic(known: NDArray[np.float64], yes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression with a little ridge, by Newton's method."""
    weights = np.zeros(known.shape[1])
    for _ in range(NEWTON_STEPS):
        share = 1 / (1 + np.exp(-(known @ weights)))
        bend = (known * (share * (1 - share))[:, None]).T @ known + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(bend, known.T @ (yes - share) - RIDGE * weights)
    return weights


def _matrix(rows: Floats, yes: Floats | None = None) -> xgb.DMatrix:
    """Lines of which nobody is more easily pleased than another."""
    matrix = xgb.DMatrix(rows, yes)
    matrix.set_base_margin(np.zeros(len(rows), np.float32))
    return matrix


def _log_odds(share: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.log(share / (1 - share)))
