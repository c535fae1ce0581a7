"""Lists of different lengths, one a row, in one flat array."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from guang.kernel.index import fit

_SMALLEST = 64
_PORTION = 1 << 16


class Ragged:
    """A list of numbers for each row: twelve bytes a row, and the numbers themselves.

    A list that grows longer is written anew at the end; where half of the flat array is left behind, it is packed.

    Twin: a list of lists; ``tests/discovery/shelves/test_ragged.py``.
    """

    def __init__(self, kind: DTypeLike) -> None:
        self._flat: NDArray[Any] = np.empty(_SMALLEST, kind)
        self._start = np.zeros(_SMALLEST, np.int64)
        self._length = np.zeros(_SMALLEST, np.int32)
        self._used = self._live = 0

    def __getitem__(self, row: int) -> NDArray[Any]:
        """The list of a row, which is empty until it is put; valid until the next `put`."""
        if row >= len(self._start):
            return self._flat[:0]
        start = self._start[row]
        return self._flat[start : start + self._length[row]]

    def put(self, row: int, values: NDArray[Any]) -> None:
        """Make this the list of a row."""
        if row >= len(self._start):
            self._start, self._length = fit(self._start, row + 1), fit(self._length, row + 1)
        held, count = int(self._length[row]), len(values)
        self._length[row] = min(held, count)
        self._live += count - held
        if count > held:
            self._length[row] = 0
            self._make_room(count)
            self._start[row], self._used = self._used, self._used + count
            self._length[row] = count
        start = self._start[row]
        self._flat[start : start + count] = values

    def _make_room(self, more: int) -> None:
        if self._used + more <= len(self._flat):
            return
        if self._used > 2 * self._live:
            self._pack()
        self._flat = fit(self._flat, self._used + more)

    def _pack(self) -> None:
        """Move all lists together, a portion of rows at a time."""
        packed, self._used = np.empty_like(self._flat), 0
        for first in range(0, len(self._start), _PORTION):
            here = slice(first, first + _PORTION)
            lengths = self._length[here].astype(np.int64)
            ends = np.cumsum(lengths)
            count = int(ends[-1])
            places = np.arange(count) + np.repeat(self._start[here] - (ends - lengths), lengths)
            packed[self._used : self._used + count] = self._flat[places]
            self._start[here] = self._used + ends - lengths
            self._used += count
        self._flat = packed
