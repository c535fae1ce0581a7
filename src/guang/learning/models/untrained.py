"""What is said before anything was trained: base rates, lifted by what is known of item and viewer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from guang.learning.models.ranker import Odds
from guang.learning.models.types import ACTIONS

BASE_RATES = dict(
    zip(ACTIONS, (0.1, 0.2, 0.03, 0.005, 0.005, 0.005, 0.01, 0.004, 0.2, 0.002, 0.0002, 0.0002, 0.0002), strict=True),
)
"""Rough shares of impressions. [D]"""

_AGAINST = ("skip", "not_interested", "report")


class Untrained:
    """Stands in for the ranker on a fresh installation; better than chance, and never sure of anything."""

    version = "untrained"

    def __init__(self, names: Sequence[str]) -> None:
        self._place = {name: place for place, name in enumerate(names)}

    def odds(self, rows: NDArray[np.float32]) -> Odds:
        """Base rates times a lift between 0.2 and 20, from co-visits, affinity and the item's own record."""
        known = np.nan_to_num(rows, nan=0.0)
        ties = np.log1p(known[:, self._place["covisit_short"]])
        drawn = known[:, self._place["affinity_topics_long"]] + known[:, self._place["affinity_category_long"]]
        record = known[:, self._place["item_click_per_shown"]] / 0.1
        passed = known[:, self._place["item_against_per_shown"]] / 0.1
        lift = np.clip(np.sqrt(np.maximum(record, 0.1)) * (1 + ties) * (1 + 4 * drawn), 0.2, 20.0)
        fall = np.clip(np.sqrt(np.maximum(passed, 0.1)) / (1 + ties + drawn), 0.1, 5.0)
        return {
            action: np.minimum(rate * (fall if action in _AGAINST else lift), 0.95).astype(np.float32)
            for action, rate in BASE_RATES.items()
        }
