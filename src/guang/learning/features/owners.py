"""Whose past an act belongs to.

People merge, reset what was learnt and take that back; such facts and the acts they are about are read from two logs,
and a process that starts may hear of a reset long before it reads what was reset. So the facts are remembered, and
every act is asked whose it is, whenever it comes.
"""

import numpy as np
from numpy.typing import NDArray

NOBODY = 0
_STEPS = 16
"""So many merges and resets an act goes through at most; a circle of facts would have no end."""


class Owners:
    """Viewers by id; instants in seconds since 2000. A line for each merge and each reset.

    Twin: acts and facts read in the order in which they happened; ``tests/learning/features/test_owners.py``.
    """

    def __init__(self) -> None:
        self._heirs: dict[int, tuple[int, float]] = {}
        self._resets: dict[int, list[tuple[float, int]]] = {}
        self._known: NDArray[np.int64] = np.empty(0, np.int64)

    def merged(self, source: int, into: int, at: float) -> None:
        """What one viewer did and does is another's."""
        if source != into:
            self._heirs[source] = (into, at)
            self._note()

    def reset(self, viewer: int, at: float, aside: int = NOBODY) -> None:
        """What a viewer did up to now is somebody else's, or nobody's."""
        resets = self._resets.setdefault(viewer, [])
        if (at, aside) not in resets:
            resets.append((at, aside))
            self._note()

    def has_reset(self, viewer: int, aside: int) -> bool:
        """Whether a reset that set something aside has been heard of: by then it may have been taken back."""
        return aside != NOBODY and any(one[1] == aside for one in self._resets.get(viewer, ()))

    def of(self, viewers: NDArray[np.int64], at: NDArray[np.float64]) -> NDArray[np.int64]:
        """The owner of each act; `NOBODY` for what was given up."""
        if not len(self._known):
            return viewers
        place = np.minimum(np.searchsorted(self._known, viewers), len(self._known) - 1)
        moved = np.flatnonzero(self._known[place] == viewers)
        if not len(moved):
            return viewers
        owners = viewers.copy()
        owners[moved] = [self._owner(*act) for act in zip(viewers[moved].tolist(), at[moved].tolist(), strict=True)]
        return owners

    def _owner(self, viewer: int, at: float) -> int:
        """Follow an act from hand to hand; ``at`` is since when the present owner has it."""
        for _ in range(_STEPS):
            reset = next((one for one in self._resets.get(viewer, ()) if at < one[0]), None)
            if reset is not None:
                at, viewer = reset
            elif viewer in self._heirs:
                viewer, since = self._heirs[viewer]
                at = max(at, since)
            else:
                return viewer
            if viewer == NOBODY:
                break
        return NOBODY

    def _note(self) -> None:
        self._known = np.array(sorted(self._heirs.keys() | self._resets.keys()), np.int64)
