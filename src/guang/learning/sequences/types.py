"""What a sequence model reads and is: trails of acts in columns, its shape, its weights."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]
Weights = dict[str, Floats]
"""Arrays by name; `names` of the encoder says which."""

Tell = Callable[[int, int, float], None]
"""Progress: steps done, of how many, and the loss."""

GAPS = 26
"""Buckets of the time since the act before: 0 is unknown, then powers of two of seconds, the last a year and more."""


@dataclass(frozen=True, slots=True)
class Trails:
    """What people did, in columns, oldest first, person after person.

    Attributes:
        items: rows of items, from 1.
        starts: where each trail begins, and the number of acts at the end.
        kinds: what was done, small numbers from 0; None where all acts are alike.
        at: seconds, of any zero; None where only the order is known.
    """

    items: Rows
    starts: Rows
    kinds: Rows | None = None
    at: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Rows:
        """How many acts each has."""
        return np.diff(self.starts)

    def gaps(self) -> Rows:
        """The bucket of each act's time since the one before in its trail."""
        found = np.zeros(len(self.items), np.int64)
        if self.at is not None and len(self.at) > 1:
            passed = np.diff(self.at)
            sound = np.isfinite(passed)
            bucket = 1 + np.floor(np.log2(1 + np.maximum(np.where(sound, passed, 0), 0)))
            found[1:] = np.where(sound, np.clip(bucket, 1, GAPS - 1), 0)
            found[self.starts[:-1][self.lengths > 0]] = 0
        return found

    def within(self, items: int, kinds: int) -> "Trails":
        """Without acts on items from a row on, and with kinds below a number."""
        kind = None if self.kinds is None else np.minimum(self.kinds, kinds - 1)
        known = (self.items > 0) & (self.items < items)
        if known.all():
            return Trails(self.items, self.starts, kind, self.at)
        starts = np.concatenate([[0], np.cumsum(known)])[self.starts]
        kind = None if kind is None else kind[known]
        return Trails(self.items[known], starts, kind, None if self.at is None else self.at[known])


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is; together with the names of its weights this is all that a file of it must say.

    Attributes:
        items: rows of items go from 1 to below this.
        width: of every vector.
        layers, heads: of attention.
        longest: acts that are looked back at.
        kinds: how many kinds of acts are told apart.
    """

    items: int
    width: int = 64
    layers: int = 2
    heads: int = 2
    longest: int = 50
    kinds: int = 1
