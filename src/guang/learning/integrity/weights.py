"""What an act weighs, by who did it and when."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


class Weights:
    """All decisions about all viewers; instants in seconds since 2000.

    A decision holds for acts from an instant on, and of several the latest one that covers an act. So a decision may
    be heard before or after the acts it is about, in any order, and again.
    """

    def __init__(self) -> None:
        self._said: dict[int, list[tuple[float, float, float]]] = {}
        self._known: Ids = np.empty(0, np.int64)

    def hear(self, viewers: Iterable[int], weights: Iterable[float], *, since: float, heard: float) -> None:
        """What viewers do from ``since`` on weighs so much; decided at ``heard``."""
        for viewer, weight in zip(viewers, weights, strict=True):
            said = self._said.setdefault(int(viewer), [])
            if (heard, since, weight) not in said:
                said.append((heard, since, weight))
                said.sort(reverse=True)
        self._known = np.array(sorted(self._said), np.int64)

    def of(self, viewers: Ids, at: Floats) -> Floats:
        """The weight of each act: 1 unless somebody decided otherwise."""
        weights = np.ones(len(viewers))
        if len(self._known):
            place = np.minimum(np.searchsorted(self._known, viewers), len(self._known) - 1)
            for line in np.flatnonzero(self._known[place] == viewers).tolist():
                weights[line] = self._of(int(viewers[line]), float(at[line]))
        return weights

    def known(self) -> Ids:
        """Everybody about whom there is a decision, in order of id."""
        return self._known

    def _of(self, viewer: int, at: float) -> float:
        return next((weight for _, since, weight in self._said[viewer] if since <= at), 1.0)
