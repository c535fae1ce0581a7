"""Likes and favourites."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from tests.people.social.conftest import a_guest, a_video

from guang.journal import Kind, Surface
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, PageId, ProductId, SubjectId, new_id
from guang.people import social
from guang.people.social.errors import WrongSubject
from guang.people.social.verbs import marking


async def acts_of(session: Session, viewer: int) -> list[int]:
    await session.flush()
    rows = await session.execute(
        text("SELECT kind FROM journal.behaviour WHERE viewer = :v ORDER BY id"), {"v": viewer}
    )
    return [row.kind for row in rows]


async def test_liking_twice_is_liking_once(session: Session, now: datetime) -> None:
    viewer, video = a_guest(), a_video()

    assert await social.like(session, viewer, video, now) is True
    assert await social.like(session, viewer, video, now) is False

    assert (await social.counts(session, [video]))[video].likes == 1
    assert (await social.mine(session, viewer, [video]))[video] == social.Mine(liked=True, favourited=False)
    assert await acts_of(session, viewer) == [Kind.like]


async def test_taking_a_like_back_leaves_no_trace_in_the_counts(session: Session, now: datetime) -> None:
    viewer, video = a_guest(), a_video()
    await social.like(session, viewer, video, now)

    assert await social.unlike(session, viewer, video) is True
    assert await social.unlike(session, viewer, video) is False

    assert (await social.counts(session, [video]))[video] == social.Counts()
    assert await acts_of(session, viewer) == [Kind.like, Kind.unlike]


async def test_a_like_remembers_the_page_that_led_to_it(session: Session, now: datetime) -> None:
    viewer, video, page = a_guest(), a_video(), new_id(PageId)

    await social.like(session, viewer, video, now, social.Seen(page=page, slot=3, surface=Surface.for_you))

    await session.flush()
    found = text("SELECT page, slot, surface FROM journal.behaviour WHERE viewer = :v")
    assert tuple((await session.execute(found, {"v": int(viewer)})).one()) == (page, 3, Surface.for_you)


async def test_likes_and_favourites_of_a_page_take_one_query_each(session: Session, now: datetime) -> None:
    viewer, videos = a_guest(), [a_video() for _ in range(20)]
    for video in videos[::2]:
        await social.like(session, viewer, video, now)
    for video in videos[::5]:
        await social.favourite(session, viewer, video, now)

    counted = await social.counts(session, videos)
    marked = await social.mine(session, viewer, videos)

    assert [counted[video].likes for video in videos] == [1, 0] * 10
    assert [counted[video].favourites for video in videos] == [1, 0, 0, 0, 0] * 4
    assert [marked[video].liked for video in videos] == [True, False] * 10
    assert [marked[video].favourited for video in videos] == [True, False, False, False, False] * 4
    assert await social.counts(session, []) == {}
    assert await social.mine(session, viewer, []) == {}


async def test_favourites_come_newest_first_and_page_by_page(session: Session, now: datetime) -> None:
    viewer, videos = a_guest(), [a_video() for _ in range(5)]
    for age, video in enumerate(videos):
        await social.favourite(session, viewer, video, now - timedelta(minutes=age))

    first = await marking.favourites(session, viewer, most=3)
    rest = await marking.favourites(session, viewer, (first[-1].at, first[-1].subject), most=3)

    assert [each.subject for each in first + rest] == videos


@pytest.mark.parametrize("subject", [new_id(AccountId).subject, new_id(OrderId).subject])
async def test_an_order_is_not_to_be_liked(session: Session, now: datetime, subject: SubjectId) -> None:
    viewer = a_guest()

    with pytest.raises(WrongSubject):
        await social.like(session, viewer, subject, now)
    with pytest.raises(WrongSubject):
        await social.favourite(session, viewer, subject, now)

    assert (await social.counts(session, [subject]))[subject] == social.Counts()
    assert await acts_of(session, viewer) == []


async def test_a_product_can_be_kept(session: Session, now: datetime) -> None:
    viewer, product = a_guest(), new_id(ProductId).subject

    assert await social.favourite(session, viewer, product, now) is True
    assert await social.unfavourite(session, viewer, product) is True

    assert (await social.mine(session, viewer, [product]))[product] == social.Mine()
    assert await acts_of(session, viewer) == [Kind.favourite, Kind.unfavourite]
