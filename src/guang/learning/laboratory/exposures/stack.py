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
    return np.concatenate(
        [
            told,
            likes.neighbours(data.likes, data.person, data.item),
            likes.plain(data.likes, data.person, data.item),
            first.people[data.person].astype(np.float32),
            first.items[data.item].astype(np.float32),
        ],
        axis=1,
    )


def odds(data: Exposures, rows: Floats, parts: Folds, plan: Plan, tell: Tell) -> Floats:
    """How likely a yes is, for every showing.

    Each part's trees learn from the other parts. Those who are asked get the mean of the log-odds of all; the curve
    that corrects them was fitted on the answers of those who teach, each foretold without their own part.
    """
    margin = np.zeros(len(rows), np.float32)
    asked = xgb.DMatrix(rows[~data.taught])
    settings = SETTINGS | {"seed": plan.seed, "nthread": plan.threads}
    for part in range(FOLDS):
        learn, own = (data.taught & (parts[data.person] != part), data.taught & (parts[data.person] == part))
        trees = xgb.train(settings, xgb.DMatrix(rows[learn], data.yes[learn]), ROUNDS)
        margin[own] = trees.predict(xgb.DMatrix(rows[own]), output_margin=True)
        margin[~data.taught] += trees.predict(asked, output_margin=True) / FOLDS
        tell("trees", part + 1, FOLDS)
    raw = np.asarray(1 / (1 + np.exp(-margin)), np.float32)
    known = data.taught
    curve = models.calibration.isotonic(raw[known], data.yes[known], np.ones(int(known.sum())))
    return models.calibration.apply(raw, curve)
