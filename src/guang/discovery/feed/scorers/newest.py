"""Scorer: by the clock."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Array, Columns, Scorer


class Newest(Scorer[FeedQuery]):
    """The later, the better."""

    reads: ClassVar[tuple[str, ...]] = ("row",)
    writes: ClassVar[tuple[str, ...]] = ("score",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """When it was published, in Unix seconds."""
        return self._shelf.published_s[candidates["row"]]
