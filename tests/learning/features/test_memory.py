"""What passed between viewers and items: the fast memory against a plain one, and what it refuses to believe."""

from collections import defaultdict
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.learning.conftest import START, Deed, happen

from guang.journal import Kind
from guang.journal.facts.media import VideoPublished
from guang.journal.facts.people import AccountErased, PersonalisationSet, ViewersMerged
from guang.journal.facts.trade import ProductDelisted, ProductListed
from guang.kernel.ids import AccountId, ProductId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.money import Money
from guang.learning.features import Group, Memory, Sort
from guang.learning.features.memory import PER_MINUTE

KINDS = st.sampled_from([Kind.impression, Kind.product_click, Kind.like, Kind.add_cart, Kind.order, Kind.skip])
DEEDS = st.lists(
    st.tuples(st.integers(1, 4), KINDS, st.integers(50, 58), st.integers(0, 10**6)), min_size=1, max_size=60
)


def learn(memory: Memory, deeds: list[Deed], size: int = 10**6) -> list[tuple[int, bool, int]]:
    """Feed a memory in batches; gives each act's group, whether it was the first, and the touches so far."""
    told = []
    for start in range(0, len(deeds), size):
        for acts in memory.take(happen(deeds[start : start + size])):
            told += list(zip(acts.group.tolist(), acts.first.tolist(), acts.views.tolist(), strict=True))
    return told


@settings(max_examples=60)
@given(DEEDS, st.integers(1, 9))
def test_pairs_and_trails_equal_a_plain_dictionary(deeds: list[Deed], size: int) -> None:
    memory = Memory()
    learn(memory, deeds, size)

    groups, views, touched = defaultdict(set), defaultdict(int), defaultdict(list)
    of = {Kind.impression: Group.SHOWN, Kind.product_click: Group.CLICK, Kind.like: Group.LIKE}
    of |= {Kind.add_cart: Group.CART, Kind.order: Group.ORDER, Kind.skip: Group.SKIP}
    for viewer, kind, item, _ in deeds:
        groups[viewer, item].add(of[kind])
        if of[kind] not in {Group.SHOWN, Group.SKIP}:
            views[viewer, item] += 1
            touched[viewer].append(item)
    for viewer in range(1, 5):
        row, ids = memory.viewers.row(viewer), np.arange(50, 59)
        between = memory.pairs.ask(row, memory.items.find(ids))
        assert between.groups.tolist() == [sum(1 << group for group in groups[viewer, item]) for item in ids.tolist()]
        assert between.views.tolist() == [views[viewer, item] for item in ids.tolist()]
        newest = list(dict.fromkeys(reversed(touched[viewer][-64:])))
        assert memory.items.ids[memory.trail(viewer).items].tolist() == newest


@given(DEEDS)
def test_the_first_act_of_a_group_is_told_apart_from_repeats(deeds: list[Deed]) -> None:
    told = learn(Memory(), deeds)

    seen = set()
    for (viewer, kind, item, _), (_, first, _) in zip(deeds, told, strict=True):
        assert first == ((viewer, kind, item) not in seen)
        seen.add((viewer, kind, item))


def test_when_memory_for_pairs_is_full_the_oldest_half_goes(start: datetime) -> None:
    memory = Memory()
    memory.pairs.capacity = 100
    for block in range(6):
        learn(memory, [(7, Kind.product_click, 1000 + 60 * block + place, 60.0 * block + place) for place in range(60)])

    row = memory.viewers.row(7)
    views = memory.pairs.ask(row, memory.items.find(np.arange(1000, 1360))).views
    assert views[-120:].tolist() == [1] * 120
    assert views[:60].tolist() == [0] * 60


def test_acts_of_the_future_of_nobody_and_of_no_known_sort_are_counted_and_refused() -> None:
    memory = Memory()
    acts = happen([(1, Kind.product_click, 9, 0.0), (0, Kind.product_click, 9, 1.0), (1, Kind.product_click, 9, 9e6)])
    odd = happen([(1, Kind.product_click, 9, 2.0)], subject_kind=5)

    now = (START - datetime(2000, 1, 1, tzinfo=START.tzinfo)).total_seconds() + 5
    believed = sum(len(portion) for batch in (acts, odd) for portion in memory.take(batch, now=now))

    assert believed == 1
    assert memory.refused == {"nobody": 1, "future": 1, "no_item": 1}


def test_a_million_acts_of_one_viewer_are_bounded() -> None:
    memory = Memory()
    deeds: list[Deed] = [(1, Kind.product_click, 50 + place % 2, place / 1000) for place in range(1_000)]
    acts = happen(deeds)
    for _ in range(1_000):
        for _portion in memory.take(acts):
            pass

    assert memory.refused["crowded"] == 1_000_000 - PER_MINUTE
    assert len(memory.trail(1).items) == 2
    assert memory.items.size == 3


