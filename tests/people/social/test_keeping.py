"""What happens here when people merge, leave or make something."""

from datetime import datetime

from tests.people.social.conftest import Opener, a_guest, a_video

from guang.kernel.db import Session
from guang.people import social
from guang.people.social.types import Complaint
from guang.people.social.verbs import circling, commenting, complaining, keeping


async def test_what_a_guest_liked_belongs_to_the_account(session: Session, now: datetime, somebody: Opener) -> None:
    ann, guest = await somebody(), a_guest()
    both, only = a_video(), a_video()
    await social.like(session, ann.viewer, both, now)
    await social.like(session, guest, both, now)
    await social.like(session, guest, only, now)
    await social.favourite(session, guest, only, now)

    for _ in range(2):
        await keeping.merge(session, guest, ann.viewer)

    counted = await social.counts(session, [both, only])
    assert (counted[both].likes, counted[only].likes, counted[only].favourites) == (1, 1, 1)
    mine = await social.mine(session, ann.viewer, [both, only])
    assert (mine[both].liked, mine[only].liked, mine[only].favourited) == (True, True, True)
    assert (await social.mine(session, guest, [both]))[both] == social.Mine()


async def test_reports_of_a_guest_merge_without_doubling(session: Session, now: datetime, somebody: Opener) -> None:
    ann, guest, both, only = await somebody(), a_guest(), a_video(), a_video()
    for viewer, video in ((ann.viewer, both), (guest, both), (guest, only)):
        await complaining.report(session, viewer, video, Complaint.SPAM)

    await keeping.merge(session, guest, ann.viewer)

    assert [each.viewer for each in await complaining.reports(session, both)] == [ann.viewer]
    assert [each.viewer for each in await complaining.reports(session, only)] == [ann.viewer]


async def test_somebody_who_leaves_takes_everything_along(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    await social.like(session, ann.viewer, video, now)
    await social.favourite(session, ann.viewer, video, now)
    await social.follow(session, ann, bo.account, now)
    await social.follow(session, bo, ann.account, now)
    await complaining.report(session, ann.viewer, video, Complaint.SPAM, "bad")
    head = await social.comment(session, ann, social.NewComment(subject=video, text="my words"), now)
    answer = social.NewComment(subject=video, text="yours", reply_to=head.id)
    await social.comment(session, bo, answer, now)

    for _ in range(2):
        await keeping.erase(session, ann.account, ann.viewer, now)

    assert (await social.counts(session, [video]))[video] == social.Counts(comments=1)
    standing = (await social.standings(session, [bo.account]))[bo.account]
    assert (standing.followers, standing.following) == (0, 0)
    roots = (await social.comments(session, video, bo.viewer)).items
    assert [(each.text, each.author, each.is_deleted) for each in roots] == [("", None, True)]
    thread = (await commenting.replies(session, head.id, bo.viewer)).items
    assert [(each.text, each.answered) for each in thread] == [("yours", None)]
    assert await complaining.reports(session, video) == []
    assert await social.followees(session, bo.viewer) == []


async def test_likes_of_ones_works_add_up(session: Session, now: datetime, somebody: Opener) -> None:
    ann, videos = await somebody(), [a_video(), a_video()]
    for video in videos:
        await keeping.remember_maker(session, video, ann.account)
        await social.like(session, a_guest(), video, now)

    assert (await social.standings(session, [ann.account]))[ann.account].likes == 2


async def test_ones_data_can_be_taken_along(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    await social.like(session, ann.viewer, video, now)
    await social.follow(session, ann, bo.account, now)
    await circling.block(session, ann, bo.account, now)
    await social.comment(session, ann, social.NewComment(subject=video, text="my words"), now)

    taken = await keeping.export(session, ann.account, ann.viewer)

    assert [each["subject"] for each in taken["likes"]] == [video]
    assert [each["text"] for each in taken["comments"]] == ["my words"]
    assert [each.account for each in taken["blocked"]] == [bo.account]
    assert taken["following"] == []
