"""Source: new things that resemble what one likes."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.alike.most", 30, low=0, high=1000)
"""Candidates that this source may propose."""


class LookAlike(Source[FeedQuery]):
    """New things with the topics and the category of what the viewer watched: found before anybody has touched them."""

    writes: ClassVar[tuple[str, ...]] = ("alike",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """Most alike first."""
        most = int(MOST.of(query.knobs))
        found = self._model.candidates("alike", query.viewer, most, now=query.now, sort=self._sort)
        return Found(found.ids, {"alike": found.scores})
