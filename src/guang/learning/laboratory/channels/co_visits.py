"""What is touched soon after what."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from guang.learning.laboratory.channels.base import MOST_TIES, ItemToItem, nearest, ordered, scaled
from guang.learning.laboratory.types import Histories, Matrix


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
        """Sums over all pairs within the window."""
        window, owner, found = self._window, past.owner, sparse.csr_matrix((items, items))
        for lag in range(1, window.size + 1):
            joined = owner[lag:] == owner[:-lag]
            earlier, later = past.items[:-lag][joined], past.items[lag:][joined]
            if len(earlier) == 0:
                break
            worth = np.full(len(earlier), window.fade ** (lag - 1))
            step = sparse.csr_matrix((worth, (earlier, later)), shape=(items, items))
            found = found + step + window.backwards * step.T
        if not self._own:
            found.setdiag(0)
        frequency = np.maximum(np.bincount(past.items, minlength=items), 1)
        return ordered(nearest(ordered(scaled(found, columns=frequency**-window.damping)), MOST_TIES))


class NextItem(CoVisits):
    """What comes directly after the last item."""

    def __init__(self, name: str, *, own: bool) -> None:
        super().__init__({name: 0.0}, proposes=(name,), window=Window(1, 1.0, 0.1, 0.0), own=own)
