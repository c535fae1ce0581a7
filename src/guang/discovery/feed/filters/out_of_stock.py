"""Filter: only what can still be bought."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Columns, Filter


class OutOfStock(Filter[FeedQuery]):
    """Removes products without stock, and videos all of whose products are gone."""

    reads: ClassVar[tuple[str, ...]] = ("row",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True where there is something left to buy, or never was."""
        return ~self._shelf.sold_out[candidates["row"]]
