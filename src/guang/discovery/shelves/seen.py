"""Who has seen what, and on which day, in memory that does not grow."""

from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.kernel.ids import EPOCH

Ids = NDArray[np.int64]
Days = NDArray[np.int32]

NEVER: Final = 1 << 15
"""Days since a pair was seen, where it was never seen (or was forgotten)."""

_WAYS: Final = 8
_DAY_BITS: Final = np.uint64(16)
_DAY_MASK: Final = np.uint64(0xFFFF)


def mixed(numbers: Ids) -> NDArray[np.uint64]:
    """Scatter ids over all 64 bits (SplitMix64's finaliser, Steele, Lea & Flood 2014)."""
    mixed = numbers.astype(np.uint64, copy=True)
    with np.errstate(over="ignore"):
        mixed += np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def day_of(instant: datetime) -> int:
    """Days since 2000-01-01 UTC."""
    return (instant - EPOCH).days


class Seen:
    """A memory of (viewer, subject) pairs: eight places to a bucket, and the oldest of a full bucket is forgotten.

    It takes eight bytes a pair, whatever happens. Forgetting is harmless (something may be shown again early);
    mistaking one pair for another would need 64 equal bits. A look-up of a thousand subjects costs some ten
    microseconds.

    Days are counted since 2000-01-01 UTC and fit 16 bits until 2179.
    """

    def __init__(self, capacity: int = 1 << 22) -> None:
        """Make room for about ``capacity`` pairs, rounded up to a power of two (32 MiB by default)."""
        buckets = 1 << max(0, (capacity // _WAYS - 1).bit_length())
        self._places = np.zeros((buckets, _WAYS), dtype=np.uint64)
        self._bucket_mask = np.uint64(buckets - 1)

    @property
    def bytes(self) -> int:
        """Memory in use, from the first day to the last."""
        return self._places.nbytes

    def add(self, viewers: Ids, subjects: Ids, days: Days) -> NDArray[np.bool_]:
        """Remember pairs; a pair that is known moves to the later of its two days.

        Returns: True where the pair was not known before (of equal pairs in one call, for the first).
        """
        keys = self._keys(viewers, subjects)
        fresh = np.zeros(len(keys), dtype=np.bool_)
        left = np.arange(len(keys))
        while len(left):  # one pair a bucket each round, so that two of one bucket do not overwrite each other
            _, chosen = np.unique(keys[left] & self._bucket_mask, return_index=True)
            now = left[chosen]
            fresh[now] = self._place(keys[now], days[now].astype(np.uint64))
            left = np.delete(left, chosen)
        return fresh

    def _place(self, keys: NDArray[np.uint64], days: NDArray[np.uint64]) -> NDArray[np.bool_]:
        bucket = keys & self._bucket_mask
        held = self._places[bucket]
        same = (held >> _DAY_BITS) == (keys >> _DAY_BITS)[:, None]
        known = same.any(axis=1)
        way = np.where(known, same.argmax(axis=1), (held & _DAY_MASK).argmin(axis=1))
        before = np.where(known, held[np.arange(len(way)), way] & _DAY_MASK, np.uint64(0))
        self._places[bucket, way] = (keys >> _DAY_BITS << _DAY_BITS) | np.maximum(days, before)
        return np.asarray(~known)

    def days_since(self, viewer: int, subjects: Ids, today: int) -> Days:
        """For each subject, how many days ago this viewer last saw it; `NEVER` where that is not known."""
        keys = self._keys(np.full(1, viewer, dtype=np.int64), subjects)
        held = self._places[keys & self._bucket_mask]
        same = (held >> _DAY_BITS) == (keys >> _DAY_BITS)[:, None]
        days = np.where(same, held & _DAY_MASK, np.uint64(0)).max(axis=1, initial=0).astype(np.int32)
        return np.where(same.any(axis=1), np.maximum(today - days, 0), NEVER).astype(np.int32)

    @staticmethod
    def _keys(viewers: Ids, subjects: Ids) -> NDArray[np.uint64]:
        return mixed((mixed(viewers) ^ subjects.astype(np.uint64)).view(np.int64))
