"""Selector: a page with variety and exploration."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from random import Random
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed import rules
from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves import Shelf
from guang.kernel.params import Knobs, Param
from guang.kernel.pipeline import Columns, Picks, Selector

AUTHOR_DECAY = Param("feed.variety.author_decay", 0.5, low=0, high=1)
"""Each further item of one creator on a page counts this much of the last. Source: DOMAIN A1 (X: 0.5, floor 0.25)."""

AUTHOR_FLOOR = Param("feed.variety.author_floor", 0.25, low=0, high=1)
"""The least that an item's score is cut to for its creator's sake."""

CATEGORY_DECAY = Param("feed.variety.category_decay", 0.85, low=0, high=1)
"""The same for items of one category."""

CATEGORY_FLOOR = Param("feed.variety.category_floor", 0.4, low=0, high=1)
"""The least that an item's score is cut to for its category's sake."""

GOODS_MOST = Param("feed.commerce.most", 4, low=0, high=50)
"""Of ``feed.commerce.window`` items in a row, so many may carry products, as long as there are others."""

GOODS_WINDOW = Param("feed.commerce.window", 5, low=1, high=50)
"""The stretch over which product-bearing items are counted. Source: DOMAIN A1, commerce density cap."""

EXPLORE_SHARE = Param("feed.explore.share", 0.1, low=0, high=0.5)
"""The share of slots kept for what is fresh and untried."""

LONG_TAIL_SHARE = Param("feed.longtail.share", 0.05, low=0, high=0.3)
"""The share of slots kept for small makers whose things match. Source: DOMAIN A9, exposure quota."""

Heap = list[tuple[float, int]]
CONSIDERED = 150
"""Only so many of the best scores compete for a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the greedy choice looks at, one line per candidate."""

    score: NDArray[np.float64]
    author: NDArray[np.int64]
    category: NDArray[np.integer]
    goods: NDArray[np.bool_]


class TopWithVariety(Selector[FeedQuery]):
    """Best first, but no page full of one creator, one category or goods only; some slots are drawn for exploration.

    ``propensity`` is 1 where an item won its slot by its score, and the chance of both draws where it was drawn.
    """

    reads: ClassVar[tuple[str, ...]] = ("row",)
    writes: ClassVar[tuple[str, ...]] = ("propensity",)

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def pick(self, query: FeedQuery, candidates: Columns, limit: int) -> Picks:
        """Draw for the slots of exploration and of small makers first, then fill the others greedily, one by one."""
        row = candidates["row"]
        score = np.asarray(candidates.get("score", -np.arange(len(row))), dtype=np.float64)
        slots, drawn, chance = _draws(query, candidates, limit)
        best = np.argsort(-score, kind="stable")[:CONSIDERED]
        considered = np.unique(np.concatenate([best, drawn]))
        table = Table(
            score=score[considered],
            author=self._shelf.author[row[considered]],
            category=self._shelf.category[row[considered]],
            goods=self._shelf.bears_goods[row[considered]],
        )
        fixed = dict(zip(slots, np.searchsorted(considered, drawn).tolist(), strict=False))
        chosen = considered[greedy(table, limit, fixed, query.knobs)]
        propensity = np.ones(len(chosen), dtype=np.float32)
        for at, likely in zip(drawn, chance, strict=True):
            propensity[chosen == at] = likely
        return Picks(chosen, {"propensity": propensity})


def _draws(
    query: FeedQuery, candidates: Columns, limit: int
) -> tuple[list[int], NDArray[np.intp], NDArray[np.float64]]:
    """Which slots are drawn, the rows drawn for them, and the chance of each; repeatable from the page's id.

    Small makers are drawn by how well they match, out of those whom the filters left; what is fresh evenly, out of the
    rest, times the chance with which its source drew it. Part of a slot is a slot on that part of the pages.
    """
    blank = np.full(len(candidates), np.nan)
    came, match = candidates.get("chance", blank), candidates.get("small", blank)
    small = np.flatnonzero(match > 0)
    tail = min(int(limit * LONG_TAIL_SHARE.of(query.knobs) + Random(int(query.page) + 3).random()), len(small))
    fresh = np.flatnonzero(~np.isnan(came) & ~(match > 0))
    slots = rules.exploration_slots(limit, EXPLORE_SHARE.of(query.knobs) + tail / limit)
    tail = min(tail, len(slots))
    first, first_chance = _draw(small, match[small].astype(np.float64), tail, int(query.page) + 2)
    then, then_chance = _draw(fresh, np.ones(len(fresh)), min(len(slots) - tail, len(fresh)), int(query.page))
    rows = np.concatenate([then, first])
    return slots, rows, np.concatenate([then_chance * came[then], first_chance])


def _draw(
    pool: NDArray[np.intp], weights: NDArray[np.float64], places: int, seed: int
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    if places <= 0:
        return pool[:0], np.empty(0)
    chance = rules.chances(weights, places)
    shuffled = np.random.default_rng(seed).permutation(len(pool))
    drawn = shuffled[rules.draw(chance[shuffled], Random(seed + 1).random())]
    return pool[drawn], chance[drawn]


def greedy(table: Table, limit: int, fixed: dict[int, int], knobs: Knobs) -> NDArray[np.intp]:
    """Rows of the table in slot order: ``fixed`` where a slot is taken, else the best score after decay.

    Where the goods cap is reached, items without goods go first; if there are none, the cap gives way. Scores only
    fall as the page fills, so each is computed anew only when it comes to the top of its heap.

    Twin: ``tests/discovery/feed/test_variety.py``, which looks at everybody for every slot.
    """
    most, window = int(GOODS_MOST.of(knobs)), int(GOODS_WINDOW.of(knobs))
    fall = _Fall(table, knobs)
    goods = table.goods.tolist()
    heaps: tuple[Heap, Heap] = ([], [])
    taken = set(fixed.values())
    for at, score in enumerate(fall.scores):
        if at not in taken:
            heaps[goods[at]].append((-score, at))
    for heap in heaps:
        heapify(heap)
    chosen: list[int] = []
    for slot in range(limit):
        best = fixed.get(slot)
        if best is None:
            full = sum(goods[one] for one in chosen[max(0, len(chosen) - window + 1) :]) >= most
            best = _take_best(heaps[:1] if full and heaps[0] else heaps, fall)
        if best is not None:
            chosen.append(best)
            fall.choose(best)
    return np.array(chosen, dtype=np.intp)


class _Fall:
    """How far each score has fallen because of what is on the page already."""

    def __init__(self, table: Table, knobs: Knobs) -> None:
        self.scores: list[float] = table.score.tolist()
        self._author: list[int] = table.author.tolist()
        self._category: list[int] = table.category.tolist()
        self._author_decay, self._author_floor = AUTHOR_DECAY.of(knobs), AUTHOR_FLOOR.of(knobs)
        self._category_decay, self._category_floor = CATEGORY_DECAY.of(knobs), CATEGORY_FLOOR.of(knobs)
        self._by_author: dict[int, float] = {}
        self._by_category: dict[int, float] = {}

    def now(self, at: int) -> float:
        """The score of a row as things stand."""
        score = self.scores[at]
        factor = self._by_author.get(self._author[at], 1.0) * self._by_category.get(self._category[at], 1.0)
        return score - (1.0 - factor) * abs(score)

    def choose(self, at: int) -> None:
        """A row is on the page: its like are worth less from now on."""
        author, category = self._author[at], self._category[at]
        self._by_author[author] = max(self._by_author.get(author, 1.0) * self._author_decay, self._author_floor)
        fallen = self._by_category.get(category, 1.0) * self._category_decay
        self._by_category[category] = max(fallen, self._category_floor)


def _take_best(heaps: Sequence[Heap], fall: _Fall) -> int | None:
    """The best row on top of these heaps; of equals, the first. Stale scores sink to where they belong."""
    for heap in heaps:
        while heap and heap[0][0] != (fresh := -fall.now(heap[0][1])):
            heapreplace(heap, (fresh, heap[0][1]))
    best = min((heap for heap in heaps if heap), key=lambda heap: heap[0], default=None)
    return heappop(best)[1] if best else None
