"""Source: topics that were asked for."""

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source

MOST = Param("feed.boosted.most", 60, low=0, high=1000)
"""Candidates out of the topics that a viewer asked for more of."""


class BoostedTopics(Source[FeedQuery]):
    """The latest of the topics that the viewer asked for more of."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def find(self, query: FeedQuery) -> Found:
        """Newest first."""
        topics = self._shelf.of_topics(query.taste.boosted)
        return Found(self._shelf.ids[self._shelf.latest(topics, int(MOST.of(query.knobs)))])
