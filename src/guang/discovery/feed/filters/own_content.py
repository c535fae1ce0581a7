"""Filter: nobody's own work."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Columns, Filter


class OwnContent(Filter[FeedQuery]):
    """Removes what the viewer made."""

    reads: ClassVar[tuple[str, ...]] = ("row",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for everybody else's."""
        row = candidates["row"]
        others = self._shelf.author_viewer[row] != int(query.viewer)
        if query.account is not None:
            others &= self._shelf.author[row] != int(query.account)
        return np.asarray(others)
