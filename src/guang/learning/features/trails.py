"""The last things each viewer touched."""

import numpy as np
from numpy.typing import NDArray

from guang.kernel.index import fit
from guang.learning.features.types import Floats, Rows, Trail

LENGTH = 64
STRIDE = LENGTH // 2
"""At most this many acts of one viewer go into one update, so that each still finds those before it on the ring."""

_NOBODY = Trail(np.empty(0, np.int64), np.empty(0, np.int8), np.empty(0))


class Trails:
    """A ring of the last 64 touches of every viewer: 0.9 KB a viewer, whatever they do."""

    def __init__(self) -> None:
        self.count = np.zeros(1, np.int64)
        self._items = np.zeros((1, LENGTH), np.int32)
        self._groups = np.zeros((1, LENGTH), np.int8)
        self._at = np.zeros((1, LENGTH))
        self._said: tuple[int, Trail] = (0, _NOBODY)

    def append(self, viewers: Rows, items: Rows, groups: NDArray[np.int8], at: Floats) -> NDArray[np.int64]:
        """Add touches in order; gives each one's number among its viewer's touches, from 0."""
        if len(viewers) == 0:
            return np.empty(0, np.int64)
        self._said = (0, _NOBODY)
        size = int(viewers.max()) + 1
        self.count = fit(self.count, size)
        self._items, self._groups, self._at = fit(self._items, size), fit(self._groups, size), fit(self._at, size)
        seq = self.count[viewers] + rank_within(viewers)
        ring = seq % LENGTH
        self._items[viewers, ring], self._groups[viewers, ring], self._at[viewers, ring] = items, groups, at
        np.add.at(self.count, viewers, 1)
        return seq

    def before(self, viewers: Rows, seq: NDArray[np.int64], lag: int) -> tuple[Rows, Floats]:
        """The item touched ``lag`` touches before number ``seq``, and when; row 0 where there was none."""
        earlier = seq - lag
        ring = earlier % LENGTH
        items = np.where(earlier >= 0, self._items[viewers, ring], 0).astype(np.int64)
        return items, self._at[viewers, ring]

    def of(self, viewer: int) -> Trail:
        """Distinct items, newest first."""
        if viewer == self._said[0]:
            return self._said[1]
        self._said = (viewer, self._of(viewer))
        return self._said[1]

    def _of(self, viewer: int) -> Trail:
        if viewer <= 0 or viewer >= len(self.count) or self.count[viewer] == 0:
            return _NOBODY
        count = int(self.count[viewer])
        ring = np.arange(count - 1, max(count - LENGTH, 0) - 1, -1) % LENGTH
        items = self._items[viewer, ring].astype(np.int64)
        newest = np.sort(np.unique(items, return_index=True)[1])
        newest = newest[items[newest] > 0]
        return Trail(items[newest], self._groups[viewer, ring[newest]], self._at[viewer, ring[newest]])

    def many(self, viewers: Rows) -> tuple[Rows, NDArray[np.int8], Floats]:
        """The last touches of several viewers, a line each: items, groups, instants.

        Item 0 is no touch; an item may come more than once, in no particular order.
        """
        known = viewers[(viewers > 0) & (viewers < len(self.count))]
        return self._items[known].astype(np.int64), self._groups[known], self._at[known]

    def merge(self, source: int, into: int, before: float = np.inf) -> None:
        """Continue one viewer's trail with another's touches before an instant: the newer of both remain, by time."""
        size = max(source, into) + 1
        self.count = fit(self.count, size)
        self._items, self._groups, self._at = fit(self._items, size), fit(self._groups, size), fit(self._at, size)
        theirs, mine = self._ring(source), self._ring(into)
        theirs = theirs[self._at[source, theirs] < before]
        items = np.concatenate([self._items[into, mine], self._items[source, theirs]])
        groups = np.concatenate([self._groups[into, mine], self._groups[source, theirs]])
        at = np.concatenate([self._at[into, mine], self._at[source, theirs]])
        self.clear(source, before)
        self._write(into, items, groups, at)

    def clear(self, viewer: int, before: float = np.inf) -> None:
        """Forget a viewer's touches before an instant."""
        self._said = (0, _NOBODY)
        if viewer < len(self.count):
            ring = self._ring(viewer)
            ring = ring[self._at[viewer, ring] >= before]
            self._write(viewer, self._items[viewer, ring], self._groups[viewer, ring], self._at[viewer, ring])

    def _ring(self, viewer: int) -> NDArray[np.int64]:
        """Where on the ring a viewer's touches stand, oldest first."""
        count = int(self.count[viewer])
        return np.arange(max(count - LENGTH, 0), count) % LENGTH

    def _write(self, viewer: int, items: Rows, groups: NDArray[np.int8], at: Floats) -> None:
        """Make these a viewer's touches, in order of time; of too many the newest."""
        order = np.argsort(at, kind="stable")[-LENGTH:]
        self.count[viewer] = 0
        self._items[viewer] = 0
        self.append(np.full(len(order), viewer, np.int64), items[order], groups[order], at[order])


def rank_within(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each line, how many earlier lines hold the same value."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    start = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    ranks = np.empty(len(values), np.int64)
    ranks[order] = np.arange(len(values)) - np.repeat(start, np.diff(np.r_[start, len(values)]))
    return ranks
