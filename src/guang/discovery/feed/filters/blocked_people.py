"""Filter: blocking, in both directions."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Columns, Filter


class BlockedPeople(Filter[FeedQuery]):
    """Removes what was made by somebody whom the viewer blocked, or who blocked the viewer."""

    reads: ClassVar[tuple[str, ...]] = ("row",)
    vital: ClassVar[bool] = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for everybody else's."""
        return ~np.isin(self._shelf.author[candidates["row"]], query.circle.blocked)
