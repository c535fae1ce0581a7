"""Everything that may be shown, as columns: what the filters and the selector need to know about each item."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.discovery.shelves.groups import Groups
from guang.discovery.shelves.ragged import Ragged
from guang.kernel.index import Index, fit
from guang.kernel.text import Text

Ids = NDArray[np.int64]
Rows = NDArray[np.intp]

TOPICS_KEPT: Final = 8
"""Topics of one item that the columns keep; later ones are left out."""

ABSENT: Final = -1
"""The row of an item that is not on the shelf, and the code of a topic that nobody has used."""

_COLUMNS: Final[Mapping[str, tuple[Any, float]]] = {
    "ids": (np.int64, 0),
    "author": (np.int64, 0),
    "author_viewer": (np.int64, 0),
    "store": (np.int64, 0),
    "category": (np.int32, ABSENT),
    "published_s": (np.float64, 0),
    "price": (np.int64, 0),
    "standing": (np.float32, 1),
    "on_show": (np.bool_, False),
    "bears_goods": (np.bool_, False),
    "sold_out": (np.bool_, False),
}
"""Kind and blank of every column with one value a row."""


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
    """A table of items that grows as they come; a row belongs to its item for ever.

    A quarter of a kilobyte an item, and no object: a million fit (docs/benchmarks.md).
    Not safe for threads: the feed reads and writes it on the event loop only.

    Twin: ``tests/discovery/shelves/test_shelf_twin.py``, a dict of objects.
    """

    ids: Ids
    author: Ids
    author_viewer: Ids
    store: Ids
    category: NDArray[np.int32]
    published_s: NDArray[np.float64]
    price: NDArray[np.int64]
    standing: NDArray[np.float32]
    on_show: NDArray[np.bool_]
    bears_goods: NDArray[np.bool_]
    sold_out: NDArray[np.bool_]

    def __init__(self) -> None:
        for name, (kind, blank) in _COLUMNS.items():
            setattr(self, name, np.full(64, blank, kind))
        self.topics = np.full((64, TOPICS_KEPT), ABSENT, np.int32)
        self._goods, self._titles = Ragged(np.int64), Ragged(np.uint8)
        self._places = Index()
        self._of_author, self._of_store, self._of_topic, self._bearers = Groups(), Groups(), Groups(), Groups()
        self._codes: dict[str, int] = {}
        self._names: list[str] = []
        self._withdrawn: set[int] = set()
        self._barred: set[int] = set()
        self._lost: dict[int, set[str]] = {}
        self._priced, self._prices = Index(), np.zeros(64, np.int64)
        self._standings: dict[int, float] = {}

    def __len__(self) -> int:
        return self._places.size - 1

    def __contains__(self, wanted: int) -> bool:
        return self._places.row(int(wanted)) > 0

    def __getitem__(self, wanted: int) -> Item:
        """The item of that id, put together anew; KeyError if it never was on the shelf."""
        row = self.row(wanted)
        if row == ABSENT:
            raise KeyError(wanted)
        category = int(self.category[row])
        return Item(
            id=int(wanted),
            author=int(self.author[row]),
            title=self.title(row),
            published_s=float(self.published_s[row]),
            topics=self.topics_of(row),
            category=None if category == ABSENT else self._names[category],
            store=int(self.store[row]),
            author_viewer=int(self.author_viewer[row]),
            goods=tuple(self._goods[row].tolist()),
        )

    def rows(self, ids: Ids) -> Rows:
        """The row of each id, or `ABSENT`."""
        return self._places.find(ids) - 1  # an index counts from 1

    def row(self, wanted: int) -> int:
        """The row of one id, or `ABSENT`."""
        return self._places.row(int(wanted)) - 1

    def title(self, row: int) -> Text:
        """What the item of a row is called."""
        titled: Text = msgspec.json.decode(self._titles[row].tobytes())
        return titled

    def topics_of(self, row: int) -> tuple[str, ...]:
        """The topics of a row, by name."""
        return tuple(self._names[code] for code in self.topics[row].tolist() if code != ABSENT)

    def put(self, item: Item) -> None:
        """Lay an item on the shelf, or replace what is known about it. It counts as not withdrawn from now on."""
        is_new = item.id not in self
        row = self._places.add_one(item.id) - 1
        if is_new:
            self._reach(row + 1)
        codes = [self._learn(topic) for topic in item.topics[:TOPICS_KEPT]]
        self._regroup(row, item, codes, is_new=is_new)
        self.ids[row], self.author[row], self.store[row] = item.id, item.author, item.store
        self.author_viewer[row], self.published_s[row] = item.author_viewer, item.published_s
        self.category[row] = ABSENT if item.category is None else self._learn(item.category)
        self.topics[row] = codes + [ABSENT] * (TOPICS_KEPT - len(codes))
        self.standing[row] = self._standings.get(item.store, 1.0)
        self._goods.put(row, np.array(item.goods, np.int64))
        self._titles.put(row, np.frombuffer(msgspec.json.encode(item.title), np.uint8))
        self.price[row] = self._cheapest(item.goods)
        self._withdrawn.discard(item.id)
        self._judge(row)

    def _regroup(self, row: int, item: Item, codes: list[int], *, is_new: bool) -> None:
        before: tuple[list[int], ...] = ([], [], [], [])
        if not is_new:
            known = self.topics[row]
            before = ([int(self.author[row])], [int(self.store[row])], known[known >= 0].tolist(), self.goods_of(row))
        self._of_author.move(row, before[0], [item.author])
        self._of_store.move(row, before[1], [item.store])
        self._of_topic.move(row, before[2], dict.fromkeys(codes))
        self._bearers.move(row, dict.fromkeys(before[3]), dict.fromkeys(item.goods))

    def goods_of(self, row: int) -> list[int]:
        """The products of a row."""
        goods: list[int] = self._goods[row].tolist()
        return goods

    def latest(self, groups: "Iterable[array[int]]", most: int) -> Rows:
        """Of these groups of rows, the ``most`` newest that are on show, newest first."""
        lists = [np.frombuffer(rows[-most:], np.int32) for rows in groups if rows]
        if not lists:
            return np.empty(0, dtype=np.intp)
        rows = np.unique(np.concatenate(lists)).astype(np.intp)
        rows = rows[self.on_show[rows]]
        return rows[np.argsort(-self.published_s[rows], kind="stable")[:most]]

    def of_authors(self, authors: Iterable[int]) -> "list[array[int]]":
        """The rows of each author, oldest first."""
        return [self._of_author[int(author)] for author in authors]

    def of_topics(self, topics: Iterable[str]) -> "list[array[int]]":
        """The rows of each topic, oldest first."""
        return [self._of_topic[self._codes.get(topic, ABSENT)] for topic in topics]

    def withdraw(self, wanted: int) -> None:
        """Take an item off the shelf (taken down, delisted); unknown ids are remembered too."""
        self._withdrawn.add(int(wanted))
        self._judge_all(self._own_row(wanted))

    def restore(self, wanted: int) -> None:
        """Undo `withdraw`."""
        self._withdrawn.discard(int(wanted))
        self._judge_all(self._own_row(wanted))

    def is_withdrawn(self, wanted: int) -> bool:
        """Whether it was taken off."""
        return wanted in self._withdrawn

    def bar(self, subject: int) -> None:
        """Hide an item, or everything of an author or a store, until `unbar`."""
        self._barred.add(int(subject))
        self._judge_all(self._rows_about(subject))

    def unbar(self, subject: int) -> None:
        """Undo `bar`."""
        self._barred.discard(int(subject))
        self._judge_all(self._rows_about(subject))

    def is_barred(self, wanted: int) -> bool:
        """Whether an item, its author or its store is restricted."""
        row = self.row(wanted)
        about = {wanted} if row == ABSENT else {wanted, int(self.author[row]), int(self.store[row])}
        return not self._barred.isdisjoint(about)

    def lose(self, product: int, reason: str) -> None:
        """A product cannot be bought for some reason (sold out, delisted, restricted); reasons add up."""
        self._lost.setdefault(int(product), set()).add(reason)
        self._judge_all(self._bearers[product])

    def regain(self, product: int, reason: str) -> None:
        """Undo `lose` for that reason."""
        reasons = self._lost.get(product)
        if reasons is None:
            return
        reasons.discard(reason)
        if not reasons:
            del self._lost[product]
        self._judge_all(self._bearers[product])

    def losses(self, product: int) -> frozenset[str]:
        """Why a product cannot be bought; empty if it can."""
        return frozenset(self._lost.get(product, ()))

    def reprice(self, product: int, minor: int) -> None:
        """A product costs so much now."""
        place = self._priced.add_one(int(product))
        self._prices = fit(self._prices, place + 1)
        self._prices[place] = minor
        for row in self._bearers[product]:
            self.price[row] = self._cheapest(self.goods_of(row))

    def rate(self, store: int, standing: float | None) -> None:
        """How well a store stands, from 0 for the worst to 1; None, for a store that nobody has judged, counts as 1."""
        self._standings[int(store)] = 1.0 if standing is None else standing
        self.standing[self._of_store[store]] = self._standings[store]

    def _cheapest(self, goods: Iterable[int]) -> int:
        places = [place for product in goods if (place := self._priced.row(product))]
        return min((int(self._prices[place]) for place in places), default=0)

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

    def _own_row(self, wanted: int) -> Iterable[int]:
        row = self.row(wanted)
        return () if row == ABSENT else (row,)

    def _rows_about(self, subject: int) -> set[int]:
        return {*self._own_row(subject), *self._of_author[subject], *self._of_store[subject]}

    def _judge(self, row: int) -> None:
        """Write the three columns that follow from what was withdrawn, barred or sold."""
        item, goods = int(self.ids[row]), self._goods[row]
        self.on_show[row] = item not in self._withdrawn and self._barred.isdisjoint(
            (item, int(self.author[row]), int(self.store[row]))
        )
        self.bears_goods[row] = len(goods) > 0
        self.sold_out[row] = len(goods) > 0 and all(product in self._lost for product in goods.tolist())

    def _judge_all(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._judge(row)

    def _reach(self, size: int) -> None:
        """Have a place in every column for rows below ``size``."""
        if size <= len(self.ids):
            return
        for name, (_, blank) in _COLUMNS.items():
            setattr(self, name, fit(getattr(self, name), size, blank))
        self.topics = fit(self.topics, size, ABSENT)
