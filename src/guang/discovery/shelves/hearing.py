"""What facts mean for the shelves: one method per fact, and everything else passes by."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from guang.discovery.shelves.shelf import ABSENT, Item, Shelf
from guang.journal.facts import media, trade, trust
from guang.kernel import ids
from guang.kernel.errors import Refusal
from guang.kernel.ids import FactId, ProductId, StoreId

DELISTED = "delisted"
SOLD_OUT = "sold_out"
RESTRICTED = "restricted"

WORST, BEST = 60.0, 100.0
"""Between which points experience scores lie. Source: DOMAIN F8."""


class Stocktaker:
    """Keeps two shelves, videos and goods, as the journal says they are, and counts what was ``sold`` of each product.

    Hearing a fact twice changes nothing, but for the count of what was sold.
    """

    def __init__(self, videos: Shelf, goods: Shelf) -> None:
        self._videos = videos
        self._goods = goods
        self.sold: Counter[int] = Counter()
        self._heard: dict[type[msgspec.Struct], Callable[[Any, FactId], None]] = {
            media.VideoPublished: self._video_published,
            media.VideoChanged: self._video_changed,
            media.VideoTakenDown: lambda fact, _: videos.withdraw(fact.video),
            media.VideoRestored: lambda fact, _: videos.restore(fact.video),
            trade.ProductListed: self._product_listed,
            trade.ProductChanged: self._product_changed,
            trade.ProductDelisted: self._product_delisted,
            trade.ProductSoldOut: lambda fact, _: self._lose(fact.product, SOLD_OUT),
            trade.ProductBackInStock: lambda fact, _: self._regain(fact.product, SOLD_OUT),
            trade.OrderPaid: self._order_paid,
            trust.StoreScored: self._store_scored,
            trust.SubjectRestricted: self._restricted,
            trust.SubjectRestored: self._restored,
        }

    def hear(self, happened: msgspec.Struct, line: FactId) -> bool:
        """Take one fact in; ``line`` tells when it happened.

        Returns: whether it concerned the shelves.
        """
        handler = self._heard.get(type(happened))
        if handler is not None:
            handler(happened, line)
        return handler is not None

    def _video_published(self, fact: media.VideoPublished, line: FactId) -> None:
        self._put_video(fact, ids.time_of(line).timestamp())

    def _video_changed(self, fact: media.VideoChanged, line: FactId) -> None:
        """A change keeps the day of publication, and does not bring back what was taken down."""
        video, row = int(fact.video), self._videos.row(fact.video)
        withdrawn = row != ABSENT and self._videos.is_withdrawn(video)
        first = ids.time_of(line).timestamp() if row == ABSENT else float(self._videos.published_s[row])
        self._put_video(fact, first)
        if withdrawn:
            self._videos.withdraw(video)

    def _put_video(self, fact: media.VideoPublished | media.VideoChanged, published_s: float) -> None:
        self._videos.put(
            Item(
                id=int(fact.video),
                author=int(fact.creator),
                title=fact.title,
                published_s=published_s,
                topics=fact.topics,
                category=fact.category.text if fact.category else None,
                store=int(fact.store or 0),
                author_viewer=int(fact.creator_viewer),
                goods=tuple(int(anchor.product) for anchor in fact.anchors),
            )
        )

    def _product_listed(self, fact: trade.ProductListed | trade.ProductChanged, line: FactId) -> None:
        product, row = int(fact.product), self._goods.row(fact.product)
        first = ids.time_of(line).timestamp() if row == ABSENT else float(self._goods.published_s[row])
        self._goods.put(
            Item(
                id=product,
                author=int(fact.store),
                title=fact.title,
                published_s=first,
                topics=fact.tags,
                category=fact.category.text if fact.category else None,
                store=int(fact.store),
                goods=(product,),
            )
        )
        for shelf in (self._videos, self._goods):
            shelf.reprice(product, fact.price_from.minor)
        self._regain(product, DELISTED)
        self._follow_the_store(product)

    def _product_changed(self, fact: trade.ProductChanged, line: FactId) -> None:
        withdrawn = self._goods.is_withdrawn(int(fact.product))
        self._product_listed(fact, line)
        if withdrawn:
            self._withdraw_product(int(fact.product))

    def _order_paid(self, fact: trade.OrderPaid, _: FactId) -> None:
        for line in fact.lines:
            self.sold[int(line.product)] += line.units

    def _product_delisted(self, fact: trade.ProductDelisted, _: FactId) -> None:
        self._withdraw_product(int(fact.product))

    def _withdraw_product(self, product: int) -> None:
        self._goods.withdraw(product)
        self._lose(product, DELISTED)

    def _store_scored(self, fact: trust.StoreScored, _: FactId) -> None:
        standing = None if fact.points is None else (fact.points - WORST) / (BEST - WORST)
        for shelf in (self._videos, self._goods):
            shelf.rate(int(fact.store), None if standing is None else min(max(standing, 0.0), 1.0))

    def _restricted(self, fact: trust.SubjectRestricted, _: FactId) -> None:
        self._set_barred(fact.subject, barred=True)

    def _restored(self, fact: trust.SubjectRestored, _: FactId) -> None:
        self._set_barred(fact.subject, barred=False)

    def _set_barred(self, text: str, *, barred: bool) -> None:
        try:
            subject = ids.subject(text)
        except Refusal:  # a kind of subject that this version does not know is on no shelf of ours
            return
        for shelf in (self._videos, self._goods):
            (shelf.bar if barred else shelf.unbar)(int(subject))
        if isinstance(subject, ProductId):
            self._follow_the_store(int(subject))
        if isinstance(subject, StoreId):
            for rows in self._goods.of_authors([int(subject)]):
                for row in rows:
                    self._follow_the_store(int(self._goods.ids[row]))

    def _follow_the_store(self, product: int) -> None:
        """An anchor is dead while its product, or the product's store, is restricted."""
        if self._goods.is_barred(product):
            self._lose(product, RESTRICTED)
        else:
            self._regain(product, RESTRICTED)

    def _lose(self, product: int, reason: str) -> None:
        self._videos.lose(product, reason)
        self._goods.lose(product, reason)

    def _regain(self, product: int, reason: str) -> None:
        self._videos.regain(product, reason)
        self._goods.regain(product, reason)
