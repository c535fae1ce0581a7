"""Scorer: the final score with personalisation off."""

from typing import ClassVar

import numpy as np

from guang.discovery.feed.scorers.inclination import newness
from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.params import Param
from guang.kernel.pipeline import Array, Columns, Scorer

RECENT = Param("feed.impersonal.recency", 0.5, low=0, high=5)
"""What being brand new is worth, against 1 for being the most popular of all."""


class PopularityAndRecency(Scorer[FeedQuery]):
    """The same for everybody: how popular, how much on the rise, how new. No trace of the viewer's behaviour."""

    reads: ClassVar[tuple[str, ...]] = ("popular", "trending", "row")
    writes: ClassVar[tuple[str, ...]] = ("score",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """float64[n] between 0 and 2 + the weight of recency."""
        score = RECENT.of(query.knobs) * newness(self._shelf, candidates["row"], query)
        for name in ("popular", "trending"):
            heat = np.nan_to_num(candidates.get(name, np.zeros(len(candidates))).astype(np.float64), nan=0.0)
            top = heat.max(initial=0.0)
            score += np.maximum(heat, 0.0) / top if top > 0 else 0.0
        return np.asarray(score)
