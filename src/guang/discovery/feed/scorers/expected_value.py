"""Scorer: what showing an item is worth."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.params import Param
from guang.kernel.pipeline import Array, Columns, Scorer
from guang.learning import serving

LAMBDA = Param("feed.value.goods", 0.02, low=0, high=10)
"""What one unit of currency of expected sales is worth, in stakes. Source: DOMAIN A1, "λ·E[net GMV]"; the size is ours:
an order of 100 is worth as much again as two and a half clicks."""

_ORDER, _RETURN = serving.ACTIONS.index("order"), serving.ACTIONS.index("return")


class ExpectedValue(Scorer[FeedQuery]):
    """Σ stake × probability over the actions, plus λ × the sales that would last: of orders that do not come back."""

    reads: ClassVar[tuple[str, ...]] = ("odds", "row")
    writes: ClassVar[tuple[str, ...]] = ("value",)

    def __init__(self, stakes: Mapping[str, Param], shelf: Shelf) -> None:
        """Take one knob for each action; a missing or unknown one is refused."""
        if set(stakes) != set(serving.ACTIONS):
            raise ValueError(f"stakes and actions differ: {sorted(set(stakes) ^ set(serving.ACTIONS))}")
        self._knobs = [stakes[action] for action in serving.ACTIONS]
        self._shelf = shelf

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """float64[n], in stakes."""
        odds, stakes = candidates["odds"], np.array([knob.of(query.knobs) for knob in self._knobs])
        lasting = np.maximum(odds[:, _ORDER] - odds[:, _RETURN], 0.0)
        sales = lasting * self._shelf.price[candidates["row"]] / 100
        return np.asarray(odds @ stakes + LAMBDA.of(query.knobs) * sales)
