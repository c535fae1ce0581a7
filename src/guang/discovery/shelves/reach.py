"""How far makers reach: to tell those whom hardly anybody is shown from those whom everybody is."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]

SMALL_SHARE: Final = 0.8
"""Makers below this quantile of reach are small. Source: DOMAIN A9, "exposure share of bottom-80 % sellers"."""

GRADUATES: Final = 1000.0
"""A maker who was shown this often within about a month is not small, however large the others are.
Source: DOMAIN A9 (X's new-author boost ends at 1,000 impressions)."""

_HALF_LIFE_DAYS: Final = 30.0
_LOOK_EVERY: Final = 64


class Reach:
    """Impressions of each maker, of which half are forgotten in a month. One number a maker.

    Days are counted since 2000-01-01 UTC; weights grow instead of sums falling, which floats bear until 2084.
    """

    def __init__(self) -> None:
        self._sums: dict[int, float] = {}
        self._today = 0
        self._large: Ids = np.empty(0, np.int64)
        self._until_look = 0

    def add(self, makers: Ids, days: NDArray[np.int32]) -> None:
        """Makers were shown, once for each line, on these days."""
        if not len(makers):
            return
        self._today = max(self._today, int(days.max()))
        known, place = np.unique(makers, return_inverse=True)
        weights = np.bincount(place, 2.0 ** (days / _HALF_LIFE_DAYS))
        for maker, weight in zip(known.tolist(), weights.tolist(), strict=True):
            self._sums[maker] = self._sums.get(maker, 0.0) + weight

    def of(self, maker: int) -> float:
        """How often a maker was shown lately."""
        return float(self._sums.get(maker, 0.0) * 2.0 ** (-self._today / _HALF_LIFE_DAYS))

    def small(self, makers: Ids) -> NDArray[np.bool_]:
        """Who of these reaches few; the border is looked for anew every now and then."""
        if self._until_look <= 0:
            self._look()
        self._until_look -= 1
        place = np.minimum(np.searchsorted(self._large, makers), max(len(self._large) - 1, 0))
        return self._large[place] != makers if len(self._large) else np.ones(len(makers), dtype=np.bool_)

    def _look(self) -> None:
        """Find the border; costs a pass over all makers, so that many questions share one."""
        self._until_look = _LOOK_EVERY + len(self._sums) // 100
        if not self._sums:
            return
        makers = np.fromiter(self._sums.keys(), np.int64, len(self._sums))
        sums = np.fromiter(self._sums.values(), np.float64, len(self._sums)) * 2.0 ** (-self._today / _HALF_LIFE_DAYS)
        border = min(float(np.quantile(sums, SMALL_SHARE)), GRADUATES)
        self._large = np.sort(makers[sums > border])
