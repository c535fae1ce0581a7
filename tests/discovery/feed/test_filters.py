"""Each filter removes what it says, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from guang.discovery.feed import rules
from guang.discovery.feed.filters.already_seen import AlreadySeen
from guang.discovery.feed.filters.blocked_people import BlockedPeople
from guang.discovery.feed.filters.muted_topics import MutedTopics
from guang.discovery.feed.filters.not_allowed import NotAllowed
from guang.discovery.feed.filters.not_interested import NotInterested
from guang.discovery.feed.filters.out_of_stock import OutOfStock
from guang.discovery.feed.filters.own_content import OwnContent
from guang.discovery.feed.filters.shown_in_this_scroll import ShownInThisScroll
from guang.discovery.feed.types import Circle, FeedQuery
from guang.discovery.shelves.seen import Seen, day_of
from guang.discovery.shelves.shelf import Item, Shelf
from guang.discovery.steering import Taste
from guang.kernel.ids import AccountId, PageId, ViewerId
from guang.kernel.pipeline import Columns, Filter

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
QUERY = FeedQuery(viewer=ViewerId(1), now=NOON, page=PageId(7))


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    for number, author, topics in [(1, 10, ("tea",)), (2, 20, ("hats", "home")), (3, 30, ()), (4, 40, ("home",))]:
        made.put(Item(number, author, {"en": "x"}, 0.0, topics=topics, author_viewer=author + 1, goods=(number + 50,)))
    return made


def kept(
    part: Filter[FeedQuery], shelf: Shelf, query: FeedQuery = QUERY, *, ids: tuple[int, ...] = (1, 2, 3, 4)
) -> list[int]:
    table = Columns(np.array(ids, dtype=np.int64))
    table.put("row", shelf.rows(table.ids), owner="test")
    return table.ids[part.keep(query, table)].tolist()


def circle(**given: object) -> FeedQuery:
    return replace(QUERY, circle=Circle(**given))  # type: ignore[arg-type]


def taste(**given: object) -> FeedQuery:
    return replace(QUERY, taste=Taste(**given))  # type: ignore[arg-type]


def test_what_is_unknown_withdrawn_or_restricted_is_not_allowed(shelf: Shelf) -> None:
    shelf.withdraw(2)
    shelf.bar(30)

    assert kept(NotAllowed(shelf), shelf, ids=(1, 2, 3, 4, 99)) == [1, 4]
    assert NotAllowed.vital


def test_blocked_people_are_gone(shelf: Shelf) -> None:
    assert kept(BlockedPeople(shelf), shelf, circle(blocked=np.array([10, 40]))) == [2, 3]
    assert kept(BlockedPeople(shelf), shelf) == [1, 2, 3, 4]


def test_nobody_is_shown_their_own_work(shelf: Shelf) -> None:
    assert kept(OwnContent(shelf), shelf, replace(QUERY, viewer=ViewerId(21))) == [1, 3, 4]
    assert kept(OwnContent(shelf), shelf, replace(QUERY, account=AccountId(30))) == [1, 2, 4]


def test_a_video_leaves_with_its_last_product(shelf: Shelf) -> None:
    shelf.lose(51, "sold_out")

    assert kept(OutOfStock(shelf), shelf) == [2, 3, 4]


def test_muted_topics_are_gone_wherever_they_stand(shelf: Shelf) -> None:
    assert kept(MutedTopics(shelf), shelf, taste(muted=frozenset({"home", "nobody's"}))) == [1, 3]
    assert kept(MutedTopics(shelf), shelf, taste(muted=frozenset({"nobody's"}))) == [1, 2, 3, 4]


def test_what_was_turned_down_is_gone(shelf: Shelf) -> None:
    assert kept(NotInterested(), shelf, taste(hidden=np.array([3]))) == [1, 2, 4]


def test_an_earlier_page_of_the_scroll_is_not_repeated(shelf: Shelf) -> None:
    query = replace(QUERY, shown=rules.fingerprints(np.array([1, 4])))

    assert kept(ShownInThisScroll(), shelf, query) == [2, 3]


@pytest.mark.parametrize(("days_ago", "left"), [(0, [2]), (2, [2]), (3, [1, 2]), (40, [1, 2])])
def test_what_was_seen_comes_back_after_three_days(shelf: Shelf, days_ago: int, left: list[int]) -> None:
    seen = Seen(64)
    seen.add(np.array([1, 9]), np.array([1, 2]), np.full(2, day_of(NOON) - days_ago, dtype=np.int32))

    assert kept(AlreadySeen(seen), shelf, ids=(1, 2)) == left


def test_on_a_second_helping_everything_may_come_again(shelf: Shelf) -> None:
    seen = Seen(64)
    seen.add(np.array([1]), np.array([1]), np.array([day_of(NOON)], dtype=np.int32))

    assert kept(AlreadySeen(seen), shelf, replace(QUERY, repeats=True), ids=(1, 2)) == [1, 2]


def test_an_experiment_may_change_how_long_nothing_is_repeated(shelf: Shelf) -> None:
    seen = Seen(64)
    seen.add(np.array([1]), np.array([1]), np.array([day_of(NOON) - 4], dtype=np.int32))

    assert kept(AlreadySeen(seen), shelf, replace(QUERY, knobs={"feed.seen.days": 7}), ids=(1, 2)) == [2]
