"""Which rows belong to whom: to a maker, a store, a topic, a product."""

from array import array
from collections.abc import Collection

NO_ROWS = array("i")


class Groups:
    """Rows by key, four bytes each, in the order in which they joined.

    Twin: a dict of lists; ``tests/discovery/shelves/test_groups.py``.
    """

    def __init__(self) -> None:
        self._rows: dict[int, array[int]] = {}

    def __getitem__(self, key: int) -> "array[int]":
        """The rows of a key, the earliest first; not to be changed."""
        return self._rows.get(key, NO_ROWS)

    def move(self, row: int, before: Collection[int], now: Collection[int]) -> None:
        """A row leaves some keys and joins others; where it was and still is, it keeps its place."""
        for key in before:
            if key not in now:
                self._rows[key].remove(row)
        for key in now:
            if key not in before:
                held = self._rows.get(key)
                if held is None:
                    held = self._rows[key] = array("i")
                held.append(row)
