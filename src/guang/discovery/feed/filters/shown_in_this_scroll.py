"""Filter: nothing twice in one scroll."""

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed import rules
from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Columns, Filter


class ShownInThisScroll(Filter[FeedQuery]):
    """Removes what an earlier page of this scroll has shown."""

    def keep(self, query: FeedQuery, candidates: Columns) -> NDArray[np.bool_]:
        """True for what the cursor does not remember."""
        return ~np.isin(rules.fingerprints(candidates.ids), query.shown)
