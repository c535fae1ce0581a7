"""What was counted lately, so that it can be counted otherwise."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from guang.kernel.index import fit
from guang.learning.features.trails import STRIDE, Trails, rank_within
from guang.learning.features.types import Acts
from guang.learning.integrity import Weights

ACTS = 1_000_000
"""So many acts can be weighed anew, 39 bytes each; what is older keeps its weight until the next start."""

_LINE = np.dtype(
    [
        ("doer", "i8"),
        ("viewer", "i4"),
        ("item", "i4"),
        ("group", "i1"),
        ("at", "f8"),
        ("first", "?"),
        ("touch", "?"),
        ("views", "i4"),
        ("weight", "f8"),
    ]
)


class Lately:
    """A ring of the last acts that counters took, each with the viewer who did it and the weight it was given.

    The doer is the viewer of the journal's line; the row is that of the person whose act it became.
    """

    def __init__(self, most: int = ACTS) -> None:
        self._most, self._count = most, 0
        self._lines = np.zeros(0, _LINE)

    def note(self, doers: NDArray[np.int64], acts: Acts) -> None:
        """Remember acts that were just given to features."""
        told = np.flatnonzero(acts.first | (acts.seq >= 0))[-self._most :]
        if len(told) == 0:
            return
        place = (self._count + np.arange(len(told))) % self._most
        self._lines = fit(self._lines, min(self._count + len(told), self._most))
        self._lines["doer"][place] = doers[told]
        self._lines["touch"][place] = acts.seq[told] >= 0
        for name in ("viewer", "item", "group", "at", "first", "views", "weight"):
            self._lines[name][place] = getattr(acts, name)[told]
        self._count += len(told)

    def forget(self, doer: int) -> None:
        """Keep what somebody did as nobody's."""
        self._lines["doer"][self._lines["doer"] == doer] = 0

    def reweigh(self, doers: NDArray[np.int64], weights: Weights) -> Iterator[Acts]:
        """What features must be given so that these viewers' acts count with their present weights.

        The differences come as weights, also below 0, of the same acts on trails of their own: all that the people did
        whose acts they became, because a touch is joined to those before it. Where the ring begins, up to five touches
        before its first are missing.
        """
        ring = self._order()
        lines = self._lines[ring]
        mine = np.flatnonzero(np.isin(lines["doer"], doers))
        fresh = weights.of(lines["doer"][mine], lines["at"][mine])
        change = np.zeros(len(lines))
        change[mine] = fresh - lines["weight"][mine]
        self._lines["weight"][ring[mine]] = fresh
        people = np.unique(lines["viewer"][np.flatnonzero(change)])
        whole = np.flatnonzero(np.isin(lines["viewer"], people))
        yield from _again(lines[whole], change[whole])

    def _order(self) -> NDArray[np.int64]:
        """Places on the ring, the oldest first."""
        return np.arange(max(self._count - self._most, 0), self._count) % self._most


def _again(lines: NDArray[np.void], weight: NDArray[np.float64]) -> Iterator[Acts]:
    if len(lines) == 0:
        return
    trails = Trails()
    row = np.unique(lines["viewer"], return_inverse=True)[1].astype(np.int64) + 1
    portion = rank_within(row) // STRIDE
    for number in range(int(portion.max()) + 1):
        here = np.flatnonzero(portion == number)
        part, items = lines[here], lines["item"][here].astype(np.int64)
        seq, touch = np.full(len(here), -1, np.int64), part["touch"]
        seq[touch] = trails.append(row[here][touch], items[touch], part["group"][touch], part["at"][touch])
        yield Acts(
            viewer=row[here],
            item=items,
            group=part["group"],
            at=part["at"],
            first=part["first"],
            seq=seq,
            views=part["views"],
            weight=weight[here],
            trails=trails,
        )
