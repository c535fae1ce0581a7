"""Columns and a plain dict of objects hear the same facts and must say the same."""

import dataclasses
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from guang.discovery.shelves.hearing import DELISTED, SOLD_OUT, Stocktaker
from guang.discovery.shelves.shelf import ABSENT, Item, Shelf
from guang.journal.facts import media, trade, trust
from guang.kernel.ids import AccountId, CategoryId, FactId, Id, ProductId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.money import Money

TOPICS = ("tea", "hats", "calm", "loud", "home", "walk", "rain", "salt")
VIDEOS, MAKERS = [VideoId(n) for n in range(1, 7)], [AccountId(n) for n in range(11, 14)]
STORES, GOODS = [StoreId(n) for n in range(21, 24)], [ProductId(n) for n in range(31, 36)]
BEGIN = datetime(2026, 5, 1, tzinfo=UTC)

titles = st.dictionaries(st.sampled_from(["en", "zh-CN"]), st.text("茶ab ", max_size=9), min_size=1)
topics = st.lists(st.sampled_from(TOPICS), unique=True, max_size=8).map(tuple)
stores, goods, makers, videos = (st.sampled_from(some) for some in (STORES, GOODS, MAKERS, VIDEOS))
categories = st.none() | st.sampled_from([CategoryId(1), CategoryId(2)])


def of_video(kind: type) -> st.SearchStrategy[object]:
    return st.builds(
        kind,
        video=videos,
        creator=makers,
        creator_viewer=makers.map(lambda one: ViewerId(one + 100)),
        title=titles,
        duration_ms=st.just(9_000),
        topics=topics,
        category=categories,
        store=st.none() | stores,
        anchors=st.lists(goods, unique=True, max_size=3).map(lambda some: tuple(map(media.AnchorTerms, some))),
    )


def of_product(kind: type) -> st.SearchStrategy[object]:
    def made(product: ProductId, price: int, **words: object) -> object:
        money = Money(price, "CNY")
        home = STORES[product % len(STORES)]
        return kind(product=product, store=home, price_from=money, price_to=money, skus=(), **words)

    return st.builds(made, goods, st.integers(1, 900), title=titles, category=categories, tags=topics)


subjects: st.SearchStrategy[Id] = st.one_of(videos, makers, stores, goods)
facts = st.one_of(
    of_video(media.VideoPublished),
    of_video(media.VideoChanged),
    of_product(trade.ProductListed),
    of_product(trade.ProductChanged),
    videos.map(lambda one: media.VideoTakenDown(one, "private")),
    videos.map(media.VideoRestored),
    goods.map(lambda one: trade.ProductDelisted(one, "merchant")),
    goods.map(trade.ProductSoldOut),
    goods.map(trade.ProductBackInStock),
    subjects.map(lambda one: trust.SubjectRestricted(one.subject, "fake")),
    subjects.map(lambda one: trust.SubjectRestored(one.subject)),
    st.builds(trust.StoreScored, stores, st.none() | st.floats(50, 110), st.just({}), st.just("v")),
)


