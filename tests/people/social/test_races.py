"""Two at the same moment, with real concurrent sessions."""

import asyncio
from datetime import datetime

from tests.people.social.conftest import a_guest, a_video

from guang.kernel.db import Database
from guang.kernel.ids import VideoId, new_id
from guang.people import accounts, social
from guang.people.social.verbs import circling


async def open_one(database: Database, now: datetime) -> social.Person:
    async with database.transaction() as session:
        profile = await accounts.open_account(session, accounts.NewAccount(name="Ann Lee"), now)
    return social.Person(profile.viewer, profile.id)


async def test_ten_likes_by_one_viewer_are_one(database: Database, now: datetime) -> None:
    viewer, video = a_guest(), a_video()

    async def once() -> bool:
        async with database.transaction() as session:
            return await social.like(session, viewer, video, now)

    assert sorted(await asyncio.gather(*(once() for _ in range(10)))) == [False] * 9 + [True]

    async with database.transaction() as session:
        assert (await social.counts(session, [video]))[video].likes == 1


async def test_ten_follows_by_one_person_are_one(database: Database, now: datetime) -> None:
    ann, bo = await open_one(database, now), await open_one(database, now)

    async def once() -> bool:
        async with database.transaction() as session:
            return await social.follow(session, ann, bo.account, now)

    assert sorted(await asyncio.gather(*(once() for _ in range(10)))) == [False] * 9 + [True]

    async with database.transaction() as session:
        assert (await social.standings(session, [bo.account]))[bo.account].followers == 1


async def test_forty_viewers_like_one_video_and_none_is_lost(database: Database, now: datetime) -> None:
    video = a_video()

    async def once() -> None:
        async with database.transaction() as session:
            await social.like(session, a_guest(), video, now)

    await asyncio.gather(*(once() for _ in range(40)))

    async with database.transaction() as session:
        assert (await social.counts(session, [video]))[video].likes == 40


async def test_people_who_follow_each_other_at_once_do_not_wait_in_a_circle(database: Database, now: datetime) -> None:
    ann, bo = await open_one(database, now), await open_one(database, now)

    async def once(one: social.Person, other: social.Person) -> None:
        async with database.transaction() as session:
            await social.follow(session, one, other.account, now)
        async with database.transaction() as session:
            await circling.unfollow(session, one, other.account)

    await asyncio.gather(*(once(*pair) for pair in [(ann, bo), (bo, ann)] * 10))

    async with database.transaction() as session:
        standings = await social.standings(session, [ann.account, bo.account])
    assert {(each.followers, each.following) for each in standings.values()} == {(0, 0)}


async def test_replies_and_new_threads_at_once_are_all_counted(database: Database, now: datetime) -> None:
    ann, video = await open_one(database, now), new_id(VideoId).subject
    async with database.transaction() as session:
        head = await social.comment(session, ann, social.NewComment(subject=video, text="head"), now)

    async def say(reply: bool) -> None:
        new = social.NewComment(subject=video, text="more", reply_to=head.id if reply else None)
        async with database.transaction() as session:
            await social.comment(session, ann, new, now)

    await asyncio.gather(*(say(bool(number % 2)) for number in range(20)))

    async with database.transaction() as session:
        counted = await social.counts(session, [video, head.id.subject])
    assert (counted[video].comments, counted[head.id.subject].comments) == (21, 10)
