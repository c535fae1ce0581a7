"""What facts said about items: sort, maker, store, category, topics, price, age, whether they may be shown."""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.journal.facts import media, trade, trust
from guang.kernel import ids
from guang.kernel.ids import EPOCH, AccountId, ProductId, StoreId, VideoId
from guang.kernel.index import Index, fit
from guang.learning.features.types import Floats, Rows, Sort

TOPICS = 4
"""Topics kept per item; the first ones that its fact names."""

_SORTS = {VideoId: Sort.VIDEO, ProductId: Sort.PRODUCT, AccountId: Sort.ACCOUNT, StoreId: Sort.STORE}
_HIGHEST_PRICE = 1e15


class Catalogue:
    """One line an item, row numbers as in the index of items; row 0 is blank."""

    def __init__(self, items: Index, refused: Counter[str]) -> None:
        self.items, self.refused = items, refused
        self.sort = np.zeros(1, np.int8)
        self.creator = np.zeros(1, np.int64)
        self.store = np.zeros(1, np.int64)
        self.category = np.zeros(1, np.int64)
        self.topics = np.zeros((1, TOPICS), np.int32)
        self.price = np.full(1, np.nan)
        self.published = np.full(1, np.nan)
        self.live = np.ones(1, bool)
        self.listed = 0
        self.news: list[int] = []
        self._declared = np.zeros(1, bool)
        self.topic_names: list[str] = [""]
        self._topic_rows: dict[str, int] = {"": 0}

    def reach(self, rows: int) -> None:
        """Have a line for every row below ``rows``."""
        self.sort, self.creator = fit(self.sort, rows), fit(self.creator, rows)
        self.store, self.category = fit(self.store, rows), fit(self.category, rows)
        self.topics, self.price = fit(self.topics, rows), fit(self.price, rows, np.nan)
        self.published, self.live = fit(self.published, rows, np.nan), fit(self.live, rows, 1)
        self._declared = fit(self._declared, rows)

    def met(self, rows: Rows, sorts: NDArray[np.int16], at: Floats) -> None:
        """Items were acted on: without a fact about them, the first act tells their sort and age."""
        if len(rows) == 0:
            return
        self.reach(self.items.size)
        known = sorts <= max(Sort)
        self.sort[rows[known]] = np.where(self.sort[rows[known]] == 0, sorts[known], self.sort[rows[known]])
        news = ~self._declared[rows]
        np.fmin.at(self.published, rows[news], at[news])

    def hear(self, happened: msgspec.Struct, at: datetime) -> None:
        """Take in one fact; facts about other matters are passed over."""
        match happened:
            case media.VideoPublished() | media.VideoChanged():
                self._video(happened, at)
            case trade.ProductListed() | trade.ProductChanged():
                self._product(happened, at)
            case media.VideoTakenDown(video=video):
                self._show(video, on=False)
            case media.VideoRestored(video=video):
                self._show(video, on=True)
            case trade.ProductDelisted(product=product):
                self._show(product, on=False)
            case trust.SubjectRestricted(subject=subject):
                self._judge(subject, on=False)
            case trust.SubjectRestored(subject=subject):
                self._judge(subject, on=True)
            case _:
                pass

    def take_news(self) -> Rows:
        """The rows that single facts were about since this was last asked."""
        rows, self.news = np.array(self.news, np.int64), []
        return rows

    def topic_row(self, name: str) -> int:
        """The number of a topic, new if need be."""
        row = self._topic_rows.setdefault(name, len(self.topic_names))
        if row == len(self.topic_names):
            self.topic_names.append(name)
        return row

    def _row(self, item: int) -> int:
        row = self.items.add_one(int(item))
        self.news.append(row)
        self.reach(self.items.size)
        return row

    def _video(self, video: media.VideoPublished | media.VideoChanged, at: datetime) -> None:
        row = self._row(video.video)
        self.sort[row], self.creator[row] = Sort.VIDEO, int(video.creator)
        self.store[row], self.category[row] = int(video.store or 0), int(video.category or 0)
        self._topics(row, video.topics)
        self._born(row, at, again=isinstance(video, media.VideoChanged))

    def _product(self, product: trade.ProductListed | trade.ProductChanged, at: datetime) -> None:
        row = self._row(product.product)
        self.sort[row], self.store[row] = Sort.PRODUCT, int(product.store)
        self.category[row] = int(product.category or 0)
        price = float(product.price_from.minor)
        sound = math.isfinite(price) and 0 < price < _HIGHEST_PRICE
        self.price[row] = price if sound else np.nan
        self.refused["price"] += not sound
        self._topics(row, product.tags)
        self._born(row, at, again=isinstance(product, trade.ProductChanged))

    def _topics(self, row: int, names: Iterable[str]) -> None:
        numbers = [self.topic_row(name) for name in names if name][:TOPICS]
        self.topics[row] = 0
        self.topics[row, : len(numbers)] = numbers

    def _born(self, row: int, at: datetime, *, again: bool) -> None:
        if not (again and self._declared[row]):
            self.published[row] = (at - EPOCH).total_seconds()
        self.listed += not self._declared[row]
        self._declared[row] = True
        self.live[row] = self.live[row] if again else True

    def _show(self, item: int, *, on: bool) -> None:
        self.live[self._row(item)] = on

    def _judge(self, subject: str, *, on: bool) -> None:
        """A restricted maker or store takes everything of theirs along."""
        try:
            judged = ids.subject(subject)
        except ids.BadId:
            return
        if isinstance(judged, AccountId):
            self.live[self.creator == int(judged)] = on
        elif isinstance(judged, StoreId):
            self.live[self.store == int(judged)] = on
        else:
            self._show(judged, on=on)
