"""What is touched soon after what."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning.laboratory.channels.base import MOST_TIES, ItemToItem, nearest, ordered, scaled
from guang.learning.laboratory.types import Histories, Matrix

PAIRS_AT_ONCE = 20_000_000
"""Pairs held together; a log of millions of acts has hundreds of millions."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which pairs count, and how much.

    Attributes:
        size: how far apart two acts may be.
        fade: what a pair one step further apart counts for.
        backwards: what a pair counts for in the other direction.
        damping: ties are divided by the frequency of the item proposed to this power.
    """

    size: int = 10
    fade: float = 0.75
    backwards: float = 0.6
    damping: float = 0.3


class CoVisits(ItemToItem):
    """Pairs within a window, worth less the further apart, and less backwards; famous items are damped.

    The batch twin of `guang.learning.models.CoVisits`, for histories that have an order and no times.
    """

    def __init__(
        self,
        fades: dict[str, float],
        *,
        proposes: tuple[str, ...],
        window: Window | None = None,
        own: bool = False,
    ) -> None:
        """Set up; ``own`` says whether an item may be tied to itself."""
        super().__init__(fades, proposes=proposes)
        self._window, self._own = window or Window(), own

    def ties(self, past: Histories, items: int) -> Matrix:
        """Sums over all pairs within the window, so many items together that their pairs fit."""
        frequency = np.bincount(past.items, minlength=items)
        pairs = 2 * self._window.size * np.cumsum(frequency)
        parts = max(1, int(-(-pairs[-1] // PAIRS_AT_ONCE)))
        inner = np.searchsorted(pairs, pairs[-1] * np.arange(1, parts) / parts)
        edges = np.unique(np.concatenate([[0], inner, [items]]))
        damp = np.maximum(frequency, 1) ** -self._window.damping
        found = [self._part(past, (begin, end), damp) for begin, end in itertools.pairwise(edges.tolist())]
        return ordered(sparse.vstack(found))

    def _part(self, past: Histories, part: tuple[int, int], damp: NDArray[np.float64]) -> Matrix:
        """The ties of the items from one row to before another."""
        window, owner, (begin, end) = self._window, past.owner, part
        found = sparse.csr_matrix((end - begin, len(damp)))
        for lag in range(1, window.size + 1):
            joined = owner[lag:] == owner[:-lag]
            earlier, later = past.items[:-lag][joined], past.items[lag:][joined]
            if len(earlier) == 0:
                break
            for one, other, factor in ((earlier, later, 1.0), (later, earlier, window.backwards)):
                inside = (one >= begin) & (one < end)
                worth = np.full(int(inside.sum()), window.fade ** (lag - 1))
                step = sparse.csr_matrix((worth, (one[inside] - begin, other[inside])), shape=found.shape)
                found = found + factor * step
        if not self._own:
            found.setdiag(0, k=begin)
        return ordered(nearest(ordered(scaled(found, columns=damp)), MOST_TIES))


class NextItem(CoVisits):
    """What comes directly after the last item."""

    def __init__(self, name: str, *, own: bool) -> None:
        super().__init__({name: 0.0}, proposes=(name,), window=Window(1, 1.0, 0.1, 0.0), own=own)
