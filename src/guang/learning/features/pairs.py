"""What one viewer did with one item, for as many pairs as memory allows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guang.kernel.index import Index, fit
from guang.learning.features.types import TOUCHES, Group, Rows

_TOUCH_BITS = np.uint16(sum(1 << group for group in TOUCHES))
_NEVER = np.float64(np.nan)


@dataclass(frozen=True, slots=True)
class Between:
    """The past of viewer and items: ``groups`` is a bit set of `Group`, ``last`` the last touch (NaN: never)."""

    groups: NDArray[np.uint16]
    shown: NDArray[np.int32]
    views: NDArray[np.int32]
    last: NDArray[np.float64]


class _Table:
    """One generation of pairs."""

    def __init__(self, capacity: int) -> None:
        self.index = Index(capacity)
        self.groups = np.zeros(1, np.uint16)
        self.shown = np.zeros(1, np.int32)
        self.views = np.zeros(1, np.int32)
        self.last = np.full(1, _NEVER)

    def rows(self, keys: NDArray[np.int64]) -> Rows:
        rows = self.index.add(keys)
        size = self.index.size
        self.groups, self.shown = fit(self.groups, size), fit(self.shown, size)
        self.views, self.last = fit(self.views, size), fit(self.last, size, np.nan)
        return rows


class Pairs:
    """Viewer × item. Bounded: two generations; when the young one is full it becomes old and the old one goes."""

    def __init__(self, capacity: int = 4_000_000) -> None:
        """Make room for up to ``2 * capacity`` pairs (about 60 bytes each, taken as they come)."""
        self.capacity = capacity
        self._young, self._old = _Table(0), _Table(0)

    def record(
        self, viewers: Rows, items: Rows, groups: NDArray[np.int8], at: NDArray[np.float64]
    ) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
        """Take in acts in order; tells which were the first of their group, and the touches so far (this included)."""
        if self._young.index.size > self.capacity:
            self._old, self._young = self._young, _Table(0)
        keys = _keys(viewers, items)
        rows = self._remembered(keys)
        bits = (np.uint16(1) << groups.astype(np.uint16)).astype(np.uint16)
        touch = (bits & _TOUCH_BITS) != 0
        young = self._young
        first = ((young.groups[rows] & bits) == 0) & _first_of(rows * 16 + groups)
        views = young.views[rows] + _running(rows, touch)
        np.bitwise_or.at(young.groups, rows, bits)
        np.add.at(young.views, rows, touch.astype(np.int32))
        np.add.at(young.shown, rows, (groups == Group.SHOWN).astype(np.int32))
        np.fmax.at(young.last, rows[touch], at[touch])
        return first, views.astype(np.int32)

    def ask(self, viewer: int, items: Rows) -> Between:
        """What this viewer did with these items."""
        keys = _keys(np.full(len(items), viewer, np.int64), items)
        table, rows = self._young, self._young.index.find(keys)
        groups, shown, views, last = table.groups[rows], table.shown[rows], table.views[rows], table.last[rows]
        absent = np.flatnonzero(rows == 0)
        if len(absent) and self._old.index.size > 1:
            table, rows = self._old, self._old.index.find(keys[absent])
            groups[absent], shown[absent] = table.groups[rows], table.shown[rows]
            views[absent], last[absent] = table.views[rows], table.last[rows]
        return Between(groups, shown, views, last)

    def merge(self, source: int, into: int, before: float = np.inf) -> None:
        """What one viewer did with items that they last touched before an instant becomes another's.

        A pass over all pairs.
        """
        for table in (self._young, self._old):
            mine = _of(table, source, before)
            if len(mine) == 0:
                continue
            groups, shown = table.groups[mine], table.shown[mine]
            views, last = table.views[mine], table.last[mine]
            items = table.index.ids[mine] & 0xFFFFFFFF
            rows = self._remembered(_keys(np.full(len(items), into, np.int64), items))
            self._young.groups[rows] |= groups
            self._young.shown[rows] += shown
            self._young.views[rows] += views
            self._young.last[rows] = np.fmax(self._young.last[rows], last)
        self.forget(source, before)

    def forget(self, viewer: int, before: float = np.inf) -> None:
        """Blank the pairs of one viewer that were last touched before an instant, or never."""
        for table in (self._young, self._old):
            mine = _of(table, viewer, before)
            table.groups[mine], table.shown[mine], table.views[mine], table.last[mine] = 0, 0, 0, np.nan

    def _remembered(self, keys: NDArray[np.int64]) -> Rows:
        """Rows in the young generation; a pair known only to the old one is copied over first."""
        known = self._young.index.size
        rows = self._young.rows(keys)
        fresh = rows >= known
        if self._old.index.size > 1 and fresh.any():
            old = self._old.index.find(keys[fresh])
            into, old = rows[fresh][old > 0], old[old > 0]
            for name in ("groups", "shown", "views", "last"):
                getattr(self._young, name)[into] = getattr(self._old, name)[old]
        return rows


def _of(table: _Table, viewer: int, before: float) -> Rows:
    """The rows of a viewer's pairs that were not touched from an instant on."""
    mine = np.flatnonzero(table.index.ids >> 32 == viewer)
    return mine[~(table.last[mine] >= before)]


def _keys(viewers: Rows, items: Rows) -> NDArray[np.int64]:
    keys = viewers << 32 | items
    keys[(viewers == 0) | (items == 0)] = 0
    return keys


def _first_of(values: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where each value stands for the first time."""
    mask = np.zeros(len(values), bool)
    mask[np.unique(values, return_index=True)[1]] = True
    return mask


def _running(rows: Rows, counts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each line, the sum of ``counts`` over the lines of the same row up to and including it."""
    order = np.argsort(rows, kind="stable")
    total = np.cumsum(counts[order])
    sorted_rows = rows[order]
    start = np.flatnonzero(np.concatenate([[True], sorted_rows[1:] != sorted_rows[:-1]]))
    before: NDArray[np.int64] = np.repeat(total[start] - counts[order][start], np.diff(np.r_[start, len(rows)]))
    running = np.empty(len(rows), np.int64)
    running[order] = total - before
    return running
