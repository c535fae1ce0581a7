"""Source: what was left in the middle."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.unfinished.most", 3, low=0, high=50)
"""Candidates that this source may propose."""


class LeftUnfinished(Source[FeedQuery]):
    """What the viewer was watching when they went away.

    The column ``unfinished`` lets it come back although it was seen.
    """

    writes: ClassVar[tuple[str, ...]] = ("unfinished",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """The latest first."""
        most = int(MOST.of(query.knobs))
        found = self._model.candidates("unfinished", query.viewer, most, now=query.now, sort=self._sort)
        return Found(found.ids, {"unfinished": found.scores})
