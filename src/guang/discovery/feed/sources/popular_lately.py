"""Source: the month's favourites."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.popular.most", 120, low=0, high=2000)
"""Candidates that this source may propose."""


class PopularLately(Source[FeedQuery]):
    """What most people took to in the last month."""

    writes: ClassVar[tuple[str, ...]] = ("popular",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """Most people first."""
        found = self._model.candidates(
            "popular", query.viewer, int(MOST.of(query.knobs)) + len(query.shown), now=query.now, sort=self._sort
        )
        return Found(found.ids, {"popular": found.scores})
