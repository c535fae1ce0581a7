"""Source: co-visitation with what was seen last."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.similar.most", 240, low=0, high=2000)
"""Candidates that this source may propose."""


class SimilarToRecent(Source[FeedQuery]):
    """What people take to after the things that the viewer took to last."""

    writes: ClassVar[tuple[str, ...]] = ("similar",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """Strongest co-visitation first."""
        found = self._model.candidates(
            "similar", query.viewer, int(MOST.of(query.knobs)) + len(query.shown), now=query.now, sort=self._sort
        )
        return Found(found.ids, {"similar": found.scores})
