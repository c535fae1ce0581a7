"""The best of all items, kept without looking at all of them again and again."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from guang.learning.features import Floats, Rows

Ranked = tuple[Rows, NDArray[np.float32]]
"""Item rows, best first, and their scores."""

Score = Callable[[Rows, float], Floats]
"""What items are worth at an instant; 0 or less: they do not belong here."""

DEPTH = 2000
"""How deep the rankings of all items go."""

WIDTH = 4 * DEPTH
"""How many are kept at hand, so that those who leave have successors."""

WALK_S = 600.0
"""How often all items are looked at. In between, scores of what nobody touches only fall together; what this misses is
two such items that change places at the end of the list."""

_PORTION = 1 << 15
_MOST_STIRRED = 1 << 16


class Shortlist:
    """The items that score best, of all that there are.

    A walk looks at all of them, a portion at a time. From then on only those at hand, those that were `stir`-red and
    those that are new are scored again, which costs the same however many items there are.

    Twin: a sort of all items; ``tests/learning/models/test_shortlists.py``.
    """

    def __init__(self, score: Score, size: Callable[[], int]) -> None:
        """Rank by ``score`` the items whose rows lie from 1 to below what ``size`` says."""
        self._score, self._size = score, size
        self._at_hand = np.empty(0, np.int64)
        self._ranked: Ranked = (self._at_hand, np.empty(0, np.float32))
        self._stirred: list[Rows] = []
        self._stirred_count = 0
        self._known = 1
        self._walked = self._looked = -np.inf
        self._has_more = False

    def stir(self, rows: Rows) -> None:
        """The scores of these may have risen."""
        self._stirred_count += len(rows)
        if self._stirred_count <= _MOST_STIRRED:
            self._stirred.append(rows)
        else:  # nobody asks: whoever does has to walk
            self._stirred.clear()
            self._walked = -np.inf

    def best(self, now: float, patience_s: float) -> Ranked:
        """The `DEPTH` best as they were at most so long ago; ties by row, so that answers repeat."""
        if abs(now - self._looked) > patience_s:
            for _ in self.renew(now, max(patience_s, 2 * WALK_S)):
                pass
        return self._ranked

    def renew(self, now: float, walk_s: float = WALK_S) -> Iterator[None]:
        """Bring it up to an instant; between portions there is time for others."""
        is_spent = self._has_more and len(self._at_hand) < DEPTH
        if is_spent or abs(now - self._walked) > walk_s:
            yield from self._walk(now)
        self._look(now)

    def _walk(self, now: float) -> Iterator[None]:
        self._stirred, self._stirred_count = [], 0  # what is stirred while we walk is looked at afterwards
        size, best = self._size(), np.empty(0, np.int64)
        self._has_more = False
        for start in range(1, size, _PORTION):
            best, _ = self._cut(np.concatenate([best, np.arange(start, min(start + _PORTION, size))]), now, WIDTH)
            yield
        self._at_hand, self._known, self._walked = best, size, now

    def _look(self, now: float) -> None:
        size = self._size()
        news = np.arange(self._known, size)
        self._at_hand, scores = self._cut(np.unique(np.concatenate([self._at_hand, *self._stirred, news])), now, WIDTH)
        self._stirred, self._stirred_count, self._known = [], 0, size
        order = np.lexsort((self._at_hand, -scores))[:DEPTH]
        self._ranked = (self._at_hand[order], scores[order].astype(np.float32))
        self._looked = now

    def _cut(self, rows: Rows, now: float, most: int) -> tuple[Rows, Floats]:
        """Those of some rows that belong here, at most so many, and their scores."""
        scores = self._score(rows, now)
        belong = np.flatnonzero(scores > 0)
        if len(belong) > most:
            self._has_more = True
            belong = belong[np.argpartition(-scores[belong], most)[:most]]
        return rows[belong], scores[belong]
