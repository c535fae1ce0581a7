"""Source: what rises right now."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.trending.most", 80, low=0, high=2000)
"""Candidates that this source may propose."""


class TrendingNow(Source[FeedQuery]):
    """What unusually many people are watching right now."""

    writes: ClassVar[tuple[str, ...]] = ("trending",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """Steepest rise first."""
        found = self._model.candidates(
            "trending", query.viewer, int(MOST.of(query.knobs)) + len(query.shown), now=query.now, sort=self._sort
        )
        return Found(found.ids, {"trending": found.scores})
