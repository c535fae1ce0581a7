"""How often an item was shown, opened, loved, carted, bought and passed over, lately and over a month."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.decay import Decayed
from guang.learning.features.types import Acts, Floats, Group, Question, Rows

HALF_LIVES_S = (6 * 3600.0, 2 * 86400.0, 30 * 86400.0)
COUNTED = ("shown", "click", "love", "cart", "order", "against")

_COLUMN = np.zeros(max(Group) + 1, np.int64)
_COLUMN[[Group.SHOWN, Group.CLICK, Group.CART, Group.ORDER]] = [0, 1, 3, 4]
_COLUMN[[Group.FINISH, Group.LIKE, Group.COMMENT, Group.SHARE, Group.FOLLOW]] = 2
_COLUMN[[Group.SKIP, Group.REJECT]] = 5

_SMOOTH = 20.0
_RATES = ((1, 0, 0.1), (2, 1, 0.1), (3, 1, 0.1), (4, 1, 0.05), (5, 0, 0.1))  # of, per, prior


class ItemCounts:
    """Distinct viewers only: the second click of one viewer adds nothing, so no one person can lift an item."""

    names = (
        *(f"item_{what}_{name}" for what in COUNTED for name in ("6h", "2d", "30d")),
        *(f"item_{COUNTED[of]}_per_{COUNTED[per]}" for of, per, _ in _RATES),
        "item_trend_6h",
        "item_trend_2d",
    )

    def __init__(self) -> None:
        self._counts = Decayed(HALF_LIVES_S, len(COUNTED))

    def update(self, acts: Acts) -> None:
        """Count the first act of each viewer per item and group, as far as it is believed."""
        new = acts.first
        self._counts.add(acts.item[new], _COLUMN[acts.group[new]], acts.at[new], acts.weight[new])

    def value(self, question: Question) -> NDArray[np.float32]:
        """Logarithms of the counts, smoothed rates over a month, and the slope of attention."""
        counts = self._counts.value(question.items, question.now)
        month = counts[:, :, 2]
        rates = [(month[:, of] + _SMOOTH * prior) / (month[:, per] + _SMOOTH) for of, per, prior in _RATES]
        heat = counts[:, 1:5, :].sum(1) + 0.5
        pace = heat / np.asarray(HALF_LIVES_S)
        slopes = [np.log2(pace[:, 0] / pace[:, 1]), np.log2(pace[:, 1] / pace[:, 2])]
        return np.column_stack([np.log1p(counts).reshape(len(counts), -1), *rates, *slopes]).astype(np.float32)

    def heat(self, rows: Rows, half_life: int, now: float) -> Floats:
        """People who clicked, loved, carted or bought, each act weighed: for rankings."""
        columns = [
            self._counts.column(rows, group, half_life, now) * weight
            for group, weight in ((1, 1.0), (2, 1.0), (3, 2.0), (4, 4.0))
        ]
        return np.asarray(np.sum(columns, axis=0))

    def shown(self, rows: Rows, now: float) -> Floats:
        """People to whom items were shown within about a month."""
        return self._counts.column(rows, 0, 2, now) + self._counts.column(rows, 1, 2, now)

    def clear(self, rows: Rows) -> None:
        """Forget items."""
        self._counts.clear(rows)
