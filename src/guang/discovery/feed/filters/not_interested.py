"""Filter: what the viewer turned down."""

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Columns, Filter


class NotInterested(Filter[FeedQuery]):
    """Removes what the viewer said not to be interested in."""

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for what was not turned down."""
        return ~np.isin(candidates.ids, query.taste.hidden)
