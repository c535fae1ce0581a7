"""What is looked at together: item-to-item weights, updated with every touch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guang.kernel.index import fit
from guang.learning import features
from guang.learning.features import Acts, Question, Trail

NEIGHBOURS = 64
"""Neighbours kept per item."""

LAGS = 5
"""A touch is joined to the viewer's last five before it."""

SHORT_S, LONG_S = 300.0, 3600.0
"""Half-lives of the gap between two touches: "one after the other" and "in one sitting".

Source: RetailRocket's training events with one order of each person hidden, HR@20 of the channel alone: .186 so; 900 s
instead of 300 .177; 32 neighbours instead of 64 .176; three or ten touches before instead of five .188, .184.
"""

FADE_S = 60 * 86400.0
"""Half-life of a weight: fashions pass."""

PATIENCE = 4
"""From its fifth touch of one item on, a viewer's touch counts as (4 / n)²: no one person ties two items together."""

_RISE = 40.0
_ROUNDING = 1e-4


@dataclass(frozen=True, slots=True)
class Links:
    """Items joined to a trail: one line an item, in order of row; see `CoVisits.links` for the columns."""

    items: NDArray[np.int64]
    weights: NDArray[np.float64]


class CoVisits:
    """Top-K neighbours per item in three flat arrays: 12 bytes a neighbour, 0.8 KB an item.

    A full item gives up its weakest neighbour for a new one. Weights are stored with forward decay (see
    `features.Decayed`), so that nothing is rewritten as time passes.

    A tie that comes with a weight below 0 is taken back; nothing is known of those that gave up their place.

    Twin: ``tests/learning/models/test_covisits.py``, a dict of dicts fed one touch at a time.
    """

    names = (
        "covisit_short",
        "covisit_long",
        "covisit_best",
        "covisit_last",
        "covisit_session",
        "covisit_links",
        "covisit_per_fame",
        "covisit_share",
    )

    def __init__(self, memory: features.Memory, neighbours: int = NEIGHBOURS) -> None:
        self._memory, self._width = memory, neighbours
        self._landmark: float | None = None
        self._near = np.zeros((1, neighbours), np.int32)
        self._short = np.zeros((1, neighbours), np.float32)
        self._long = np.zeros((1, neighbours), np.float32)
        self._fame = np.zeros(1, np.float32)
        self._said: tuple[Trail, float, Links] | None = None

    def update(self, acts: Acts) -> None:
        """Join each touch to those before it."""
        touch = np.flatnonzero(acts.seq >= 0)
        if len(touch) == 0:
            return
        viewers, items, at, seq = acts.viewer[touch], acts.item[touch], acts.at[touch], acts.seq[touch]
        patience = np.minimum(1.0, PATIENCE / np.maximum(acts.views[touch], 1)) ** 2
        lift = self._lift(at) * patience * acts.weight[touch]
        ones, others, shorts, longs = [], [], [], []
        for lag in range(1, LAGS + 1):
            earlier, then = acts.trails.before(viewers, seq, lag)
            joined = np.flatnonzero((earlier > 0) & (earlier != items) & (lift != 0))
            gap = np.abs(at[joined] - then[joined])
            ones.append(items[joined])
            others.append(earlier[joined])
            shorts.append(lift[joined] * np.exp2(-np.minimum(gap / SHORT_S, 100.0)))
            longs.append(lift[joined] * np.exp2(-np.minimum(gap / LONG_S, 100.0)))
        one, other = np.concatenate(ones), np.concatenate(others)
        self._join(
            np.concatenate([one, other]),
            np.concatenate([other, one]),
            np.column_stack([np.tile(np.concatenate(shorts), 2), np.tile(np.concatenate(longs), 2)]),
        )

    def value(self, question: Question) -> NDArray[np.float32]:
        """Ties of each candidate to the trail; all 0 without a trail."""
        links = self.links(question.trail, question.now)
        rows = np.zeros((len(question.items), len(self.names)), np.float32)
        if len(links.items) == 0:
            return rows
        place = np.minimum(np.searchsorted(links.items, question.items), len(links.items) - 1)
        tied = (links.items[place] == question.items) & (question.items > 0)
        found = links.weights[place[tied]]
        fame = self._fame[question.items[tied]] * self._fall(question.now)
        rows[tied, :6] = np.log1p(100 * found[:, :6]) / np.log(2)
        rows[tied, 5] = found[:, 5]
        rows[tied, 6] = found[:, 1] / np.sqrt(fame + 0.1)
        rows[tied, 7] = found[:, 0] / (links.weights[:, 0].sum() + 1e-9)
        return rows

    def links(self, trail: Trail, now: float) -> Links:
        """Everything tied to a trail.

        Columns of ``weights``: short sum, long sum, strongest short tie, tie to the newest item, long sum weighted by
        the session, number of trail items tied.
        """
        if self._said is None or self._said[0] is not trail or self._said[1] != now:
            self._said = (trail, now, self._links(trail, now))
        return self._said[2]

    def _links(self, trail: Trail, now: float) -> Links:
        near, short, long = self._neighbours(trail.items)
        line, place = np.nonzero(near)
        if len(line) == 0:
            return Links(np.empty(0, np.int64), np.empty((0, 6)))
        items, inverse = np.unique(near[line, place], return_inverse=True)
        fall = self._fall(now)
        attention = features.attention(trail, now)
        worth = features.WORTH[trail.groups[line]]
        shorts, longs = short[line, place] * fall, long[line, place] * fall
        size = len(items)
        best = np.zeros(size)
        np.maximum.at(best, inverse, shorts)
        sums = [
            np.bincount(inverse, shorts * worth, size),
            np.bincount(inverse, longs * worth, size),
            best,
            np.bincount(inverse, shorts * (line == 0), size),
            np.bincount(inverse, longs * attention[line, 0], size),
            np.bincount(inverse, minlength=size).astype(np.float64),
        ]
        return Links(items.astype(np.int64), np.column_stack(sums))

    def because(self, trail: Trail, items: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each item, the one of the trail that it is tied to most strongly; 0 where there is no tie."""
        near, _, long = self._neighbours(trail.items)
        if not near.size or not len(items):
            return np.zeros(len(items), np.int64)
        ties = np.where(near[:, :, None] == items, long[:, :, None], 0.0).max(axis=1)
        return np.where((ties.max(axis=0) > 0) & (items > 0), trail.items[ties.argmax(axis=0)], 0)

    def neighbours(self, item: int, now: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The items tied to one item, strongest first, with the weight of one sitting."""
        near, _, long = self._neighbours(np.array([item], np.int64))
        held = np.flatnonzero(near[0])
        held = held[np.argsort(-long[0, held], kind="stable")]
        return near[0, held].astype(np.int64), long[0, held] * self._fall(now)

    def _neighbours(
        self, items: NDArray[np.int64]
    ) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.float32]]:
        items = np.where(items < len(self._near), items, 0)
        return self._near[items], self._short[items], self._long[items]

    def _lift(self, at: NDArray[np.float64]) -> NDArray[np.float64]:
        newest = float(at.max())
        if self._landmark is None:
            self._landmark = newest
        if (newest - self._landmark) / FADE_S > _RISE:
            fall = np.float32(np.exp2(max((self._landmark - newest) / FADE_S, -120.0)))
            self._short *= fall
            self._long *= fall
            self._fame *= fall
            self._landmark = newest
        return np.asarray(np.exp2(np.maximum((at - self._landmark) / FADE_S, -100.0)))

    def _fall(self, now: float) -> float:
        return float(np.exp2(np.clip(((self._landmark or now) - now) / FADE_S, -120.0, 60.0)))

    def _join(self, ones: NDArray[np.int64], others: NDArray[np.int64], weights: NDArray[np.float64]) -> None:
        """Add weights to directed ties; each tie may come several times."""
        if len(ones) == 0:
            return
        self._said = None
        size = self._memory.items.size
        self._near, self._short = fit(self._near, size), fit(self._short, size)
        self._long, self._fame = fit(self._long, size), fit(self._fame, size)
        keys, inverse = np.unique(ones << 32 | others, return_inverse=True)
        short = np.bincount(inverse, weights[:, 0]).astype(np.float32)
        long = np.bincount(inverse, weights[:, 1]).astype(np.float32)
        one, other = keys >> 32, (keys & 0xFFFFFFFF).astype(np.int32)
        np.add.at(self._fame, one, long)
        np.maximum(self._fame, 0, out=self._fame)
        equal = self._near[one] == other[:, None]
        known = equal.any(1)
        place = equal.argmax(1)[known]
        self._short[one[known], place] += short[known]
        self._long[one[known], place] += long[known]
        self._release(one[known], place, long[known])
        new = ~known & (long > 0)
        self._admit(one[new], other[new], short[new], long[new])

    def _release(self, one: NDArray[np.int64], place: NDArray[np.intp], long: NDArray[np.float32]) -> None:
        """Give up ties of which rounding is all that was left when something was taken back."""
        spent = (long < 0) & (self._long[one, place] <= -_ROUNDING * long)
        for column in (self._near, self._short, self._long):
            column[one[spent], place[spent]] = 0
        self._short[one, place] = np.maximum(self._short[one, place], 0)

    def _admit(
        self,
        one: NDArray[np.int64],
        other: NDArray[np.int32],
        short: NDArray[np.float32],
        long: NDArray[np.float32],
    ) -> None:
        """Give new ties a place, in rounds of one tie an item (``one`` is sorted)."""
        turn = features.rank_within(one)
        for number in range(int(turn.max(initial=-1)) + 1):
            here = turn == number
            item = one[here]
            strength = np.where(self._near[item] == 0, -1.0, self._long[item])
            place = strength.argmin(1)
            self._near[item, place] = other[here]
            self._short[item, place], self._long[item, place] = short[here], long[here]
