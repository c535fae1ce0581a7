"""From 64-bit ids to dense rows, for thousands of ids at once."""

import numpy as np
from numpy.typing import NDArray

_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio: multiplicative hashing, Knuth, TAOCP 3, 6.4
_MASK = 2**64 - 1
_SMALLEST = 1024
_FEW = 8

Ids = NDArray[np.int64]


class Index:
    """An open-addressing table in two arrays, probed for all ids of a question together.

    Rows are given out from 1 in order of first appearance and never change. Id 0 and negative ids are nobody: row 0.
    16 bytes a slot, at most half of the slots used: 32 to 64 bytes an id.

    Twin: a ``dict``; ``tests/kernel/test_index.py`` holds them equal.
    """

    __slots__ = ("_ids", "_keys", "_rows", "_shift", "size")

    def __init__(self, capacity: int = _SMALLEST) -> None:
        slots = _SMALLEST
        while slots < 2 * capacity:
            slots *= 2
        self.size = 1
        self._ids = np.zeros(slots // 2 + 1, np.int64)
        self._make(slots)

    def _make(self, slots: int) -> None:
        self._keys = np.zeros(slots, np.int64)
        self._rows = np.zeros(slots, np.int64)
        self._shift = np.uint64(64 - (slots.bit_length() - 1))

    @property
    def ids(self) -> Ids:
        """The id of every row; entry 0 is 0."""
        return self._ids[: self.size]

    def find(self, ids: Ids) -> NDArray[np.int64]:
        """The row of each id, 0 where it has none."""
        ids = np.asarray(ids, np.int64)
        rows = np.zeros(len(ids), np.int64)
        if len(ids) == 0:
            return rows
        slot = self._home(ids)
        keys = self._keys[slot]
        hit = keys == ids
        rows[hit] = self._rows[slot[hit]]
        rows[ids <= 0] = 0
        left = np.flatnonzero(~hit & (keys != 0))
        while len(left) > _FEW:
            slot[left] = (slot[left] + 1) & (len(self._keys) - 1)
            keys = self._keys[slot[left]]
            hit = keys == ids[left]
            rows[left[hit]] = self._rows[slot[left[hit]]]
            left = left[~hit & (keys != 0)]
        for place in left.tolist():  # a round costs as much as ten single look-ups
            rows[place] = self.row(int(ids[place]))
        return rows

    def row(self, one: int) -> int:
        """The row of a single id, 0 if it has none; twenty times as fast as `find` for one."""
        if one <= 0:
            return 0
        slot = (one * int(_SPREAD) & _MASK) >> int(self._shift)
        while True:
            key = int(self._keys[slot])
            if key == one:
                return int(self._rows[slot])
            if key == 0:
                return 0
            slot = (slot + 1) & (len(self._keys) - 1)

    def add(self, ids: Ids) -> NDArray[np.int64]:
        """The row of each id; a new id gets the next row."""
        rows = self.find(ids)
        missing = np.flatnonzero((rows == 0) & (ids > 0))
        if len(missing) == 0:
            return rows
        fresh, first = np.unique(ids[missing], return_index=True)
        fresh = fresh[np.argsort(first)]
        new = np.arange(self.size, self.size + len(fresh), dtype=np.int64)
        self._reserve(self.size + len(fresh))
        self._ids[new] = fresh
        self.size += len(fresh)
        self._place(fresh, new)
        rows[missing] = self.find(ids[missing])
        return rows

    def add_one(self, one: int) -> int:
        """The same as `add` for a single id; ten times as fast."""
        row = self.row(one)
        if row or one <= 0:
            return row
        row = self.size
        self._reserve(row + 1)
        self._ids[row] = one
        self.size += 1
        slot = (one * int(_SPREAD) & _MASK) >> int(self._shift)
        while self._keys[slot]:
            slot = (slot + 1) & (len(self._keys) - 1)
        self._keys[slot], self._rows[slot] = one, row
        return row

    def _home(self, ids: Ids) -> NDArray[np.int64]:
        return ((ids.view(np.uint64) * _SPREAD) >> self._shift).astype(np.int64)

    def _reserve(self, size: int) -> None:
        if size > len(self._ids):
            self._ids = np.concatenate([self._ids, np.zeros(max(size, len(self._ids)), np.int64)])
        slots = len(self._keys)
        if 2 * size <= slots:
            return
        while 2 * size > slots:
            slots *= 2
        self._make(slots)
        self._place(self._ids[1 : self.size], np.arange(1, self.size, dtype=np.int64))

    def _place(self, ids: Ids, rows: NDArray[np.int64]) -> None:
        """Write distinct new ids: of those that want one free slot, one wins and the others move on."""
        slot = self._home(ids)
        left = np.arange(len(ids))
        while len(left):
            free = left[self._keys[slot[left]] == 0]
            self._keys[slot[free]] = ids[free]
            won = free[self._keys[slot[free]] == ids[free]]
            self._rows[slot[won]] = rows[won]
            left = left[self._keys[slot[left]] != ids[left]]
            slot[left] = (slot[left] + 1) & (len(self._keys) - 1)


def fit(array: NDArray, rows: int, blank: float = 0) -> NDArray:  # type: ignore[type-arg]
    """The array itself if it has that many rows, else a copy at least half as long again.

    Zeros that nobody has written over take no memory yet: the system makes their pages when they are first used.
    """
    if len(array) >= rows:
        return array
    shape = (max(rows, len(array) * 3 // 2 + 64), *array.shape[1:])
    longer = np.full(shape, blank, array.dtype) if blank else np.zeros(shape, array.dtype)
    longer[: len(array)] = array
    return longer
