"""Source: what the people whom one follows love."""

from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.circle.most", 20, low=0, high=500)
"""Candidates that this source may propose."""


class LovedInTheCircle(Source[FeedQuery]):
    """What at least two of the people whom the viewer follows liked, shared or wrote about; never what they bought."""

    writes: ClassVar[tuple[str, ...]] = ("loved",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """More people and later first."""
        most, people = int(MOST.of(query.knobs)), query.circle.people
        if not len(people):
            return Found(np.empty(0, np.int64), {"loved": np.empty(0, np.float32)})
        found = self._model.loved_by(people, most, now=query.now, sort=self._sort)
        return Found(found.ids, {"loved": found.scores})
