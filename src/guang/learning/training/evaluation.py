"""How good is it, on days that it has not seen, against what is simple?"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.kernel.index import Index
from guang.learning import features, models
from guang.learning.training.types import Examples, Metrics, Moments

FIRST = 20


def rank_metrics(ranks: NDArray[np.integer]) -> Metrics:
    """Hit rate and gain among the first 20 from the rank of each target (0 is the top; -1 is missing)."""
    if len(ranks) == 0:
        return Metrics(0.0, 0.0)
    hit = (ranks >= 0) & (ranks < FIRST)
    gain = np.where(hit, 1 / np.log2(np.maximum(ranks, 0) + 2), 0.0)
    return Metrics(float(hit.mean()), float(gain.mean()))


def rank_of(scores: NDArray[np.floating], target: int) -> int:
    """How many score higher; of those that score the same, half."""
    return int((scores > scores[target]).sum() + ((scores == scores[target]).sum() - 1) // 2)


def among_candidates(
    lines: Examples, moments: Moments, score: Callable[[NDArray[np.float32]], NDArray[np.floating]], unseen: int
) -> Metrics:
    """Rank the untouched candidates of each page that was drawn; a target that was no candidate is a miss.

    Args:
        unseen: the column that is NaN for what the viewer has not touched.
    """
    scores = score(lines.rows)
    new = np.isnan(lines.rows[:, unseen])
    drawn = np.flatnonzero(moments.whole & (moments.target > 0))
    starts = np.searchsorted(lines.moment, drawn, "left")
    ends = np.searchsorted(lines.moment, drawn, "right")
    ranks = []
    for place, start, end in zip(drawn, starts, ends, strict=True):
        open_to = np.flatnonzero(new[start:end]) + start
        here = np.flatnonzero(lines.item[open_to] == moments.target[place])
        ranks.append(rank_of(scores[open_to], int(here[0])) if len(here) else -1)
    return rank_metrics(np.asarray(ranks, np.int64))


class Simple:
    """Popularity and item-kNN, fitted on the time before the test, asked at the same moments.

    The viewer's own history is live, for them as for us.
    """

    def __init__(self, acts: BehaviourColumns, until: float) -> None:
        touched = acts.where(np.isin(features.group_of(acts), features.TOUCHES))
        self._at = touched.at_ms / 1000.0
        self._items, viewers = Index(), Index()
        self._item, self._viewer = self._items.add(touched.subject), viewers.add(touched.viewer)
        self._viewers = viewers
        known = self._at < until
        size = self._items.size
        self.ways: dict[str, models.Popularity | models.ItemKnn] = {
            "popularity": models.Popularity(self._viewer[known], self._item[known], size),
            "item_knn": models.ItemKnn(self._viewer[known], self._item[known], size),
        }
        order = np.lexsort((self._at, self._viewer))
        self._item, self._viewer, self._at = self._item[order], self._viewer[order], self._at[order]

    def metrics(self, moments: Moments) -> dict[str, Metrics]:
        """Rank all items that the viewer has not touched."""
        asked = np.flatnonzero(moments.whole & (moments.target > 0))
        ranks: dict[str, list[int]] = {name: [] for name in self.ways}
        viewers, targets = self._viewers.find(moments.viewer[asked]), self._items.find(moments.target[asked])
        for viewer, target, at in zip(viewers, targets, moments.at[asked], strict=True):
            start, end = np.searchsorted(self._viewer, viewer, "left"), np.searchsorted(self._viewer, viewer, "right")
            held = np.unique(self._item[start : start + np.searchsorted(self._at[start:end], at)])
            for name, way in self.ways.items():
                scores = way.scores(held).copy()
                scores[held] = -1.0
                scores[0] = -1.0
                ranks[name].append(rank_of(scores, int(target)) if target > 0 and scores[target] > 0 else -1)
        return {name: rank_metrics(np.asarray(found, np.int64)) for name, found in ranks.items()}