class Plain:
    """The twin: an object for each item, and every question answered by looking at everything."""

    def __init__(self) -> None:
        self.items: dict[int, Item] = {}
        self.withdrawn, self.barred, self.lost = set[int](), set[int](), set[tuple[int, str]]()
        self.prices, self.standing = dict[int, int](), dict[int, float]()

    def hear(self, fact: object, at_s: float) -> None:
        self.hear_of_videos(fact, at_s)
        self.hear_of_goods(fact, at_s)
        self.hear_of_trust(fact)

    def hear_of_videos(self, fact: object, at_s: float) -> None:
        match fact:
            case media.VideoPublished() | media.VideoChanged():
                anchors = tuple(int(anchor.product) for anchor in fact.anchors)
                self.put(fact, int(fact.video), int(fact.creator), at_s, (int(fact.creator_viewer), anchors))
            case media.VideoTakenDown(video=one):
                self.withdrawn.add(one)
            case media.VideoRestored(video=one):
                self.withdrawn.discard(one)
            case _:
                pass

    def hear_of_goods(self, fact: object, at_s: float) -> None:
        match fact:
            case trade.ProductListed() | trade.ProductChanged():
                stays_off = fact.product in self.withdrawn and isinstance(fact, trade.ProductChanged)
                self.put(fact, int(fact.product), int(fact.store), at_s, (0, (int(fact.product),)))
                self.prices[fact.product] = fact.price_from.minor
                if not stays_off:
                    self.withdrawn.discard(fact.product)
                    self.lost.discard((fact.product, DELISTED))
            case trade.ProductDelisted(product=one):
                self.withdrawn.add(one)
                self.lost.add((one, DELISTED))
            case trade.ProductSoldOut(product=one):
                self.lost.add((one, SOLD_OUT))
            case trade.ProductBackInStock(product=one):
                self.lost.discard((one, SOLD_OUT))
            case _:
                pass

    def hear_of_trust(self, fact: object) -> None:
        match fact:
            case trust.SubjectRestricted(subject=one):
                self.barred.add(int(Id.kinds[one[:3]].parse(one)))
            case trust.SubjectRestored(subject=one):
                self.barred.discard(int(Id.kinds[one[:3]].parse(one)))
            case trust.StoreScored(store=one, points=points):
                self.standing[one] = 1.0 if points is None else min(max((points - 60) / 40, 0.0), 1.0)
            case _:
                pass

    def put(self, fact: object, number: int, author: int, at_s: float, more: tuple[int, tuple[int, ...]]) -> None:
        known, is_video = self.items.get(number), isinstance(fact, media.VideoPublished | media.VideoChanged)
        renews = isinstance(fact, media.VideoPublished)
        self.items[number] = Item(
            id=number,
            author=author,
            title=fact.title,
            published_s=at_s if known is None or renews else known.published_s,
            topics=fact.topics if is_video else fact.tags,
            category=fact.category.text if fact.category else None,
            store=int(fact.store or 0),
            author_viewer=more[0],
            goods=more[1],
        )
        if renews or (known is None and is_video):
            self.withdrawn.discard(number)

    def is_lost(self, product: int) -> bool:
        """A video whose product was never listed follows the store of nobody."""
        known = self.items.get(product)
        about = {product} | ({known.store} if known else set())
        return bool(self.barred & about) or any(one == product for one, _ in self.lost)

    def on_show(self, item: Item) -> bool:
        return item.id not in self.withdrawn and self.barred.isdisjoint({item.id, item.author, item.store})


@settings(max_examples=150)
@given(st.lists(facts, max_size=60))
def test_columns_say_what_objects_would_after_any_facts(told: list[object]) -> None:
    shelf_of = {"videos": Shelf(), "goods": Shelf()}
    stocktaker, plain = Stocktaker(shelf_of["videos"], shelf_of["goods"]), Plain()
    for hour, fact in enumerate(told):
        line = new_id(FactId, BEGIN + timedelta(hours=hour))
        stocktaker.hear(fact, line)  # type: ignore[arg-type]
        plain.hear(fact, (BEGIN + timedelta(hours=hour)).timestamp())

    for name, shelf in shelf_of.items():
        mine = {n: item for n, item in plain.items.items() if (n in VIDEOS) == (name == "videos")}
        assert set(shelf.ids[: len(shelf)].tolist()) == set(mine)
        assert shelf.rows(np.array([999])).tolist() == [ABSENT]
        for number, item in mine.items():
            assert_same(shelf, plain, item, number)


def assert_same(shelf: Shelf, plain: Plain, item: Item, number: int) -> None:
    row = shelf.row(number)
    assert shelf.rows(np.array([number])).tolist() == [row]
    assert dataclasses.asdict(shelf[number]) == dataclasses.asdict(item)
    prices = [plain.prices[one] for one in item.goods if one in plain.prices]
    assert shelf.price[row] == min(prices, default=0)
    assert shelf.standing[row] == np.float32(plain.standing.get(item.store, 1.0))
    assert shelf.on_show[row] == plain.on_show(item)
    assert shelf.bears_goods[row] == bool(item.goods)
    assert shelf.sold_out[row] == (bool(item.goods) and all(plain.is_lost(one) for one in item.goods))
    assert [row in some for some in shelf.of_authors([item.author])] == [True]
    assert [row in some for some in shelf.of_topics(TOPICS)] == [topic in item.topics for topic in TOPICS]