def test_a_flood_of_invented_items_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr("guang.learning.features.memory.UNLISTED", 50)
    memory, price = Memory(), Money(100, "CNY")
    learn(memory, [(1, Kind.product_click, 1000 + place, float(place)) for place in range(200)], 10)
    assert memory.items.size <= 51
    assert memory.refused["unlisted"] == 200 - (memory.items.size - 1)

    listed = ProductId(5000)
    memory.hear(ProductListed(listed, new_id(StoreId), {}, None, price, price, ()), now)
    learn(memory, [(1, Kind.product_click, 5000, 500.0)])

    assert memory.items.ids[memory.trail(1).items][0] == 5000


def test_a_play_is_a_click_only_if_the_viewer_stayed() -> None:
    from guang.journal import behaviour

    ids = happen([(1, Kind.play, 5, 0.0), (1, Kind.play, 6, 1.0)]).id
    acts = behaviour.columns(
        id=ids, viewer=[1, 1], kind=[Kind.play] * 2, subject=[5, 6], subject_kind=[1, 1], watched_ms=[2999, 3000]
    )

    [told] = list(Memory().take(acts))

    assert told.group.tolist() == [Group.SHOWN, Group.CLICK]


def test_a_click_also_speaks_for_the_video_that_led_to_it() -> None:
    from guang.journal import behaviour

    ids = happen([(1, Kind.add_cart, 5, 0.0)]).id
    memory = Memory()
    acts = behaviour.columns(id=ids, viewer=[1], kind=[Kind.add_cart], subject=[5], subject_kind=[2], origin=[77])

    [told] = list(memory.take(acts))

    assert memory.items.ids[told.item].tolist() == [5, 77]
    assert told.group.tolist() == [Group.CART, Group.CART]


def test_facts_fill_the_catalogue(now: datetime) -> None:
    memory, product, video = Memory(), new_id(ProductId), new_id(VideoId)
    store, maker, price = new_id(StoreId), new_id(AccountId), Money(2500, "CNY")
    memory.hear(ProductListed(product, store, {"en": "Tea"}, None, price, price, (), tags=("tea", "gift")), now)
    memory.hear(VideoPublished(video, maker, new_id(ViewerId), {"en": "Tea"}, 9000, topics=("tea",)), now)

    rows, of = memory.items.find(np.array([product, video])), memory.catalogue
    assert of.sort[rows].tolist() == [Sort.PRODUCT, Sort.VIDEO]
    assert of.price[rows][0] == 2500
    assert of.topics[rows[0]][0] == of.topics[rows[1]][0] == of.topic_row("tea")

    memory.hear(ProductDelisted(product, "merchant"), now + timedelta(days=1))
    assert of.live[rows].tolist() == [False, True]


def test_a_guests_trail_continues_under_the_account(now: datetime) -> None:
    memory = Memory()
    learn(memory, [(1, Kind.product_click, 50, 0.0), (2, Kind.product_click, 51, 5.0), (1, Kind.like, 52, 9.0)])

    memory.hear(ViewersMerged(ViewerId(1), ViewerId(2)), now)

    assert memory.items.ids[memory.trail(2).items].tolist() == [52, 51, 50]
    assert len(memory.trail(1).items) == 0
    between = memory.pairs.ask(memory.viewers.row(2), memory.items.find(np.array([50, 51, 52])))
    assert between.groups.tolist() == [1 << Group.CLICK, 1 << Group.CLICK, 1 << Group.LIKE]
    assert between.views.tolist() == [1, 1, 1]
    assert memory.pairs.ask(memory.viewers.row(1), memory.items.find(np.array([50]))).views.tolist() == [0]


def test_an_erased_viewer_has_no_past(now: datetime) -> None:
    memory = Memory()
    learn(memory, [(1, Kind.order, 50, 0.0)])

    memory.hear(AccountErased(new_id(AccountId), ViewerId(1)), now)

    assert len(memory.trail(1).items) == 0
    assert memory.pairs.ask(memory.viewers.row(1), memory.items.find(np.array([50]))).groups.tolist() == [0]


def test_without_consent_a_viewer_is_nobody(now: datetime) -> None:
    memory = Memory()
    learn(memory, [(1, Kind.order, 50, 0.0)])
    memory.hear(PersonalisationSet(ViewerId(1), on=False), now)

    question = memory.ask(1, np.array([50]), 10.0)

    assert question.viewer == 0
    assert len(question.trail.items) == 0
    memory.hear(PersonalisationSet(ViewerId(1), on=True), now)
    assert memory.ask(1, np.array([50]), 10.0).viewer > 0
