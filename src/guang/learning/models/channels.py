"""Where candidates come from. Each channel gives item rows, best first, with scores of its own scale."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from guang.learning.features import Floats, Question, Rows, Sort
from guang.learning.models.mind import Mind
from guang.learning.models.shortlists import DEPTH, Ranked

Channel = Callable[[Mind, Question, int, Sort], Ranked]

UNTRIED = 50.0
"""An item shown to fewer people than this in about a month is untried. [D]"""

FRESH_S = 14 * 86400.0
_NONE: Ranked = (np.empty(0, np.int64), np.empty(0, np.float32))


def similar(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """Looked at together with what the viewer looked at last, above all with the newest.

    Source: first touches of RetailRocket from 31 July to 21 August, each asked just before it: HR@20 .058 of this sum,
    .048 of the session's ties alone, .028 of all ties alike.
    """
    links = mind.covisits.links(question.trail, question.now)
    if len(links.items) == 0:
        return _NONE
    return _best(mind, links.items, links.weights[:, 3] + links.weights[:, 4], n, sort)


def trending(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """Touched by more people in the last two days than its month would suggest."""

    def score(rows: Rows, now: float) -> Floats:
        lately, month = mind.counts.heat(rows, 1, now), mind.counts.heat(rows, 2, now)
        return np.where(_on_offer(mind, rows, sort), lately**2 / (month + 5.0), 0.0)

    return _front(mind, mind.ranking(f"trending {sort}", question.now, score), n)


def popular(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """Touched by most people over a month."""

    def score(rows: Rows, now: float) -> Floats:
        return np.where(_on_offer(mind, rows, sort), mind.counts.heat(rows, 2, now), 0.0)

    return _front(mind, mind.ranking(f"popular {sort}", question.now, score), n)


def fresh(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """New or hardly shown: the younger and the less shown, the likelier; drawn anew for each viewer every minute."""
    rows, weights = untried(mind, question.now, sort)
    lots = weights * np.random.default_rng([question.viewer, int(question.now // 60)]).random(len(rows))
    if len(rows) > n:
        top = np.argpartition(-lots, n)[:n]
        rows, lots = rows[top], lots[top]
    order = np.argsort(-lots, kind="stable")
    return rows[order], lots[order].astype(np.float32)


def untried(mind: Mind, now: float, sort: Sort) -> Ranked:
    """What is new and hardly shown, with its youth as score."""

    def score(rows: Rows, now: float) -> Floats:
        shown, age = mind.counts.shown(rows, now), now - mind.memory.catalogue.published[rows]
        new = _on_offer(mind, rows, sort) & (shown < UNTRIED) & (age < FRESH_S) & (age >= -FRESH_S)
        return np.where(new, np.exp2(-np.maximum(age, 0) / FRESH_S - shown / 20.0), 0.0)

    return _front(mind, mind.ranking(f"fresh {sort}", now, score), DEPTH)


def own_recent(mind: Mind, question: Question, n: int, sort: Sort) -> Ranked:
    """The viewer's own last items, newest first."""
    items = question.trail.items
    return _best(mind, items, np.linspace(1.0, 0.0, len(items), endpoint=False), n, sort)


CHANNELS: dict[str, Channel] = {
    "similar": similar,
    "trending": trending,
    "fresh": fresh,
    "popular": popular,
    "own_recent": own_recent,
}
IMPERSONAL = frozenset({"trending", "fresh", "popular"})
"""Channels that need no behaviour of the viewer: what remains with personalisation off."""


def _front(mind: Mind, ranked: Ranked, n: int) -> Ranked:
    """The first ``n`` of a ranking that is a little old, without what has been withdrawn since."""
    rows, scores = ranked[0][: 2 * n], ranked[1][: 2 * n]
    live = np.flatnonzero(mind.memory.catalogue.live[rows])[:n]
    return rows[live], scores[live]


def _best(mind: Mind, rows: Rows, scores: Floats, n: int, sort: Sort) -> Ranked:
    """The ``n`` highest of the sort that may be shown and score above 0; ties by row, so that answers repeat."""
    inside = rows < mind.memory.items.size
    rows, scores = rows[inside], scores[inside]
    allowed = (scores > 0) & _on_offer(mind, rows, sort)
    rows, scores = rows[allowed], scores[allowed]
    if len(rows) > n:
        top = np.argpartition(-scores, n)[:n]
        rows, scores = rows[top], scores[top]
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order].astype(np.float32)


def _on_offer(mind: Mind, rows: Rows, sort: Sort) -> NDArray[np.bool_]:
    """What is of the sort and may be shown."""
    catalogue = mind.memory.catalogue
    catalogue.reach(mind.memory.items.size)
    return np.asarray(catalogue.live[rows] & (catalogue.sort[rows] == sort) & (rows > 0))
