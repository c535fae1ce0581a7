"""Counters that forget, whatever order the events come in."""

import numpy as np
from numpy.typing import NDArray

from guang.kernel.index import fit
from guang.learning.features.types import Floats, Rows

_HIGHEST = 400.0  # doublings before the landmark moves; float64 overflows at 1,024


class Decayed:
    """Sums in which an event of weight w, h half-lives old, still counts w / 2^h.

    An event is stored as ``w * 2^((at - landmark) / half_life)``, so adding needs no look at the time of the last one
    and is independent of order. Asked for an instant before the newest event, it answers as if time ran backwards.

    Source: Cormode, Shkapenyuk, Srivastava, Xu, "Forward Decay", ICDE 2009.
    Twin: ``tests/learning/features/test_decay.py``, one event at a time.
    """

    __slots__ = ("_empty", "_landmark", "_sums", "half_lives")

    def __init__(self, half_lives_s: tuple[float, ...], groups: int = 1) -> None:
        """Make empty counters.

        Args:
            half_lives_s: one counter each, in seconds.
            groups: how many kinds of event are counted apart.
        """
        self.half_lives = np.asarray(half_lives_s, np.float64)
        self._landmark = np.zeros(len(half_lives_s))
        self._sums = np.zeros((1, groups, len(half_lives_s)))
        self._empty = True

    def add(self, rows: Rows, groups: NDArray[np.integer], at: Floats, weights: Floats) -> None:
        """Count events; ``at`` in seconds."""
        if len(rows) == 0:
            return
        self._sums = fit(self._sums, int(rows.max()) + 1)
        self._advance(float(at.max()))
        lifts = np.exp2(np.maximum((at[:, None] - self._landmark) / self.half_lives, -900.0)) * weights[:, None]
        np.add.at(self._sums, (rows, groups), lifts)

    def value(self, rows: Rows, now: float) -> Floats:
        """What is left at ``now``: shape (rows, groups, half-lives)."""
        rows = np.where(rows < len(self._sums), rows, 0)
        fall = np.exp2(np.clip((self._landmark - now) / self.half_lives, -1000.0, 500.0))
        return np.asarray(self._sums[rows] * fall)

    def column(self, rows: Rows, group: int, half_life: int, now: float) -> Floats:
        """One counter of many rows, for rankings."""
        rows = np.where(rows < len(self._sums), rows, 0)
        fall = np.exp2(np.clip((self._landmark[half_life] - now) / self.half_lives[half_life], -1000.0, 500.0))
        return np.asarray(self._sums[rows, group, half_life] * fall)

    def clear(self, rows: Rows) -> None:
        """Forget these rows."""
        self._sums[rows[rows < len(self._sums)]] = 0.0

    def merge(self, source: int, into: int) -> None:
        """Add one row to another and empty it."""
        self._sums = fit(self._sums, max(source, into) + 1)
        self._sums[into] += self._sums[source]
        self._sums[source] = 0.0

    def _advance(self, newest: float) -> None:
        if self._empty:
            self._landmark[:], self._empty = newest, False
        beyond = (newest - self._landmark) / self.half_lives
        for column in np.flatnonzero(beyond > _HIGHEST):
            self._sums[:, :, column] *= np.exp2(max(-beyond[column], -1000.0))
            self._landmark[column] = newest
