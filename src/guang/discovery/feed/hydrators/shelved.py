"""Where each candidate stands on the shelf, so that the filters look it up once."""

from collections.abc import Mapping
from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Array, Columns, Hydrator


class Shelved(Hydrator[FeedQuery]):
    """The shelf row of every candidate."""

    writes: ClassVar[tuple[str, ...]] = ("row",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def hydrate(self, query: FeedQuery, candidates: Columns) -> Mapping[str, Array]:
        """``row`` is `shelf.ABSENT` for what is not on the shelf."""
        return {"row": self._shelf.rows(candidates.ids)}
