"""The tables of the demo world: enough, complete in both languages, nothing that governance would hold back."""

import hashlib
from collections import Counter

import msgspec
import pytest
from tests.conftest import NOON

from guang.doors.studio.forms import FORMS
from guang.doors.studio.stage import MOODS
from guang.doors.studio.stuff import stuff
from guang.doors.world import shelves
from guang.doors.world.casting import Maker
from guang.doors.world.goods import Good, goods, table
from guang.doors.world.release import maker_of, published_at
from guang.kernel.ids import AccountId
from guang.trade import catalog


def test_the_world_is_as_large_as_promised() -> None:
    shelf = goods()

    assert len(shelf) >= 150
    assert len({good.key for good in shelf}) == len(shelf)
    assert len({good.category for good in shelf}) >= 12
    assert len(table("cast")["stores"]) >= 12
    assert len(table("cast")["creators"]) >= 20


def test_the_tables_read_the_same_every_time() -> None:
    def digest() -> str:
        told = [(good.key, good.title, good.about, good.caption, good.price, good.number) for good in goods()]
        return hashlib.sha256(msgspec.json.encode(told)).hexdigest()

    first = digest()
    goods.cache_clear()
    assert digest() == first


@pytest.mark.parametrize("good", goods(), ids=lambda good: good.key)
def test_a_good_is_complete(good: Good) -> None:
    assert good.form in FORMS
    assert {good.mood, good.second} <= set(MOODS)
    assert all(stuff(words).colour.startswith("#") for words in good.wear.values())
    for words in (good.title, good.about, good.caption):
        assert set(words) == {"en", "zh-CN"}
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in words["en"])
        assert any("\u4e00" <= letter <= "\u9fff" for letter in words["zh-CN"])
    skus = shelves.skus(good)
    assert 1 <= len(skus) <= 9
    assert len({sku.choice for sku in skus}) == len(skus)
    assert all(sku.price.minor > 0 and (sku.list_price is None or sku.list_price > sku.price) for sku in skus)


def test_every_category_exists_and_every_store_sells() -> None:
    slugs = {branch.slug for branch in catalog.categories()}
    sold = Counter(good.store for good in goods())

    assert {good.category for good in goods()} <= slugs
    assert set(sold) == {said["key"] for said in table("cast")["stores"]}


def test_every_face_is_a_good() -> None:
    keys = {good.key for good in goods()}
    assert all(said["face"] in keys for kind in ("stores", "creators") for said in table("cast")[kind])


def test_clips_are_spread_over_the_days_and_among_the_creators() -> None:
    makers = tuple(
        Maker(AccountId(n), said["handle"], tuple(said["topics"]), tuple(said["stores"]), said["locale"])
        for n, said in enumerate(table("cast")["creators"])
    )
    filmed = Counter(maker_of(good, makers).handle for good in goods())
    times = {published_at(good, len(goods()), NOON) for good in goods()}

    assert len(filmed) >= 20
    assert len(times) == len(goods())
    assert max(times) < NOON
