"""What came of what was served: the rows that pages have logged become lines to learn from, without any replay."""

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.learning import models
from guang.learning.training.outcomes import deeds
from guang.learning.training.types import Examples, Shown

SETTLED_S = 1800.0
"""So long after a page, what people did with it counts here; younger pages tell nothing yet. [D]"""

SLOW = ("cart", "order", *models.AFTER_ORDER)
"""Actions that half an hour does not tell."""

QUICK = tuple(action for action in models.ACTIONS if action not in SLOW)


def seen(shown: Shown, acts: BehaviourColumns) -> tuple[Shown, Examples]:
    """The lines that reached somebody's eyes, and the same as examples: what was done with each in `SETTLED_S`.

    A page is fetched ahead, so an item of it counts only where the viewer did something with it, passing it over
    included.

    Args:
        acts: of the time from the first page to `SETTLED_S` after the last; their order does not matter.
    """
    done = deeds(acts)
    viewers, items = np.unique(shown.viewer), np.unique(shown.item)
    wanted = _pair(viewers, items, shown.viewer, shown.item)
    known = np.isin(done.viewer, viewers) & np.isin(done.item, items)
    pair, at, bits = _pair(viewers, items, done.viewer[known], done.item[known]), done.at[known], done.bits[known]
    order = np.lexsort((at, pair))
    pair, at, bits = pair[order], at[order], bits[order]
    low, high = (_place(pair, at, wanted, shown.at + wait) for wait in (0.0, SETTLED_S))
    had = np.flatnonzero(high > low)
    told = shown.where(had)
    flags = (bits[:, None] >> np.arange(len(models.ACTIONS))) & 1
    sums = np.concatenate([np.zeros((1, len(models.ACTIONS)), np.int64), np.cumsum(flags, axis=0)])
    labels = (sums[high[had]] > sums[low[had]]).astype(np.uint8)
    until = told.at + SETTLED_S
    page = np.unique(told.page, return_inverse=True)[1].astype(np.int64)
    weights = np.ones(len(told), np.float32)
    return told, Examples(told.rows, labels, weights, page, told.at, until, np.full(len(told), np.inf), told.item)


def _pair(
    viewers: NDArray[np.int64], items: NDArray[np.int64], viewer: NDArray[np.int64], item: NDArray[np.int64]
) -> NDArray[np.int64]:
    """One number for a viewer and an item, of those known."""
    return np.asarray(np.searchsorted(viewers, viewer) * max(len(items), 1) + np.searchsorted(items, item))


def _place(
    pairs: NDArray[np.int64], at: NDArray[np.float64], wanted: NDArray[np.int64], when: NDArray[np.float64]
) -> NDArray[np.intp]:
    """Where an instant would stand among the deeds of a pair; both are sorted."""
    both = np.lexsort((np.r_[np.ones(len(at)), np.zeros(len(when))], np.r_[at, when], np.r_[pairs, wanted]))
    before = np.cumsum(both < len(at))
    found = np.empty(len(wanted), np.intp)
    asked = np.flatnonzero(both >= len(at))
    found[both[asked] - len(at)] = before[asked]
    return found
