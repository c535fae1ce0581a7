"""Pages over a real database: who is on them, who is not, and why."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import numpy as np
import pytest
from tests.discovery.feed.conftest import Neighbourhood, acts, creator, video
from tests.trade import market

from guang.discovery import pages
from guang.discovery.feed import Feed, Tab, Wish
from guang.discovery.feed.errors import BadCursor, NotOnPage
from guang.discovery.feed.types import FeedPage
from guang.discovery.steering import BadTopic, Mode, hide, reset, steer, unhide
from guang.journal import Kind, Reason
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, VideoId, ViewerId, new_id
from guang.media import videos
from guang.people import social
from guang.people.social.verbs import circling
from guang.trade import catalog, warehouse
from guang.trust import governance

Opener = Callable[[], Awaitable[Feed]]


def wish(viewer: ViewerId | None = None, **more: object) -> Wish:
    return Wish(viewer=viewer or new_id(ViewerId), now=clock.now(), **more)  # type: ignore[arg-type]


async def page_of(database: Database, feed: Feed, wanted: Wish) -> FeedPage:
    async with database.transaction() as session:
        return await feed.page(session, wanted)


def ids_of(page: FeedPage) -> list[VideoId]:
    return [item.video.id for item in page.items]


async def everything(database: Database, feed: Feed, **wanted: object) -> list[VideoId]:
    """What a viewer is shown, scrolling to the end."""
    shown: list[VideoId] = []
    viewer, after = wanted.pop("viewer", None) or new_id(ViewerId), None
    for _ in range(40):
        page = await page_of(database, feed, wish(viewer, after=after, limit=50, **wanted))  # type: ignore[arg-type]
        shown += ids_of(page)
        after = page.next
        if after is None:
            return shown
    raise AssertionError("the street has no end")


async def test_a_stranger_gets_a_full_page_with_reasons(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    page = await page_of(database, await open_feed(), wish(limit=10))

    assert len(page.items) == 10
    assert [item.slot for item in page.items] == list(range(10))
    assert len(set(ids_of(page))) == 10
    assert page.silent == ()
    assert all(item.why for item in page.items)


async def test_what_others_watched_after_it_comes_next_and_says_so(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer = new_id(ViewerId)
    watched = neighbourhood.tea[:2]
    await acts(database, viewer, *[(Kind.finish, one) for one in watched])

    page = await page_of(database, await open_feed(), wish(viewer, limit=6))

    tea = [item for item in page.items if item.video.id in neighbourhood.tea]
    assert len(tea) >= 3
    assert not set(watched) & set(ids_of(page))
    told = [why for item in tea for why in item.why if why.code == "similar_to"]
    assert {why.title for why in told} <= {"Tea 0", "Tea 1"}
    assert told


async def test_pages_of_one_scroll_repeat_nothing_and_come_to_an_end(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    shown = await everything(database, await open_feed())

    assert len(shown) == len(set(shown))
    assert set(neighbourhood.tea) | set(neighbourhood.hats) <= set(shown)


async def test_a_restricted_video_leaves_the_street_and_may_come_back(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    fake = neighbourhood.tea[0]
    async with database.transaction() as session:
        await governance.restrict(session, fake.subject, reason="fake", by=None, now=clock.now())
    assert fake not in await everything(database, await open_feed())

    async with database.transaction() as session:
        await governance.restore(session, fake.subject, by=None)
    assert fake in await everything(database, await open_feed())


async def test_blocked_creators_are_not_shown_to_each_other(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        ann, bo = await creator(session, "Ann"), await creator(session, "Bo")
        by_ann, by_bo = await video(session, ann), await video(session, bo)
        await circling.block(session, ann.person, bo.account, clock.now())
    feed = await open_feed()

    assert by_bo not in await everything(database, feed, viewer=ann.viewer, account=ann.account)
    shown_to_bo = await everything(database, feed, viewer=bo.viewer, account=bo.account)
    assert by_ann not in shown_to_bo
    assert by_bo not in shown_to_bo
    assert {by_ann, by_bo} <= set(await everything(database, feed))


async def test_a_video_goes_when_its_last_product_is_sold_out_and_a_dead_anchor_is_not_shown(
    database: Database, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        maker, shop = await creator(session), await market.open_shop(session)
        scarce, plenty = await market.goods(session, shop, units=1), await market.goods(session, shop, units=9)
        both = await video(session, maker, anchors=[videos.Anchor(one.product) for one in (scarce, plenty)])
        alone = await video(session, maker, anchors=[videos.Anchor(scarce.product)])
    async with database.transaction() as session:
        await warehouse.adjust(session, {scarce.sku: 0}, reason="gone", by=shop.owner, now=clock.now())
    feed = await open_feed()

    shown = await everything(database, feed)
    assert both in shown
    assert alone not in shown
    async with database.transaction() as session:
        card = await feed.card(session, both, wish())
        assert [anchor.product for anchor in card.anchors if not anchor.sold_out] == [plenty.product]
        await catalog.delist(session, plenty.product, clock.now())
    assert both not in await everything(database, await open_feed())


async def test_what_was_seen_does_not_come_back_while_there_is_something_new(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer = new_id(ViewerId)
    first = await page_of(database, await open_feed(), wish(viewer, limit=6))
    await acts(database, viewer, *[(Kind.impression, one) for one in ids_of(first)])

    second = await page_of(database, await open_feed(), wish(viewer, limit=6))

    assert not set(ids_of(first)) & set(ids_of(second))


async def test_who_has_seen_everything_is_shown_it_again_and_told_so(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, feed = new_id(ViewerId), await open_feed()
    shown = await everything(database, feed)
    await acts(database, viewer, *[(Kind.impression, one) for one in shown], ago=timedelta(minutes=5))

    page = await page_of(database, await open_feed(), wish(viewer, limit=6))

    assert len(page.items) == 6
    assert all(item.why[-1].code == "again" or len(item.why) == 3 for item in page.items)


async def test_steering_changes_the_next_page(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, feed, now = new_id(ViewerId), await open_feed(), clock.now()
    async with database.transaction() as session:
        await steer(session, viewer, "tea", Mode.mute, now)
        await steer(session, viewer, "hats", Mode.boost, now)
        await hide(session, viewer, neighbourhood.hats[0], Reason.not_my_thing, now)

    shown = await everything(database, feed, viewer=viewer)
    assert not set(neighbourhood.tea) & set(shown)
    assert neighbourhood.hats[0] not in shown
    page = await page_of(database, feed, wish(viewer, limit=6))
    boosted = [item for item in page.items if item.video.id in neighbourhood.hats]
    assert len(boosted) >= 2
    assert all(any(why.code == "boosted" and why.topic == "hats" for why in item.why) for item in boosted)

    async with database.transaction() as session:
        await unhide(session, viewer, neighbourhood.hats[0])
        await steer(session, viewer, "tea", Mode.none, now)
    feed.tastes.forget(viewer)
    shown = await everything(database, feed, viewer=viewer)
    assert set(neighbourhood.tea) | {neighbourhood.hats[0]} <= set(shown)

    async with database.transaction() as session:
        await steer(session, viewer, "tea", Mode.mute, now)
        await reset(session, viewer, clock.now())
    feed.tastes.forget(viewer)
    assert set(neighbourhood.tea) <= set(await everything(database, feed, viewer=viewer))


@pytest.mark.parametrize("topic", ["", "   ", "x" * 81, "te\x00a"])
async def test_a_topic_is_a_word_or_a_few(database: Database, topic: str) -> None:
    async with database.transaction() as session:
        with pytest.raises(BadTopic):
            await steer(session, new_id(ViewerId), topic, Mode.mute, clock.now())


async def test_the_following_tab_has_the_latest_of_the_followed_and_nobody_else(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        fan, star = await creator(session, "Fan"), await creator(session, "Star")
        works = [await video(session, star) for _ in range(3)]
        await social.follow(session, fan.person, star.account, clock.now())
    feed = await open_feed()

    page = await page_of(database, feed, wish(fan.viewer, tab=Tab.following, account=fan.account))

    assert ids_of(page) == works[::-1]
    assert page.next is None
    assert all(item.video.creator.followed for item in page.items)
    assert {why.code for item in page.items for why in item.why} == {"followed"}
    assert (await page_of(database, feed, wish(tab=Tab.following))).items == ()


async def test_with_personalisation_off_two_strangers_get_the_same_candidates_by_popularity(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, feed = new_id(ViewerId), await open_feed()
    async with database.transaction() as session:
        query, served = await feed.make(session, wish(viewer, personalised=False, limit=6))

    assert served.sources == ("TrendingNow", "PopularLately", "FreshAndUntried")
    assert "features" not in served.items
    assert query.personalised is False


async def test_a_page_can_be_explained_from_memory_and_from_the_database(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer, feed = new_id(ViewerId), await open_feed()
    await acts(database, viewer, (Kind.finish, neighbourhood.tea[0]))
    feed = await open_feed()
    page = await page_of(database, feed, wish(viewer, limit=6))
    async with database.transaction() as session:
        waiting = await feed.trace(session, page.page, "en")
    await feed.close()
    async with database.transaction() as session:
        written = await feed.trace(session, page.page, "en")
        lines = await pages.served_pages(session, viewer=viewer)

    assert [one.id for one in written.candidates if one.slot is not None] == [one.text for one in ids_of(page)]
    assert written.page == waiting.page == lines[0]
    assert [(one.id, one.slot, one.removed_by, one.score) for one in written.candidates] == [
        (one.id, one.slot, one.removed_by, one.score) for one in waiting.candidates
    ]
    seen = next(one for one in written.candidates if one.id == neighbourhood.tea[0].text)
    assert (seen.removed_by, seen.slot, seen.title) == ("AlreadySeen", None, "Tea 0")
    first = written.candidates[0]
    assert first.propensity is not None
    assert set(first.features or {}) == set(feed.model.names)


async def test_a_viewer_may_ask_why_about_their_own_pages_only(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer = new_id(ViewerId)
    await acts(database, viewer, (Kind.finish, neighbourhood.tea[0]), (Kind.finish, neighbourhood.tea[1]))
    feed = await open_feed()
    page = await page_of(database, feed, wish(viewer, limit=6))
    tied = next(item for item in page.items if any(why.code == "similar_to" for why in item.why))
    async with database.transaction() as session:
        told = await feed.why(session, tied.video.id, wish(viewer, locale="zh-CN"), page.page)
        assert [one.code for one in told.reasons] == [why.code for why in tied.why]
        assert any("看过" in one.words for one in told.reasons)
        assert "SimilarToRecent" in told.sources
        with pytest.raises(pages.NoSuchPage):
            await feed.why(session, tied.video.id, wish(), page.page)
        with pytest.raises(pages.NoSuchPage):
            await feed.why(session, tied.video.id, wish(viewer), new_id(PageId))
        async with database.transaction() as other:
            fresh = await video(other, neighbourhood.maker)
        feed.videos.put(feed.videos[int(tied.video.id)].__class__(int(fresh), 1, {"en": "New"}, 0.0))
        with pytest.raises(NotOnPage):
            await feed.why(session, fresh, wish(viewer), page.page)


async def test_a_cursor_that_nobody_handed_out_is_refused(database: Database, open_feed: Opener) -> None:
    with pytest.raises(BadCursor):
        await page_of(database, await open_feed(), wish(after="mine"))


async def test_some_slots_are_drawn_and_their_chance_is_logged(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    async with database.transaction() as session:
        maker = await creator(session)
        for _ in range(30):
            await video(session, maker)
    feed = await open_feed()
    async with database.transaction() as session:
        _, served = await feed.make(session, wish(limit=20))

    drawn = served.items["propensity"] < 1
    assert np.flatnonzero(drawn).tolist() == [6, 13]
    assert (served.items["propensity"][drawn] > 0).all()
