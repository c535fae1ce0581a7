"""What this viewer has already done with this item."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.pairs import Pairs
from guang.learning.features.types import Acts, Group, Question


class ViewerItem:
    """Reads the memory of pairs."""

    names = ("pair_shown", "pair_views", "pair_last_log_s", "pair_carted", "pair_ordered", "pair_loved", "pair_against")

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs

    def update(self, acts: Acts) -> None:
        """The pairs remember already."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """Counts as logarithms, time since the last touch as log(1 + s), acts as 0 or 1."""
        between = self._pairs.ask(question.viewer, question.items)
        since = np.log1p(np.maximum(question.now - between.last, 0))
        return np.column_stack(
            [
                np.log1p(between.shown),
                np.log1p(between.views),
                since,
                _has(between.groups, Group.CART),
                _has(between.groups, Group.ORDER),
                _has(between.groups, Group.LIKE, Group.FINISH, Group.SHARE, Group.COMMENT, Group.FOLLOW),
                _has(between.groups, Group.SKIP, Group.REJECT),
            ]
        ).astype(np.float32)


def _has(bits: NDArray[np.uint16], *groups: Group) -> NDArray[np.bool_]:
    return np.asarray((bits & np.uint16(sum(1 << group for group in groups))) != 0)
