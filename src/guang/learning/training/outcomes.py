"""What came of a moment."""

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.learning import features

Ids = NDArray[np.int64]


class Outcomes:
    """Who did what with what, and when; an act also speaks for the item that led to it."""

    def __init__(self, acts: BehaviourColumns) -> None:
        groups = features.group_of(acts)
        led = (acts.origin > 0) & np.isin(groups, features.CREDITED)
        viewer = np.concatenate([acts.viewer, acts.viewer[led]])
        item = np.concatenate([acts.subject, acts.origin[led]])
        bits = np.concatenate([_bits(groups), _bits(groups[led])])
        at = np.concatenate([acts.at_ms, acts.at_ms[led]]) / 1000.0
        order = np.lexsort((at, viewer))
        order = order[bits[order] > 1]  # having been shown is no outcome
        self._item, self._bits, self._at = item[order], bits[order], at[order]
        self._viewers, starts = np.unique(viewer[order], return_index=True)
        self._starts = np.append(starts, len(order))

    def within(self, viewer: int, since: float, until: float) -> tuple[Ids, Ids]:
        """Items acted on from ``since`` to ``until``, sorted, each once, with the union of bits ``1 << Group``."""
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


def _bits(groups: NDArray[np.int8]) -> Ids:
    return np.where(groups >= 0, np.int64(1) << np.maximum(groups, 0).astype(np.int64), 0)
