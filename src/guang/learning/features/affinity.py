"""How much of a viewer's recent attention went to an item's category, topics, maker and store."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.catalogue import Catalogue
from guang.learning.features.types import Acts, Floats, Group, Question, Trail

SESSION_HALF_LIFE_S = 1200.0
LONG_HALF_LIFE_S = 30 * 86400.0  # DOMAIN A2

WORTH = np.ones(max(Group) + 1)
WORTH[[Group.LIKE, Group.COMMENT, Group.SHARE, Group.FOLLOW]] = 2.0
WORTH[Group.CART], WORTH[Group.ORDER] = 3.0, 5.0


class Affinity:
    """Shares of attention between 0 and 1, for the session and for the long run."""

    names = (
        *(f"affinity_{what}_{span}" for what in ("category", "creator", "store") for span in ("session", "long")),
        *(f"affinity_topics_{span}" for span in ("session", "long")),
        "affinity_topic_best",
    )

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def update(self, acts: Acts) -> None:
        """The trail remembers already."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """Weighted by what was done and how long before now; 0 without history or attribute."""
        of, trail, rows = self._catalogue, question.trail, question.items
        columns = np.zeros((len(rows), len(self.names)), np.float32)
        if len(trail.items) == 0:
            return columns
        weights = attention(trail, question.now)
        for place, attribute in enumerate((of.category, of.creator, of.store)):
            mine = attribute[trail.items]
            if mine.any():
                columns[:, 2 * place : 2 * place + 2] = _share(mine, weights, attribute[rows])
        trail_topics = of.topics[trail.items]
        if not trail_topics.any():
            return columns
        spread = np.repeat(weights, trail_topics.shape[1], axis=0)
        topics = of.topics[rows]
        shares = _share(trail_topics.ravel(), spread, topics.ravel()).reshape(len(rows), topics.shape[1], 2)
        columns[:, 6:8] = shares.sum(1)
        columns[:, 8] = shares[:, :, 1].max(1)
        return columns


def attention(trail: Trail, now: float) -> Floats:
    """The weight of each touch, for the session and for the long run; each column sums to 1."""
    ages = np.maximum(now - trail.at, 0.0)
    session = np.exp2(-np.minimum((ages - ages.min()) / SESSION_HALF_LIFE_S, 60.0))
    long = np.exp2(-np.minimum((ages - ages.min()) / LONG_HALF_LIFE_S, 60.0))
    weights = np.column_stack([session, long]) * WORTH[trail.groups][:, None]
    return np.asarray(weights / weights.sum(0))


def _share(mine: NDArray[np.integer], weights: Floats, theirs: NDArray[np.integer]) -> Floats:
    """The weight of my lines that hold the same value as each of theirs; 0 for the blank value 0."""
    values, inverse = np.unique(mine, return_inverse=True)
    totals = np.column_stack([np.bincount(inverse, weights[:, column], len(values)) for column in (0, 1)])
    totals[values == 0] = 0.0
    place = np.minimum(np.searchsorted(values, theirs), len(values) - 1)
    return np.asarray(np.where((values[place] == theirs)[:, None], totals[place], 0.0))
