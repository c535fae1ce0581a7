"""Selector: by score alone."""

from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Columns, Picks, Selector


class BestFirst(Selector[FeedQuery]):
    """The best scores, and nothing else."""

    reads: ClassVar[tuple[str, ...]] = ("score",)
    writes: ClassVar[tuple[str, ...]] = ("propensity",)

    def pick(self, query: FeedQuery, candidates: Columns, limit: int) -> Picks:
        """Best first; of equals, the one proposed first."""
        score = candidates.get("score", -np.arange(len(candidates), dtype=np.float64))
        rows = np.argsort(-score, kind="stable")[:limit]
        return Picks(rows, {"propensity": np.ones(len(rows), dtype=np.float32)})
