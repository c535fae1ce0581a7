"""Source: small makers, for those who are likely to care."""

from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Reach, Shelf
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

MOST = Param("feed.longtail.most", 30, low=0, high=500)
"""Candidates out of small makers."""

_TOPICS = 6


class LongTail(Source[FeedQuery]):
    """Small makers whose things carry the topics that the viewer likes: matched first, and only then shown.

    The column ``small`` is how well the topics match; the selector keeps a share of slots for those who have it.
    Source: DOMAIN A9, "match before push".
    """

    writes: ClassVar[tuple[str, ...]] = ("small",)

    def __init__(self, model: serving.Model, shelf: Shelf, reach: Reach) -> None:
        self._model = model
        self._shelf = shelf
        self._reach = reach

    def find(self, query: FeedQuery) -> Found:
        """Best match first; nothing for a viewer of whom nothing is known."""
        shelf, most = self._shelf, int(MOST.of(query.knobs))
        refused = query.taste.muted | query.taste.forgotten
        likes = self._model.interests(query.viewer, now=query.now, n=_TOPICS)
        liked = {one.topic: one.weight for one in likes if one.topic not in refused}
        rows = shelf.latest(shelf.of_topics(liked), 2 * most)
        rows = rows[self._reach.small(shelf.author[rows])]
        match = shelf.match(rows, liked)
        best = np.argsort(-match, kind="stable")[:most]
        return Found(shelf.ids[rows[best]], {"small": match[best]})
