"""Who is in which experiment: by hash, so that nothing is stored and every process agrees.

A layer shares its places out among its experiments, each place to at most one; layers are independent of each other.
Some people are held out of everything, so that one can tell later what all experiments together have done.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.learning.experiments.types import Experiment, Variant

PLACES: Final = 10_000
"""A layer has so many places; one is a hundredth of a percent of all viewers."""

HELD_OUT: Final = 200
"""Places of viewers whom no experiment ever touches: two percent."""

Viewers = NDArray[np.int64]
_HOLD_OUT: Final = "held out"


def places(salt: str, viewers: Viewers) -> NDArray[np.int64]:
    """The place of each viewer under a salt, from 0 to `PLACES` − 1: SplitMix64 of the id, seeded by the salt.

    Twin: `place`.
    """
    mixed = viewers.astype(np.uint64) ^ np.uint64(_seed(salt))
    with np.errstate(over="ignore"):
        mixed = mixed + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((mixed ^ (mixed >> np.uint64(31))) % np.uint64(PLACES)).astype(np.int64)


def place(salt: str, viewer: int) -> int:
    """The place of one viewer; ten times as fast as `places` for one."""
    mask = 0xFFFFFFFFFFFFFFFF
    mixed = ((viewer ^ _seed(salt)) + 0x9E3779B97F4A7C15) & mask
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
    return (mixed ^ (mixed >> 31)) % PLACES


@lru_cache(maxsize=1024)
def _seed(salt: str) -> int:
    return int.from_bytes(hashlib.blake2b(salt.encode(), digest_size=8).digest(), "big")


def is_held_out(viewer: int) -> bool:
    """Whether no experiment may touch this viewer."""
    return place(_HOLD_OUT, viewer) < HELD_OUT


def variant(experiment: Experiment, viewer: int) -> Variant | None:
    """Which variant a viewer is given; None for those who are not in the experiment."""
    if is_held_out(viewer):
        return None
    if not experiment.first <= place(experiment.layer, viewer) < experiment.first + experiment.width:
        return None
    return experiment.variants[_which(experiment, place(experiment.key, viewer))]


def variants(experiment: Experiment, viewers: Viewers) -> NDArray[np.int64]:
    """The number of each viewer's variant, −1 for those who are not in the experiment."""
    layer = places(experiment.layer, viewers)
    inside = (layer >= experiment.first) & (layer < experiment.first + experiment.width)
    inside &= places(_HOLD_OUT, viewers) >= HELD_OUT
    which = np.searchsorted(_ends(experiment.variants), places(experiment.key, viewers), side="right")
    return np.where(inside, which, -1)


def free_places(running: Sequence[Experiment], layer: str, width: int) -> int | None:
    """The first of ``width`` places in a row that no running experiment of the layer has; None if there are none."""
    first = 0
    for one in sorted((one for one in running if one.layer == layer), key=lambda one: one.first):
        if one.first - first >= width:
            return first
        first = one.first + one.width
    return first if PLACES - first >= width else None


def _ends(given: Sequence[Variant]) -> NDArray[np.int64]:
    """Where each variant's places end; the last one takes what rounding leaves."""
    shares = np.cumsum([one.share for one in given])
    ends = np.floor(shares / shares[-1] * PLACES + 0.5).astype(np.int64)
    return np.asarray(ends[:-1])


def _which(experiment: Experiment, at: int) -> int:
    return int(np.searchsorted(_ends(experiment.variants), at, side="right"))
