"""Scorer: the final score of a personal page."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Seen, Shelf, day_of
from guang.discovery.steering import FAMILIAR, GOODS
from guang.kernel.params import Param
from guang.kernel.pipeline import Array, Columns, Scorer

BOOSTED = Param("feed.inclination.boosted", 1.6, low=1, high=5)
"""Factor for topics that the viewer asked for more of."""

FORGOTTEN = Param("feed.inclination.forgotten", 0.5, low=0, high=1)
"""Factor for topics that the viewer wants forgotten."""

FOLLOWED = Param("feed.inclination.followed", 1.2, low=1, high=5)
"""Factor for creators whom the viewer follows. Source: X weighs out-of-network posts 0.75 (DOMAIN A1); 1/0.75 ≈ 1.3."""

NEW = Param("feed.inclination.new", 0.15, low=0, high=2)
"""What being brand new adds to the factor; it halves every two days."""

STANDING = Param("feed.inclination.standing", 0.25, low=0, high=1)
"""What the worst experience score takes from the factor; the best, and none, take nothing. Source: DOMAIN A1, F8."""

LEANING = Param("feed.inclination.leaning", 0.8, low=0, high=1)
"""How much a page that leans all the way adds to what it leans to, and takes from the opposite."""

_KNOWN = ("affinity_category_long", "affinity_creator_long", "affinity_topic_best")
_HALF_LIFE_S = 2 * 86400.0


class Inclination(Scorer[FeedQuery]):
    """The value, bent by what the viewer asked for, by newness, and on a second helping by how long ago it was seen."""

    reads: ClassVar[tuple[str, ...]] = ("value", "row", "features")
    writes: ClassVar[tuple[str, ...]] = ("score",)

    def __init__(self, shelf: Shelf, seen: Seen, names: Sequence[str]) -> None:
        """Take the names of the columns of ``features``, too."""
        self._shelf = shelf
        self._seen = seen
        self._known = [place for place, name in enumerate(names) if name in _KNOWN]

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """float64[n]. A factor above 1 raises negative values too: it adds that share of the value's size."""
        row, value = candidates["row"], candidates["value"]
        factor = 1.0 + NEW.of(query.knobs) * newness(self._shelf, row, query)
        factor *= 1.0 - STANDING.of(query.knobs) * (1.0 - self._shelf.standing[row])
        for topics, knob in ((query.taste.boosted, BOOSTED), (query.taste.forgotten, FORGOTTEN)):
            if topics:
                carried = np.isin(self._shelf.topics[row], self._shelf.codes(topics)).any(axis=1)
                factor[carried] *= knob.of(query.knobs)
        factor[np.isin(self._shelf.author[row], query.circle.followed)] *= FOLLOWED.of(query.knobs)
        factor *= self._leaning(query, candidates)
        if query.repeats:
            days = self._seen.days_since(query.viewer, candidates.ids, day_of(query.now))
            factor *= (days + 0.2) / (days + 1.2)
        return np.asarray(value + (factor - 1.0) * np.abs(value))

    def _leaning(self, query: FeedQuery, candidates: Columns) -> Array | float:
        """What the dials, or a policy, make of each; 1 while nothing leans."""
        factor: Array | float = 1.0
        most = LEANING.of(query.knobs)
        if lean := GOODS.of(query.knobs):
            factor = 1.0 + lean * most * np.where(self._shelf.bears_goods[candidates["row"]], 1.0, -1.0)
        if (lean := FAMILIAR.of(query.knobs)) and self._known:
            known = np.nan_to_num(candidates["features"][:, self._known]).max(axis=1).astype(np.float64)
            if (top := known.max(initial=0.0)) > 0:
                factor = factor * (1.0 + lean * most * (2.0 * known / top - 1.0))
        return factor


def newness(shelf: Shelf, row: Array, query: FeedQuery) -> Array:
    """1 for what has just come, 0.5 after two days, and so on."""
    age_s = np.maximum(query.now.timestamp() - shelf.published_s[row], 0.0)
    return np.asarray(0.5 ** (age_s / _HALF_LIFE_S))
