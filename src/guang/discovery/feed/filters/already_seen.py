"""Filter: nothing twice within some days."""

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Seen, day_of
from guang.kernel.params import Param
from guang.kernel.pipeline import Columns, Filter

DAYS = Param("feed.seen.days", 3, low=0, high=30)
"""Days for which what was seen is not shown again, the day itself included; 0 lets everything be shown again."""


class AlreadySeen(Filter[FeedQuery]):
    """Removes what the viewer saw in the last days, unless everything has been seen or they went away in the middle."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for what is new to the viewer, long ago, or was left unfinished."""
        if query.repeats:
            return np.ones(len(candidates), dtype=np.bool_)
        long_ago = self._seen.days_since(query.viewer, candidates.ids, day_of(query.now)) >= DAYS.of(query.knobs)
        return long_ago | ~np.isnan(candidates.get("unfinished", np.full(len(candidates), np.nan)))
