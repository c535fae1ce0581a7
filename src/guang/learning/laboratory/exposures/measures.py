"""How well are each person's showings ordered, and do the odds mean what they say?"""

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory import metrics
from guang.learning.laboratory.types import Rows, Score

FIRST = 10
BINS = 15
Floats = NDArray[np.floating]


def by_person(scores: Floats, yes: Floats, person: Rows) -> tuple[dict[str, NDArray[np.float64]], Rows]:
    """Area under the curve and discounted gain of everybody who said both yes and no, and who they are.

    Equals share their places: the area counts them as half, the gain gives each the mean of their places.
    """
    who, group = np.unique(person, return_inverse=True)
    order = np.lexsort((-scores, group))
    group, scores, yes = group[order], scores[order], yes[order]
    sizes = np.bincount(group)
    place = np.arange(len(group)) - (np.cumsum(sizes) - sizes)[group]
    new = np.r_[True, (scores[1:] != scores[:-1]) | (group[1:] != group[:-1])]
    tie = np.cumsum(new) - 1
    gain = np.where(place < FIRST, 1 / np.log2(place + 2), 0.0)
    each = np.bincount(tie)
    mean_place, mean_gain = (np.bincount(tie, column) / each for column in (place, gain))
    said = np.bincount(group, yes)
    above = np.bincount(group, yes * (sizes[group] - 1 - mean_place[tie]))
    pairs = said * (sizes - said)
    both = pairs > 0
    best = np.cumsum(1 / np.log2(np.arange(FIRST) + 2))[np.clip(said.astype(int), 1, FIRST) - 1]
    auc = (above - said * (said - 1) / 2) / np.maximum(pairs, 1)
    ndcg = np.bincount(group, yes * mean_gain[tie]) / best
    return {"auc": auc[both], f"ndcg{FIRST}": ndcg[both]}, who[both]


def of_scores(scores: Floats, yes: Floats, person: Rows) -> Score:
    """Means over people, with errors of drawing other people."""
    return metrics.of_columns(*by_person(scores, yes, person))


def honesty(odds: Floats, yes: Floats, person: Rows) -> tuple[float, float]:
    """The expected calibration error over bins of equally many showings, and its error of drawing other people."""
    _, group = np.unique(person, return_inverse=True)
    bin_of = np.empty(len(odds), np.int64)
    bin_of[np.argsort(odds, kind="stable")] = np.arange(len(odds)) * BINS // len(odds)
    people = int(group.max()) + 1
    cells = np.bincount(group * BINS + bin_of, odds - yes, people * BINS).reshape(people, BINS)
    shown = np.bincount(group)
    rng = np.random.default_rng(1)
    lots = (rng.multinomial(people, np.full(people, 1 / people)) for _ in range(metrics.DRAWS))
    drawn = [float(np.abs(lot @ cells).sum() / (lot @ shown)) for lot in lots]
    return float(np.abs(cells.sum(0)).sum() / len(odds)), float(np.std(drawn))
