"""What would change: one page under two policies, side by side, before anybody is shown it."""

from collections.abc import Sequence

import msgspec
import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.ids import VideoId, ViewerId
from guang.kernel.pipeline import Served


class RehearsedItem(msgspec.Struct, frozen=True):
    """One slot of a page that nobody was served; ``other_slot`` is where the other policy put it, if it did."""

    id: VideoId
    score: float | None
    other_slot: int | None
    sources: tuple[str, ...]
    goods: bool
    followed: bool
    drawn: bool


class Rehearsal(msgspec.Struct, frozen=True):
    """One viewer's page under the policy in force, and under the one that is tried."""

    viewer: ViewerId
    before: tuple[RehearsedItem, ...]
    after: tuple[RehearsedItem, ...]


class Measure(msgspec.Struct, frozen=True):
    """A mean over pages, under both policies.

    ``kept``: share of slots whose item is on both pages; ``followed``, ``goods``, ``drawn``: shares of slots with
    creators that the viewer follows, with goods, drawn for exploration; ``creators``: different creators for each slot.
    """

    name: str
    before: float
    after: float


Made = tuple[FeedQuery, Served]


def compare(before: Made, after: Made, shelf: Shelf) -> Rehearsal:
    """Put two pages of one viewer side by side."""
    pages = (before, after)
    ids = [served.items.ids.tolist() for _, served in pages]
    sides = [
        tuple(_item(page, slot, shelf, ids[1 - side]) for slot in range(len(ids[side])))
        for side, page in enumerate(pages)
    ]
    return Rehearsal(before[0].viewer, *sides)


def measures(rehearsals: Sequence[Rehearsal], shelf: Shelf) -> tuple[Measure, ...]:
    """Means over all pages that are not empty."""
    told = []
    for name in ("kept", "followed", "goods", "drawn", "creators"):
        means = [
            float(np.mean([_share(name, page, shelf) for page in pages if page] or [0.0]))
            for pages in ([one.before for one in rehearsals], [one.after for one in rehearsals])
        ]
        told.append(Measure(name, round(means[0], 4), round(means[1], 4)))
    return tuple(told)


def _item(made: Made, slot: int, shelf: Shelf, other: list[int]) -> RehearsedItem:
    query, served = made
    number = int(served.items.ids[slot])
    row = shelf.row(number)
    score = float(served.items["score"][slot]) if "score" in served.items else None
    return RehearsedItem(
        id=VideoId(number),
        score=None if score is None else round(score, 6),
        other_slot=other.index(number) if number in other else None,
        sources=served.sources_of(int(served.items["sources"][slot])),
        goods=bool(shelf.bears_goods[row]),
        followed=int(shelf.author[row]) in query.circle.follows,
        drawn=float(served.items["propensity"][slot]) < 1.0,
    )


def _share(name: str, page: tuple[RehearsedItem, ...], shelf: Shelf) -> float:
    if name == "creators":
        return len({int(shelf.author[shelf.row(one.id)]) for one in page}) / len(page)
    if name == "kept":
        return sum(one.other_slot is not None for one in page) / len(page)
    return sum(bool(getattr(one, name)) for one in page) / len(page)
