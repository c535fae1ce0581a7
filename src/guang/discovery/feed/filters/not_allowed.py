"""Filter: only what is on show."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import ABSENT, Shelf
from guang.kernel.pipeline import Columns, Filter


class NotAllowed(Filter[FeedQuery]):
    """Removes what is unknown, taken down, delisted or restricted, and everything of restricted creators and stores."""

    reads: ClassVar[tuple[str, ...]] = ("row",)
    vital: ClassVar[bool] = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for what is on show."""
        row = candidates["row"]
        return np.asarray((row != ABSENT) & self._shelf.on_show[row])
