"""Candidates out of what one person, or those they follow, did; and of what is new, what resembles that.

Each gives item rows, best first, as the channels of ``channels.py`` do.
"""

import numpy as np
from numpy.typing import NDArray

from guang.learning import features
from guang.learning.features import Floats, Group, Question, Rows, Sort
from guang.learning.models import channels
from guang.learning.models.mind import Mind
from guang.learning.models.shortlists import Ranked

LEFT_S = 1800.0
"""Who touches nothing else for so long has gone away."""
UNFINISHED_S = 3 * 86400.0
"""For so long, what was left in the middle is worth going on with. [D]"""
_ENDED = sum(1 << group for group in (Group.FINISH, Group.CART, Group.ORDER, Group.SKIP, Group.REJECT))

LOVED_S = 14 * 86400.0
"""For so long, what people loved speaks for a thing; half as much after half of it. [D]"""
FEWEST_PEOPLE = 2
"""What only one person loved is told to nobody: it would say who."""
_IS_LOVE = np.isin(np.arange(max(Group) + 1), (Group.LIKE, Group.COMMENT, Group.SHARE))

LOOKED_AT = 1000
"""Of what is new and hardly shown, so many are looked at for likeness: the youngest and least shown."""
_CATEGORY = 0.5
"""What the same category counts for, where a topic counts for 1. [D]"""


def unfinished(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """What the viewer had opened when they went away, and neither finished nor passed over; the latest first."""
    at, now = question.trail.at, question.now
    if not len(at) or now - at[-1] <= LEFT_S:
        return _first(mind, question.trail.items[:0], at[:0], n, sort)
    idle = np.concatenate([[now], at[:-1]]) - at
    left = np.flatnonzero((idle > LEFT_S) & (question.trail.groups == Group.CLICK) & (now - at < UNFINISHED_S))
    rows = question.trail.items[left]
    going_on = (mind.memory.pairs.ask(question.viewer, rows).groups & _ENDED) == 0
    return _first(mind, rows[going_on], 1 - (now - at[left[going_on]]) / UNFINISHED_S, n, sort)


def alike(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """Of what is new and hardly shown, that with the topics and the category of what the viewer touched."""
    trail, of = question.trail, mind.memory.catalogue
    if not len(trail.items):
        return _first(mind, trail.items, trail.at, n, sort)
    drawn = features.attention(trail, question.now)[:, 1]
    rows, youth = channels.untried(mind, question.now, sort)
    rows, youth = rows[:LOOKED_AT], youth[:LOOKED_AT]
    topics = of.topics[trail.items]
    by_topic = np.bincount(topics.ravel(), np.repeat(drawn, topics.shape[1]), len(of.topic_names))
    by_topic[0] = 0.0
    score = by_topic.take(of.topics.take(rows, axis=0)).sum(1)
    kinds, place = np.unique(of.category[trail.items], return_inverse=True)
    by_kind = np.bincount(place, drawn) * (kinds != 0)
    theirs = of.category.take(rows)
    near = np.minimum(np.searchsorted(kinds, theirs), len(kinds) - 1)
    score += _CATEGORY * np.where(kinds[near] == theirs, by_kind[near], 0.0)
    near_enough = np.flatnonzero(score)
    if len(near_enough) > n:
        near_enough = near_enough[np.argpartition(-score[near_enough], n)[:n]]
    return _first(mind, rows[near_enough], score[near_enough] * (1 + 1e-3 * youth[near_enough]), n, sort)


def loved_by(mind: Mind, people: NDArray[np.int64], now: float, n: int, sort: Sort) -> Ranked:
    """What at least two of these viewers liked, shared or wrote about; more people and later first.

    Those who have switched personalisation off are left out.
    """
    willing = np.array([one for one in people.tolist() if mind.memory.personalised(one)], np.int64)
    items, groups, at = mind.memory.trails.many(mind.memory.viewers.find(willing))
    said = np.flatnonzero(_IS_LOVE[groups] & (now - at < LOVED_S))
    item, person = items.ravel()[said], said // max(items.shape[1], 1)
    pairs, first = np.unique(item * len(willing) + person, return_index=True)
    rows, start, count = np.unique(pairs // max(len(willing), 1), return_index=True, return_counts=True)
    if not len(rows):
        return _first(mind, rows, np.empty(0), n, sort)
    worth = np.add.reduceat(np.exp2(-2 * np.maximum(now - at.ravel()[said[first]], 0) / LOVED_S), start)
    several = count >= FEWEST_PEOPLE
    return _first(mind, rows[several], worth[several], n, sort)


CHANNELS: dict[str, channels.Channel] = {**channels.CHANNELS, "unfinished": unfinished, "alike": alike}
"""All that a viewer alone is enough for."""


def _first(mind: Mind, rows: Rows, scores: Floats, n: int, sort: Sort) -> Ranked:
    """The ``n`` highest of the sort that may be shown and score above 0; of equals the one that came first."""
    catalogue = mind.memory.catalogue
    catalogue.reach(mind.memory.items.size)
    offered = np.flatnonzero((scores > 0) & catalogue.live[rows] & (catalogue.sort[rows] == sort))
    best = offered[np.argsort(-scores[offered], kind="stable")[:n]]
    return rows[best], scores[best].astype(np.float32)
