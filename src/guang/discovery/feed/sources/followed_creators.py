"""Source: the creators one follows."""

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source

MOST = Param("feed.followed.most", 100, low=0, high=1000)
"""Candidates out of the followed creators' latest."""


class FollowedCreators(Source[FeedQuery]):
    """The latest of the creators that the viewer follows."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def find(self, query: FeedQuery) -> Found:
        """Newest first."""
        authors = self._shelf.of_authors(query.circle.followed)
        return Found(self._shelf.ids[self._shelf.latest(authors, int(MOST.of(query.knobs)))])
