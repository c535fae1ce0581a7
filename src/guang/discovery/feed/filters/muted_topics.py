"""Filter: topics that the viewer muted."""

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.pipeline import Columns, Filter


class MutedTopics(Filter[FeedQuery]):
    """Removes what carries a topic that the viewer muted."""

    reads: ClassVar[tuple[str, ...]] = ("row",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True where no topic is muted."""
        muted = self._shelf.codes(query.taste.muted)
        if not len(muted):
            return np.ones(len(candidates), dtype=np.bool_)
        return np.asarray(~np.isin(self._shelf.topics[candidates["row"]], muted).any(axis=1))
