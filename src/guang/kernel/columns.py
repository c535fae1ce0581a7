"""Candidates as columns: one array of ids, and one array per feature with one owner each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """What one source proposes: ids, best first, and the columns it owns (each as long as ``ids``)."""

    ids: Ids
    columns: Mapping[str, Array] = field(default_factory=dict)

    @classmethod
    def nothing(cls) -> Self:
        """No candidates."""
        return cls(np.empty(0, dtype=np.int64))


class Columns:
    """A table of candidates. A column is written once, by its owner, and read by everybody."""

    __slots__ = ("_owners", "_values", "ids")

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self._values: dict[str, Array] = {}
        self._owners: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, name: str) -> Array:
        """The column of that name.

        Raises:
            KeyError: nobody wrote it, perhaps because its owner was silent.
        """
        return self._values[name]

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def get(self, name: str, default: Array) -> Array:
        """The column of that name, or ``default`` if its owner was silent."""
        return self._values.get(name, default)

    def owner(self, name: str) -> str:
        """Who wrote the column."""
        return self._owners[name]

    def put(self, name: str, values: Array, *, owner: str) -> None:
        """Write a column.

        Raises:
            ValueError: it has an owner already, or another length than the table.
        """
        if name in self._owners:
            raise ValueError(f"{owner} may not write {name}: it belongs to {self._owners[name]}")
        if values.shape[:1] != self.ids.shape:
            raise ValueError(f"{owner} wrote {values.shape[:1]} values of {name} for {len(self)} candidates")
        self._values[name] = values
        self._owners[name] = owner

    def take(self, rows: NDArray[np.intp]) -> "Columns":
        """The candidates at these rows, in this order, with all their columns."""
        taken = Columns(self.ids[rows])
        taken._values = {name: values[rows] for name, values in self._values.items()}
        taken._owners = dict(self._owners)
        return taken

    def row_of(self, wanted: int) -> int | None:
        """Where this id stands, if it is here."""
        rows = np.flatnonzero(self.ids == wanted)
        return int(rows[0]) if len(rows) else None

    def at(self, row: int) -> dict[str, Any]:
        """Everything known about one candidate, as plain Python values."""
        return {name: values[row].tolist() for name, values in self._values.items()}


def merge(found: Sequence[Found], owners: Sequence[str]) -> Columns:
    """Join what the sources found: every id once, in order of first appearance.

    The column ``sources`` (uint64) has bit *i* set where source *i* proposed the candidate. Where a source did not
    propose a candidate, the source's own columns are NaN (numbers), 0 (whole numbers, ids) or False. If a source names
    an id twice, its first line counts.

    Twin: ``tests/kernel/test_columns.py`` has the same in plain Python.
    """
    ids = np.concatenate([one.ids for one in found]) if found else np.empty(0, dtype=np.int64)
    distinct, first, inverse = np.unique(ids, return_index=True, return_inverse=True)
    by_appearance = np.argsort(first, kind="stable")
    place = np.empty_like(by_appearance)
    place[by_appearance] = np.arange(len(by_appearance))
    row = place[inverse]
    merged = Columns(distinct[by_appearance].astype(np.int64, copy=False))
    mask = np.zeros(len(merged), dtype=np.uint64)
    start = 0
    for bit, (one, owner) in enumerate(zip(found, owners, strict=True)):
        rows = row[start : start + len(one.ids)]
        start += len(one.ids)
        mask[rows] |= np.uint64(1 << bit)
        for name, values in one.columns.items():
            column = np.full((len(merged), *values.shape[1:]), blank(values), dtype=values.dtype)
            column[rows[::-1]] = values[::-1]  # backwards, so that the first line of a repeated id wins
            merged.put(name, column, owner=owner)
    merged.put("sources", mask, owner="the pipeline")
    return merged


def blank(values: Array) -> float | int | bool:
    """What stands in a column where its owner knows nothing."""
    if values.dtype.kind == "f":
        return float("nan")
    return False if values.dtype.kind == "b" else 0
