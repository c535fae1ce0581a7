"""What the social room does when it hears facts, delivered as a worker does."""

from datetime import datetime

from tests.people.social.conftest import a_guest, a_video

from guang import journal
from guang.doors.house import House
from guang.journal import Behaviour, Kind, reactions
from guang.journal.facts.media import VideoPublished
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, VideoId, new_id
from guang.people import accounts, inbox, social
from guang.people.inbox import service
from guang.people.social import jobs
from guang.people.social.verbs import circling


async def open_one(database: Database, now: datetime, name: str = "Ann Lee") -> social.Person:
    async with database.transaction() as session:
        profile = await accounts.open_account(session, accounts.NewAccount(name=name), now)
    return social.Person(profile.viewer, profile.id)


async def publish(database: Database, maker: social.Person) -> VideoId:
    video = new_id(VideoId)
    async with database.transaction() as session:
        fact = VideoPublished(
            video=video, creator=maker.account, creator_viewer=maker.viewer, title={"en": "Bowl"}, duration_ms=1000
        )
        journal.append(session, fact)
    return video


async def drain(database: Database) -> None:
    names = [name for name in reactions.registered() if name.split(".")[0] in {"social", "inbox"}]
    for _ in range(3):
        for name in names:
            while await reactions.deliver(database, reactions.registered()[name], clock.now()):
                pass


async def notices(database: Database, who: social.Person) -> list[tuple[str, str]]:
    async with database.transaction() as session:
        page = await service.read(session, who.account, "en")
    return [(each.kind, each.title) for each in page.items]


async def test_makers_and_the_answered_hear_of_comments(database: Database, now: datetime) -> None:
    maker, ann, bo = [await open_one(database, now, name) for name in ("Mia", "Ann", "Bo")]
    video = (await publish(database, maker)).subject
    async with database.transaction() as session:
        head = await social.comment(session, ann, social.NewComment(subject=video, text="one"), now)
        await social.comment(session, bo, social.NewComment(subject=video, text="two", reply_to=head.id), now)
        await social.comment(session, maker, social.NewComment(subject=video, text="three"), now)

    await drain(database)

    assert await notices(database, maker) == [("commented", "Bo commented"), ("commented", "Ann commented")]
    assert await notices(database, ann) == [("replied", "Bo replied to you")]
    assert await notices(database, bo) == []


async def test_a_new_follower_is_news_once(database: Database, now: datetime) -> None:
    ann, bo = await open_one(database, now, "Ann"), await open_one(database, now, "Bo")
    for _ in range(2):
        async with database.transaction() as session:
            await social.follow(session, ann, bo.account, now)
        async with database.transaction() as session:
            await circling.unfollow(session, ann, bo.account)

    await drain(database)

    assert await notices(database, bo) == [("followed", "Ann follows you")]


async def test_governance_hides_a_comment_and_puts_it_back(database: Database, now: datetime) -> None:
    ann, video = await open_one(database, now), a_video()
    async with database.transaction() as session:
        said = await social.comment(session, ann, social.NewComment(subject=video, text="hm"), now)
        journal.append(session, SubjectRestricted(subject=said.id.subject, reason="rude"))
    await drain(database)

    async with database.transaction() as session:
        assert (await social.comments(session, video, ann.viewer)).items == []
        journal.append(session, SubjectRestored(subject=said.id.subject))
    await drain(database)

    async with database.transaction() as session:
        assert [each.text for each in (await social.comments(session, video, ann.viewer)).items] == ["hm"]
        told = (await service.read(session, ann.account, "en")).items
    assert [each.text for each in told] == [
        "Your comment is shown again.",
        "Your comment is no longer shown. Reason: rude.",
    ]


async def test_a_maker_hears_what_governance_does(database: Database, now: datetime) -> None:
    maker = await open_one(database, now)
    video = await publish(database, maker)
    async with database.transaction() as session:
        journal.append(session, SubjectRestricted(subject=video.subject, reason="counterfeit"))

    await drain(database)

    async with database.transaction() as session:
        assert await inbox.unread(session, maker.account) == 1
    assert await notices(database, maker) == [("restricted", "Taken off the street")]


async def test_merging_and_leaving_reach_this_room(database: Database, now: datetime) -> None:
    ann, guest, video = await open_one(database, now), a_guest(), a_video()
    async with database.transaction() as session:
        await social.like(session, guest, video, now)
        journal.append(session, ViewersMerged(source=guest, into=ann.viewer))
    await drain(database)
    async with database.transaction() as session:
        assert (await social.mine(session, ann.viewer, [video]))[video].liked
        journal.append(session, AccountErased(account=ann.account, viewer=ann.viewer))

    await drain(database)

    async with database.transaction() as session:
        assert (await social.counts(session, [video]))[video].likes == 0


async def test_shares_that_browsers_report_are_counted_once(house: House) -> None:
    video = new_id(VideoId)
    async with house.database.transaction() as session:
        for _ in range(3):
            act = Behaviour(id=new_id(EventId), viewer=a_guest(), kind=Kind.share, subject=video)
            journal.behave(session, act)

    for _ in range(2):
        await jobs.count_shares(house.context)

    async with house.database.transaction() as session:
        assert (await social.counts(session, [video.subject]))[video.subject].shares == 3
