"""What came of a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns, Kind
from guang.journal.facts import care
from guang.learning import features, models
from guang.learning.features import Group

Ids = NDArray[np.int64]
Facts = list[tuple[datetime, msgspec.Struct]]

FEW_STARS = 2
"""So many stars for the goods, or fewer, are a low rating."""

BITS: Mapping[str, int] = {action: 1 << place for place, action in enumerate(models.ACTIONS)}
LATE = sum(BITS[action] for action in models.AFTER_ORDER)
"""Outcomes that may come weeks after the order."""

_GROUPS = {
    Group.CLICK: "click",
    Group.FINISH: "finish",
    Group.LIKE: "like",
    Group.COMMENT: "comment",
    Group.SHARE: "share",
    Group.FOLLOW: "follow",
    Group.CART: "cart",
    Group.ORDER: "order",
    Group.SKIP: "skip",
}
_KINDS = {Kind.not_interested: "not_interested", Kind.report: "report", Kind.refund: "return"}
"""What features count as one refusal, and the ranker foretells apart."""

_BY_GROUP = np.zeros(len(Group), np.int64)
_BY_KIND = np.zeros(max(Kind) + 1, np.int64)
for _group, _action in _GROUPS.items():
    _BY_GROUP[_group] = BITS[_action]
for _kind, _action in _KINDS.items():
    _BY_KIND[_kind] = BITS[_action]


@dataclass(frozen=True, slots=True)
class Deeds:
    """Who did what with what, and when, in seconds; ``bits`` are `BITS`, 0 for having been shown something."""

    viewer: Ids
    item: Ids
    bits: Ids
    at: NDArray[np.float64]


def deeds(acts: BehaviourColumns) -> Deeds:
    """A line an act, and another where it also speaks for the item that led to it."""
    led = (acts.origin > 0) & np.isin(features.group_of(acts), features.CREDITED)
    bits, at = _bits_of(acts), acts.at_ms / 1000.0
    return Deeds(
        np.concatenate([acts.viewer, acts.viewer[led]]),
        np.concatenate([acts.subject, acts.origin[led]]),
        np.concatenate([bits, bits[led]]),
        np.concatenate([at, at[led]]),
    )


class Outcomes:
    """Who did what with what, and when; an act also speaks for the item that led to it."""

    def __init__(self, acts: BehaviourColumns, facts: Facts | None = None) -> None:
        done, ends = deeds(acts), _ends(facts or [], acts)
        viewer = np.concatenate([done.viewer, ends[0]])
        item = np.concatenate([done.item, ends[1]])
        bits = np.concatenate([done.bits, ends[2]])
        at = np.concatenate([done.at, ends[3]])
        order = np.lexsort((at, viewer))
        order = order[bits[order] > 0]  # having been shown is no outcome
        self._item, self._bits, self._at = item[order], bits[order], at[order]
        self._viewers, starts = np.unique(viewer[order], return_index=True)
        self._starts = np.append(starts, len(order))

    def within(self, viewer: int, since: float, until: float) -> tuple[Ids, Ids]:
        """Items acted on from ``since`` to ``until``, sorted, each once, with the union of their `BITS`."""
        place = int(np.searchsorted(self._viewers, viewer))
        if place == len(self._viewers) or self._viewers[place] != viewer:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        start, end = self._starts[place], self._starts[place + 1]
        low = start + np.searchsorted(self._at[start:end], since, "left")
        high = start + np.searchsorted(self._at[start:end], until, "right")
        items, inverse = np.unique(self._item[low:high], return_inverse=True)
        bits = np.zeros(len(items), np.int64)
        np.bitwise_or.at(bits, inverse, self._bits[low:high])
        return items, bits

    def of(self, viewer: int, item: int) -> tuple[Ids, Ids]:
        """The same for one item, whenever it happened."""
        items, bits = self.within(viewer, -np.inf, np.inf)
        mine = items == item
        return items[mine], bits[mine]

    def after(self, viewer: int, since: float, windows: tuple[float, float]) -> tuple[Ids, Ids]:
        """What was done until the first instant, and what orders came to until the second."""
        items, bits = self.within(viewer, since, windows[0])
        later, ends = self.within(viewer, since, windows[1])
        bits &= ~LATE
        bits |= ends[np.searchsorted(later, items)] & LATE if len(items) else 0
        return items, bits


def _bits_of(acts: BehaviourColumns) -> Ids:
    groups = features.group_of(acts)
    kinds = np.where((acts.kind >= 0) & (acts.kind < len(_BY_KIND)), acts.kind, 0)
    return np.asarray(np.where(groups >= 0, _BY_GROUP[np.maximum(groups, 0)] | _BY_KIND[kinds], 0), np.int64)


def _ends(facts: Facts, acts: BehaviourColumns) -> tuple[Ids, Ids, Ids, NDArray[np.float64]]:
    """What orders came to, by facts: viewer, item, bit, instant; for the product, and for what led to its order."""
    orders = acts.where((acts.kind == Kind.order) & (acts.origin > 0))
    led = dict(
        zip(zip(orders.viewer.tolist(), orders.subject.tolist(), strict=True), orders.origin.tolist(), strict=True)
    )
    lines = [
        (viewer, item, BITS[action], models.seconds(at))
        for at, viewer, product, action in _bad_ends(facts)
        for item in {product, led.get((viewer, product), product)}
    ]
    columns = list(zip(*lines, strict=True)) if lines else [(), (), (), ()]
    viewer, item, bit = (np.asarray(column, np.int64) for column in columns[:3])
    return viewer, item, bit, np.asarray(columns[3], np.float64)


def _bad_ends(facts: Facts) -> Iterable[tuple[datetime, int, int, str]]:
    for at, happened in facts:
        match happened:
            case care.AfterSaleRefunded(viewer=viewer, product=product):
                yield at, int(viewer), int(product), "return"
            case care.ReviewWritten(viewer=viewer, product=product, goods=stars) if stars <= FEW_STARS:
                yield at, int(viewer), int(product), "low_rating"
            case _:
                pass
