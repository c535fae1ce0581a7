"""Source: the viewer's own past."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.own_recent.most", 60, low=0, high=2000)
"""Candidates that this source may propose."""


class TouchedBefore(Source[FeedQuery]):
    """What the viewer looked at before and may come back to."""

    writes: ClassVar[tuple[str, ...]] = ("own_recent",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """The latest first."""
        found = self._model.candidates(
            "own_recent", query.viewer, int(MOST.of(query.knobs)) + len(query.shown), now=query.now, sort=self._sort
        )
        return Found(found.ids, {"own_recent": found.scores})
