"""Everything that may be shown, as columns: what the filters and the selector need to know about each item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.kernel.text import Text

Ids = NDArray[np.int64]
Rows = NDArray[np.intp]

TOPICS_KEPT: Final = 6
"""Topics of one item that the columns keep; later ones are left out."""

ABSENT: Final = -1
"""The row of an item that is not on the shelf, and the code of a topic that nobody has used."""


@dataclass(frozen=True, slots=True)
class Item:
    """A video or a product, as ranking sees it.

    ``author`` is who made it: a creator's account for a video, the store for a product. ``goods`` are the products
    shown in a video (for a product: itself); the column ``price`` is that of the cheapest of them in minor units, 0 if
    none is known.
    """

    id: int
    author: int
    title: Text
    published_s: float
    topics: tuple[str, ...] = ()
    category: str | None = None
    store: int = 0
    author_viewer: int = 0
    goods: tuple[int, ...] = ()


class Shelf:
    """A table of items that grows by doubling; a row belongs to its item for ever.

    Not safe for threads: the feed reads and writes it on the event loop only.
    """

    def __init__(self) -> None:
        size = 64
        self.ids: Ids = np.zeros(size, dtype=np.int64)
        self.author: Ids = np.zeros(size, dtype=np.int64)
        self.author_viewer: Ids = np.zeros(size, dtype=np.int64)
        self.store: Ids = np.zeros(size, dtype=np.int64)
        self.category = np.full(size, ABSENT, dtype=np.int32)
        self.topics = np.full((size, TOPICS_KEPT), ABSENT, dtype=np.int32)
        self.published_s = np.zeros(size, dtype=np.float64)
        self.price = np.zeros(size, dtype=np.int64)
        self.standing = np.ones(size, dtype=np.float32)
        self.on_show = np.zeros(size, dtype=np.bool_)
        self.bears_goods = np.zeros(size, dtype=np.bool_)
        self.sold_out = np.zeros(size, dtype=np.bool_)
        self.items: list[Item] = []
        self._row: dict[int, int] = {}
        self._codes: dict[str, int] = {}
        self._names: list[str] = []
        self._withdrawn: set[int] = set()
        self._barred: set[int] = set()
        self._lost: dict[int, set[str]] = {}
        self._prices: dict[int, int] = {}
        self._standings: dict[int, float] = {}
        self._bearers: dict[int, set[int]] = {}
        self._of_author: dict[int, list[int]] = {}
        self._of_topic: dict[int, list[int]] = {}
        self._sorted: tuple[Ids, Rows] | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, wanted: int) -> bool:
        return wanted in self._row

    def __getitem__(self, wanted: int) -> Item:
        """The item of that id; KeyError if it never was on the shelf."""
        return self.items[self._row[wanted]]

    def rows(self, ids: Ids) -> Rows:
        """The row of each id, or `ABSENT`."""
        if self._sorted is None:
            order = np.argsort(self.ids[: len(self)], kind="stable")
            self._sorted = (self.ids[: len(self)][order], order)
        known, order = self._sorted
        if not len(known):
            return np.full(len(ids), ABSENT, dtype=np.intp)
        place = np.minimum(np.searchsorted(known, ids), len(known) - 1)
        return np.where(known[place] == ids, order[place], ABSENT)

    def put(self, item: Item) -> None:
        """Lay an item on the shelf, or replace what is known about it. It counts as not withdrawn from now on."""
        row = self._row.get(item.id)
        if row is None:
            row = self._row[item.id] = len(self.items)
            self.items.append(item)
            self._sorted = None
            if row >= len(self.ids):
                self._grow(2 * row)
        else:
            self._forget(row)
            self.items[row] = item
        self._write(row, item)
        self._withdrawn.discard(item.id)
        self._judge(row)

    def _write(self, row: int, item: Item) -> None:
        self.ids[row], self.author[row], self.store[row] = item.id, item.author, item.store
        self.author_viewer[row], self.published_s[row] = item.author_viewer, item.published_s
        self.price[row] = self._cheapest(item)
        self.standing[row] = self._standings.get(item.store, 1.0)
        self.category[row] = ABSENT if item.category is None else self._learn(item.category)
        codes = [self._learn(topic) for topic in item.topics[:TOPICS_KEPT]]
        self.topics[row] = codes + [ABSENT] * (TOPICS_KEPT - len(codes))
        for product in item.goods:
            self._bearers.setdefault(product, set()).add(row)
        self._of_author.setdefault(item.author, []).append(row)
        for code in codes:
            self._of_topic.setdefault(code, []).append(row)

    def _forget(self, row: int) -> None:
        old = self.items[row]
        for product in old.goods:
            self._bearers[product].discard(row)
        self._of_author[old.author].remove(row)
        for topic in old.topics[:TOPICS_KEPT]:
            self._of_topic[self._codes[topic]].remove(row)

    def latest(self, groups: Iterable[list[int]], most: int) -> Rows:
        """Of these groups of rows, the ``most`` newest that are on show, newest first."""
        lists = [np.array(rows[-most:], dtype=np.intp) for rows in groups if rows]
        if not lists:
            return np.empty(0, dtype=np.intp)
        rows = np.unique(np.concatenate(lists))
        rows = rows[self.on_show[rows]]
        return rows[np.argsort(-self.published_s[rows], kind="stable")[:most]]

    def of_authors(self, authors: Iterable[int]) -> list[list[int]]:
        """The rows of each author, oldest first."""
        return [self._of_author.get(int(author), []) for author in authors]

    def of_topics(self, topics: Iterable[str]) -> list[list[int]]:
        """The rows of each topic, oldest first."""
        return [self._of_topic.get(self._codes.get(topic, ABSENT), []) for topic in topics]

    def withdraw(self, wanted: int) -> None:
        """Take an item off the shelf (taken down, delisted); unknown ids are remembered too."""
        self._withdrawn.add(wanted)
        self._judge_all({self._row[wanted]} if wanted in self._row else set())

    def restore(self, wanted: int) -> None:
        """Undo `withdraw`."""
        self._withdrawn.discard(wanted)
        self._judge_all({self._row[wanted]} if wanted in self._row else set())

    def is_withdrawn(self, wanted: int) -> bool:
        """Whether it was taken off."""
        return wanted in self._withdrawn

    def bar(self, subject: int) -> None:
        """Hide an item, or everything of an author or a store, until `unbar`."""
        self._barred.add(subject)
        self._judge_all(self._rows_about(subject))

    def unbar(self, subject: int) -> None:
        """Undo `bar`."""
        self._barred.discard(subject)
        self._judge_all(self._rows_about(subject))

    def is_barred(self, wanted: int) -> bool:
        """Whether an item, its author or its store is restricted."""
        about = {wanted}
        if wanted in self._row:
            item = self[wanted]
            about |= {item.author, item.store}
        return not self._barred.isdisjoint(about)

    def lose(self, product: int, reason: str) -> None:
        """A product cannot be bought for some reason (sold out, delisted, restricted); reasons add up."""
        self._lost.setdefault(product, set()).add(reason)
        self._judge_all(self._bearers.get(product, set()))

    def regain(self, product: int, reason: str) -> None:
        """Undo `lose` for that reason."""
        self._lost.get(product, set()).discard(reason)
        self._judge_all(self._bearers.get(product, set()))

    def losses(self, product: int) -> frozenset[str]:
        """Why a product cannot be bought; empty if it can."""
        return frozenset(self._lost.get(product, ()))

    def reprice(self, product: int, minor: int) -> None:
        """A product costs so much now."""
        self._prices[product] = minor
        for row in self._bearers.get(product, ()):
            self.price[row] = self._cheapest(self.items[row])

    def rate(self, store: int, standing: float | None) -> None:
        """How well a store stands, from 0 for the worst to 1; None, for a store that nobody has judged, counts as 1."""
        self._standings[store] = 1.0 if standing is None else standing
        self.standing[: len(self)][self.store[: len(self)] == store] = self._standings[store]

    def _cheapest(self, item: Item) -> int:
        return min((self._prices[product] for product in item.goods if product in self._prices), default=0)

    def codes(self, topics: Iterable[str]) -> NDArray[np.int32]:
        """The codes of topics and categories, without those that no item has."""
        return np.array([self._codes[topic] for topic in topics if topic in self._codes], dtype=np.int32)

    def match(self, rows: Rows, weights: Mapping[str, float]) -> NDArray[np.float32]:
        """For each row, the sum of the weights of the topics that it carries."""
        by_code = np.zeros(len(self._names) + 1, dtype=np.float32)  # the last one is that of `ABSENT`
        for topic, weight in weights.items():
            by_code[self._codes.get(topic, ABSENT)] = weight
        by_code[ABSENT] = 0.0
        return np.asarray(by_code[self.topics[rows]].sum(axis=1))

    def topic(self, code: int) -> str:
        """The topic or category behind a code."""
        return self._names[code]

    def _learn(self, topic: str) -> int:
        code = self._codes.setdefault(topic, len(self._names))
        if code == len(self._names):
            self._names.append(topic)
        return code

    def _rows_about(self, subject: int) -> set[int]:
        rows = set(np.flatnonzero((self.author == subject) | (self.store == subject))[: len(self)].tolist())
        return rows | ({self._row[subject]} if subject in self._row else set())

    def _judge(self, row: int) -> None:
        """Write the three columns that follow from what was withdrawn, barred or sold."""
        item = self.items[row]
        self.on_show[row] = item.id not in self._withdrawn and self._barred.isdisjoint(
            (item.id, item.author, item.store)
        )
        self.bears_goods[row] = bool(item.goods)
        self.sold_out[row] = bool(item.goods) and all(self._lost.get(product) for product in item.goods)

    def _judge_all(self, rows: set[int]) -> None:
        for row in rows:
            self._judge(row)

    def _grow(self, size: int) -> None:
        for name in _COLUMNS:
            old = getattr(self, name)
            new = np.full((size, *old.shape[1:]), ABSENT if name in {"category", "topics"} else 0, dtype=old.dtype)
            new[: len(old)] = old
            setattr(self, name, new)


_COLUMNS: Final = (
    "ids",
    "author",
    "author_viewer",
    "store",
    "category",
    "topics",
    "published_s",
    "price",
    "standing",
    "on_show",
    "bears_goods",
    "sold_out",
)
