"""What was left in the middle comes back, what several of the circle like is told, and what is new finds its people."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from tests.discovery.feed.conftest import Neighbourhood, acts, creator, video
from tests.discovery.feed.test_components import found, query
from tests.discovery.feed.test_pages import ids_of, page_of, wish
from tests.trade.market import fresh_word

from guang.discovery.feed import Feed
from guang.discovery.feed.sources.look_alike import LookAlike
from guang.discovery.feed.sources.loved_in_the_circle import LovedInTheCircle
from guang.discovery.feed.types import FeedPage
from guang.journal import Kind
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import VideoId, ViewerId, new_id
from guang.learning.serving import Sort
from guang.people import social

Opener = Callable[[], Awaitable[Feed]]


def reasons(page: FeedPage, wanted: VideoId) -> list[str]:
    """The codes of why a video is on a page; none if it is not."""
    return [why.code for item in page.items if item.video.id == wanted for why in item.why]


async def test_what_somebody_was_watching_when_they_left_comes_back_and_says_so(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, (left, ended, *_) = new_id(ViewerId), neighbourhood.tea
    await acts(database, viewer, (Kind.finish, ended), (Kind.play, left), ago=timedelta(hours=2))

    page = await page_of(database, await open_feed(), wish(viewer, limit=12))

    assert ended not in ids_of(page)
    assert reasons(page, left)[0] == "unfinished"


async def test_what_is_being_watched_now_is_not_proposed_again(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, (left, *_) = new_id(ViewerId), neighbourhood.tea
    await acts(database, viewer, (Kind.play, left), ago=timedelta(minutes=5))

    assert left not in ids_of(await page_of(database, await open_feed(), wish(viewer, limit=12)))


async def test_what_two_whom_one_follows_like_is_proposed_and_what_one_of_them_likes_is_not(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        fan, one, other = [await creator(session, name) for name in ("Fan", "One", "Other")]
        for star in (one, other):
            await social.follow(session, fan.person, star.account, clock.now())
    both, only, *_ = neighbourhood.hats
    await acts(database, one.viewer, (Kind.like, both), (Kind.like, only), ago=timedelta(hours=1))
    await acts(database, other.viewer, (Kind.share, both), ago=timedelta(hours=1))
    feed = await open_feed()
    async with database.transaction() as session:
        circle = await feed.circles.of(session, fan.viewer)

    source = LovedInTheCircle(feed.model, Sort.VIDEO)
    told = found(source.find(query(fan.viewer, circle=circle)))

    assert told.ids.tolist() == [int(both)]
    assert circle.people.tolist() == sorted([int(one.viewer), int(other.viewer)])
    assert reasons(await page_of(database, feed, wish(fan.viewer, account=fan.account, limit=50)), both)[0] == "circle"
    assert found(source.find(query(new_id(ViewerId)))).ids.tolist() == []


async def test_a_video_that_nobody_has_touched_is_found_for_those_who_like_its_topics(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    topic = f"glass {fresh_word()}"
    async with database.transaction() as session:
        touched = await video(session, neighbourhood.maker, topics=[topic])
        untouched = await video(session, neighbourhood.maker, topics=[topic])
        other = await video(session, neighbourhood.maker, topics=["stone"])
    viewer = new_id(ViewerId)
    await acts(database, viewer, (Kind.finish, touched))
    source = LookAlike((await open_feed()).model, Sort.VIDEO)

    proposed = found(source.find(query(viewer))).ids.tolist()

    assert set(proposed[:2]) == {int(touched), int(untouched)}
    assert int(other) not in proposed
    assert found(source.find(query(viewer, knobs={"feed.alike.most": 0.0}))).ids.tolist() == []
