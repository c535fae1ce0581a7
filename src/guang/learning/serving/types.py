"""What crosses the wall of the serving room."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guang.learning.features import Sort
from guang.learning.models import ACTIONS, CHANNELS

__all__ = ["ACTIONS", "CHANNELS", "Found", "Interest", "ItemColumns", "Recent", "Sort"]


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of one channel, best first; ``scores`` are comparable within the channel only."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recent:
    """What a viewer touched last, newest first, one line per item.

    ``kinds`` are `features.Group` numbers of the last act on the item, ``at_s`` Unix seconds.
    """

    ids: NDArray[np.int64]
    kinds: NDArray[np.int16]
    at_s: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ItemColumns:
    """What facts said about items, one array per attribute, aligned with the ids asked for.

    Unknown is 0 for ``creator``, ``store`` and ``category``, NaN for
    ``price_minor`` and ``published_s``.
    """

    sort: NDArray[np.int8]
    creator: NDArray[np.int64]
    store: NDArray[np.int64]
    category: NDArray[np.int64]
    price_minor: NDArray[np.float64]
    published_s: NDArray[np.float64]
    live: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interest:
    """How strongly a viewer is drawn to a topic; the weights of one viewer sum to at most 1."""

    topic: str
    weight: float
