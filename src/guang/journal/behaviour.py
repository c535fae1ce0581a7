"""What people did while strolling: one row an act, columns everywhere (DOMAIN A1)."""

from dataclasses import dataclass, fields
from enum import IntEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.kernel.ids import (
    AccountId,
    CategoryId,
    CommentId,
    EventId,
    Id,
    PageId,
    ProductId,
    ReviewId,
    StoreId,
    VideoId,
    ViewerId,
)


class Kind(IntEnum):
    """The acts of A1. Numbers are stored: never reuse one."""

    impression = 1
    play = 2
    finish = 3
    skip = 4
    like = 5
    unlike = 6
    comment = 7
    share = 8
    follow = 9
    unfollow = 10
    favourite = 11
    unfavourite = 12
    product_click = 13
    add_cart = 14
    order = 15
    refund = 16
    not_interested = 17
    report = 18
    buy_click = 19
    profile_visit = 20
    search = 21
    dwell = 22
    interested_again = 23
    """Takes a not_interested back."""


FROM_CLIENTS = frozenset(
    {
        Kind.impression,
        Kind.play,
        Kind.finish,
        Kind.skip,
        Kind.share,
        Kind.product_click,
        Kind.buy_click,
        Kind.profile_visit,
        Kind.dwell,
    }
)
"""What a browser may report of itself; every other act is recorded by the verb that performs it."""


class Surface(IntEnum):
    """Where on the street it happened."""

    for_you = 1
    following = 2
    mall = 3
    search = 4
    profile = 5
    product = 6
    share = 7
    live = 8


class Reason(IntEnum):
    """Why somebody is not interested."""

    not_my_thing = 1
    seen_too_often = 2
    too_expensive = 3
    poor_quality = 4
    misleading = 5
    own_it_already = 6


SUBJECT_KINDS: dict[type[Id], int] = {
    VideoId: 1,
    ProductId: 2,
    AccountId: 3,
    StoreId: 4,
    CommentId: 5,
    CategoryId: 6,
    ReviewId: 7,
}
SUBJECT_CLASSES: dict[int, type[Id]] = {code: kind for kind, code in SUBJECT_KINDS.items()}


class Behaviour(msgspec.Struct, frozen=True, kw_only=True):
    """One act. Its instant is inside ``id``; ``origin`` is the item that led to ``subject``.

    ``watched_ms`` counts playing time of this view, loops included; ``slot`` is the position on the page from 0.
    """

    id: EventId
    viewer: ViewerId
    kind: Kind
    subject: Id
    origin: Id | None = None
    watched_ms: int | None = None
    duration_ms: int | None = None
    page: PageId | None = None
    slot: int | None = None
    surface: Surface | None = None
    reason: Reason | None = None
    token: str | None = None


@dataclass(frozen=True, slots=True)
class BehaviourColumns:
    """Many acts as arrays of one length; 0 stands for absent (-1 in ``slot``)."""

    id: NDArray[np.int64]
    viewer: NDArray[np.int64]
    kind: NDArray[np.int16]
    subject: NDArray[np.int64]
    subject_kind: NDArray[np.int16]
    origin: NDArray[np.int64]
    watched_ms: NDArray[np.int32]
    duration_ms: NDArray[np.int32]
    page: NDArray[np.int64]
    slot: NDArray[np.int16]
    surface: NDArray[np.int16]
    reason: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.id)

    @property
    def at_ms(self) -> NDArray[np.int64]:
        """Milliseconds since 2000-01-01 UTC, out of the ids."""
        return self.id >> 21

    def where(self, mask: NDArray[np.bool_] | NDArray[np.intp]) -> "BehaviourColumns":
        """The rows of a mask or an index array."""
        return BehaviourColumns(*(getattr(self, spec.name)[mask] for spec in fields(self)))


COLUMN_TYPES: dict[str, str] = {
    "id": "i8",
    "viewer": "i8",
    "kind": "i2",
    "subject": "i8",
    "subject_kind": "i2",
    "origin": "i8",
    "watched_ms": "i4",
    "duration_ms": "i4",
    "page": "i8",
    "slot": "i2",
    "surface": "i2",
    "reason": "i2",
}


def columns(**given: NDArray[np.generic] | list[int]) -> BehaviourColumns:
    """Columns from what is known; the rest is absent. ``id``, ``viewer``, ``kind``, ``subject`` are required."""
    length = len(given["id"])
    filled = {
        name: np.ascontiguousarray(given[name], dtype=kind)
        if name in given
        else np.full(length, -1 if name == "slot" else 0, dtype=kind)
        for name, kind in COLUMN_TYPES.items()
    }
    if any(len(column) != length for column in filled.values()):
        raise ValueError("columns of one batch have one length")
    return BehaviourColumns(**filled)


def empty() -> BehaviourColumns:
    """No acts."""
    return columns(id=[], viewer=[], kind=[], subject=[])


def concatenate(batches: list[BehaviourColumns]) -> BehaviourColumns:
    """Several batches as one."""
    if not batches:
        return empty()
    return BehaviourColumns(*(np.concatenate([getattr(batch, name) for batch in batches]) for name in COLUMN_TYPES))
