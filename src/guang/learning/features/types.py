"""What crosses the wall of the features room: sorts of items, groups of behaviour, and the shape of a feature."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
"""Row numbers of viewers or items. Row 0 is nobody and nothing: its state stays empty, so the unknown needs no case."""

Floats = NDArray[np.float64]


class Sort(IntEnum):
    """What kind of thing an item is; the numbers are the journal's subject kinds."""

    UNKNOWN = 0
    VIDEO = 1
    PRODUCT = 2
    ACCOUNT = 3
    STORE = 4


class Group(IntEnum):
    """Behaviour as learning sees it; several of the journal's kinds mean the same wish."""

    SHOWN = 0
    CLICK = 1
    FINISH = 2
    LIKE = 3
    COMMENT = 4
    SHARE = 5
    FOLLOW = 6
    CART = 7
    ORDER = 8
    SKIP = 9
    REJECT = 10


TOUCHES = (Group.CLICK, Group.FINISH, Group.LIKE, Group.COMMENT, Group.SHARE, Group.FOLLOW, Group.CART, Group.ORDER)
"""Groups that speak for an item."""


class Touched(Protocol):
    """Who touched what before."""

    def before(self, viewers: Rows, seq: NDArray[np.int64], lag: int) -> tuple[Rows, Floats]:
        """The item touched ``lag`` touches before number ``seq``, and when; row 0 where there was none."""


@dataclass(frozen=True, slots=True)
class Acts:
    """Sound behaviour of one moment, in order of arrival; every array has one line an act.

    ``at`` is seconds since 2000-01-01 UTC. ``first`` tells that this viewer had never before acted on this item in
    this group. ``seq`` counts the viewer's touches from 0 and is -1 where the act is no touch. ``views`` is how often
    the viewer has touched the item, this time included. ``weight`` is how far the act is believed, from 0 to 1; acts
    whose weight has changed since come once more, with the difference. ``trails`` are those on which ``seq`` counts.
    """

    viewer: Rows
    item: Rows
    group: NDArray[np.int8]
    at: Floats
    first: NDArray[np.bool_]
    seq: NDArray[np.int64]
    views: NDArray[np.int32]
    weight: Floats
    trails: Touched

    def __len__(self) -> int:
        return len(self.viewer)


@dataclass(frozen=True, slots=True)
class Trail:
    """A viewer's last touched items, newest first, each once."""

    items: Rows
    groups: NDArray[np.int8]
    at: Floats


@dataclass(frozen=True, slots=True)
class Question:
    """One viewer, some items, one instant (seconds since 2000)."""

    viewer: int
    items: Rows
    now: float
    trail: Trail


class Feature(Protocol):
    """One file: state, ``update``, ``value``. The same object serves requests and replays the journal."""

    @property
    def names(self) -> Sequence[str]:
        """The columns that `value` gives."""

    def update(self, acts: Acts) -> None:
        """Take in what happened; acts of earlier updates come again only to change their weight."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """One row per item, one column per name; NaN is unknown."""
