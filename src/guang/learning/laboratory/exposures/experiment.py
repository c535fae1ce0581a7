"""The verb: learn from one half, ask the other, beside what is simple."""

import time
from dataclasses import replace

import numpy as np

from guang.learning.laboratory.exposures import likes, measures, stack
from guang.learning.laboratory.exposures.measures import Floats
from guang.learning.laboratory.exposures.types import Exposures
from guang.learning.laboratory.service import Plan, Tell, silent
from guang.learning.laboratory.types import Report, Score

SHOWINGS = 20.0
"""The peer believes an item's share of yes as if it had been shown so many more times at the average."""


def run(data: Exposures, plan: Plan | None = None, tell: Tell = silent) -> Report:
    """Fit the recipe and the peers, and ask the half that did not teach.

    Peers know the same: popularity and item-kNN all likes, ``item_ctr`` all answers of those who teach.
    """
    plan = plan or Plan()
    began = time.process_time()
    tell("views", 0, 1)
    seen, parts = stack.views(data), stack.folds(data, plan.seed)
    rows = stack.describe(data, seen, parts, tell)
    scores = stack.order(data, rows, parts, plan, tell)
    odds = stack.odds(data, scores, stack.persons(data, seen))
    took = time.process_time() - began
    ways = {"guang": _judged(data, scores, odds)} | (_peers(data) if plan.peers else {})
    facts: dict[str, float | int | str] = {
        "cpu_s": round(took, 1),
        "people_teaching": len(np.unique(data.person[data.taught])),
        "people_asked": len(np.unique(data.person[~data.taught])),
        "columns": rows.shape[1],
    }
    return Report(data.name, int((~data.taught).sum()), ways, facts)


def _peers(data: Exposures) -> dict[str, Score]:
    fame = np.asarray(data.likes.sum(0)).ravel()[data.item]
    near = likes.neighbours(data.likes, data.person, data.item)[:, 0]
    item, yes = data.item[data.taught], data.yes[data.taught].astype(np.float64)
    shown, said = np.bincount(item, minlength=data.items), np.bincount(item, yes, data.items)
    share = (said + SHOWINGS * yes.mean()) / (shown + SHOWINGS)
    return {
        "popularity": _judged(data, fame),
        "item_knn": _judged(data, near),
        "item_ctr": _judged(data, share[data.item], share[data.item]),
    }


def _judged(data: Exposures, scores: Floats, odds: Floats | None = None) -> Score:
    """On those who are asked; what gives odds is judged on whether they come true, too."""
    asked = ~data.taught
    found = measures.of_scores(scores[asked], data.yes[asked], data.person[asked])
    if odds is None:
        return found
    error, unsure = measures.honesty(odds[asked], data.yes[asked], data.person[asked])
    return replace(found, values=found.values | {"ece": error}, errors=found.errors | {"ece": unsure})
