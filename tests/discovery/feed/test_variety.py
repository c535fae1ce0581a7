"""The greedy choice equals its plain twin, and a page has variety."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.feed.selectors.top_with_variety import Table, TopWithVariety, greedy
from guang.discovery.feed.types import FeedQuery
from guang.discovery.shelves.shelf import Item, Shelf
from guang.kernel.ids import PageId, ViewerId
from guang.kernel.params import checked
from guang.kernel.pipeline import Columns

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
rows = st.lists(
    st.tuples(st.integers(-50, 50), st.integers(0, 3), st.integers(0, 3), st.booleans()), min_size=1, max_size=25
)


def query(page: int = 7, **knobs: float) -> FeedQuery:
    named = {name.replace("__", "."): value for name, value in knobs.items()}
    return FeedQuery(viewer=ViewerId(1), now=NOON, page=PageId(page), knobs=checked(named))


def plain(rows: list[tuple[int, int, int, bool]], limit: int, fixed: dict[int, int]) -> list[int]:
    """The reference: for each slot, look at everybody."""
    chosen: list[int] = []
    for slot in range(limit):
        if slot in fixed:
            chosen.append(fixed[slot])
            continue
        left = [at for at in range(len(rows)) if at not in chosen and at not in fixed.values()]
        if sum(rows[at][3] for at in chosen[-4:]) >= 4:
            left = [at for at in left if not rows[at][3]] or left
        if left:
            chosen.append(max(left, key=lambda at: (worth(rows, at, chosen), -at)))
    return chosen


def worth(rows: list[tuple[int, int, int, bool]], at: int, chosen: list[int]) -> float:
    author, category = 1.0, 1.0
    for other in chosen:
        if rows[other][1] == rows[at][1]:
            author = max(author * 0.5, 0.25)
        if rows[other][2] == rows[at][2]:
            category = max(category * 0.85, 0.4)
    return rows[at][0] - (1.0 - author * category) * abs(rows[at][0])


@given(rows, st.integers(1, 20), st.data())
def test_the_greedy_choice_equals_its_plain_twin(
    rows: list[tuple[int, int, int, bool]], limit: int, data: st.DataObject
) -> None:
    free = data.draw(st.permutations(range(len(rows))))
    slots = data.draw(st.lists(st.integers(0, limit - 1), unique=True, max_size=min(3, len(rows))))
    fixed = dict(zip(slots, free, strict=False))
    score, author, category, goods = (np.array(column) for column in zip(*rows, strict=True))
    table = Table(score.astype(np.float64), author, category, goods.astype(np.bool_))

    assert greedy(table, limit, fixed, query().knobs).tolist() == plain(rows, limit, fixed)


def shelf_of(*items: tuple[int, int, str, bool]) -> tuple[Shelf, Columns]:
    """Items (id, author, category, has goods), best score first."""
    shelf = Shelf()
    for number, author, category, has_goods in items:
        goods = (number + 1000,) if has_goods else ()
        shelf.put(Item(number, author, {"en": str(number)}, 0.0, category=category, goods=goods))
    table = Columns(np.array([item[0] for item in items], dtype=np.int64))
    table.put("row", shelf.rows(table.ids), owner="test")
    table.put("score", np.linspace(10, 9, len(items)), owner="test")
    return shelf, table


def test_one_creator_does_not_fill_the_page() -> None:
    shelf, table = shelf_of(*[(n, 1, "tea", False) for n in range(1, 9)], (9, 2, "hats", False), (10, 3, "toys", False))

    picks = TopWithVariety(shelf).pick(query(), table, 4)

    assert table.ids[picks.rows].tolist() == [1, 9, 10, 2]


def test_goods_leave_room_for_others_and_fill_the_page_where_there_are_none() -> None:
    mixed = [(n, n, f"c{n}", n != 12) for n in range(1, 13)]
    shelf, table = shelf_of(*mixed)
    page = table.ids[TopWithVariety(shelf).pick(query(feed__explore__share=0), table, 6).rows].tolist()
    assert page == [1, 2, 3, 4, 12, 5]

    shelf, table = shelf_of(*[(n, n, f"c{n}", True) for n in range(1, 13)])
    page = table.ids[TopWithVariety(shelf).pick(query(feed__explore__share=0), table, 6).rows].tolist()
    assert page == [1, 2, 3, 4, 5, 6]


def test_drawn_items_stand_in_their_slots_with_their_chance() -> None:
    items = [(n, n, f"c{n}", False) for n in range(1, 61)]
    shelf, table = shelf_of(*items)
    chance = np.full(60, np.nan)
    chance[40:] = 0.5
    table.put("chance", chance, owner="test")

    picks = TopWithVariety(shelf).pick(query(), table, 20)
    ids = table.ids[picks.rows]

    drawn = np.flatnonzero(picks.columns["propensity"] < 1)
    assert drawn.tolist() == [6, 13]
    assert (ids[drawn] > 40).all()
    assert picks.columns["propensity"][drawn] == pytest.approx(2 / 20 * 0.5)
    assert len(set(ids.tolist())) == 20
    assert np.delete(ids, drawn).tolist() == list(range(1, 19))


def test_the_draw_follows_from_the_page_and_is_even() -> None:
    shelf, table = shelf_of(*[(n, n, f"c{n}", False) for n in range(1, 31)])
    chance = np.full(30, np.nan)
    chance[20:] = 1.0
    table.put("chance", chance, owner="test")
    times = np.zeros(31)
    for page in range(600):
        picks = TopWithVariety(shelf).pick(query(page), table, 10)
        again = TopWithVariety(shelf).pick(query(page), table, 10)
        assert picks.rows.tolist() == again.rows.tolist()
        times[table.ids[picks.rows[picks.columns["propensity"] < 1]]] += 1

    assert times[21:].sum() == 600
    assert times[21:].min() > 30


def test_small_makers_get_their_share_of_slots_by_how_well_they_match() -> None:
    shelf, table = shelf_of(*[(n, n, f"c{n}", False) for n in range(1, 41)])
    small = np.full(40, np.nan, dtype=np.float32)
    small[[35, 36, 37]] = 0.1, 0.3, 0.0
    table.put("small", small, owner="test")
    times, chances = np.zeros(41), set()
    for page in range(2000):
        picks = TopWithVariety(shelf).pick(query(page, feed__explore__share=0), table, 10)
        drawn = np.flatnonzero(picks.columns["propensity"] < 1)
        times[table.ids[picks.rows[drawn]]] += 1
        chances |= set(np.round(picks.columns["propensity"][drawn], 3).tolist())

    assert times[[36, 37]].sum() == pytest.approx(1000, abs=100)
    assert times[37] / times[36] == pytest.approx(3, abs=0.8)
    assert times[38] == 0
    assert chances == {0.25, 0.75}


def test_without_scores_the_order_of_the_sources_stays() -> None:
    shelf = Shelf()
    for number in (5, 3, 4):
        shelf.put(Item(number, number, {"en": "x"}, 0.0, category=str(number)))
    table = Columns(np.array([5, 3, 4], dtype=np.int64))
    table.put("row", shelf.rows(table.ids), owner="test")

    picks = TopWithVariety(shelf).pick(query(feed__explore__share=0), table, 3)

    assert table.ids[picks.rows].tolist() == [5, 3, 4]
