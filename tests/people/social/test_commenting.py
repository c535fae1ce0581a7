"""Comments and their replies."""

from datetime import datetime

import pytest
from tests.people.social.conftest import Opener, a_guest, a_video

from guang.kernel.db import Session
from guang.kernel.ids import CommentId, ProductId, SubjectId, new_id
from guang.kernel.words import BadText
from guang.people import social
from guang.people.social.errors import BlockedBetween, CommentMissing, WrongSubject, WrongThread
from guang.people.social.verbs import circling, commenting, keeping


async def say(
    session: Session, who: social.Person, subject: SubjectId, words: str, now: datetime, *, to: CommentId | None = None
) -> social.Comment:
    return await social.comment(session, who, social.NewComment(subject=subject, text=words, reply_to=to), now)


async def seen_by(session: Session, viewer: object, subject: SubjectId) -> list[str]:
    page = await social.comments(session, subject, viewer)  # type: ignore[arg-type]
    return [each.text for each in page.items]


async def test_a_comment_stands_under_its_video(session: Session, now: datetime, somebody: Opener) -> None:
    ann, video = await somebody("Ann Lee"), a_video()

    said = await say(session, ann, video, "  What a \t bowl!  ", now)

    assert (said.text, said.is_mine, said.likes, said.replies, said.reply_to) == ("What a bowl!", True, 0, 0, None)
    assert said.author is not None
    assert (said.author.id, said.author.name) == (ann.account, "Ann Lee")
    assert (await social.counts(session, [video]))[video].comments == 1
    assert (await social.comments(session, video, a_guest())).items[0].is_mine is False


async def test_a_reply_to_a_reply_stays_in_the_thread(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    head = await say(session, ann, video, "first", now)
    answer = await say(session, bo, video, "second", now, to=head.id)
    await say(session, ann, video, "third", now, to=answer.id)

    roots = (await social.comments(session, video, ann.viewer)).items
    thread = (await commenting.replies(session, head.id, ann.viewer)).items

    assert [(each.text, each.replies) for each in roots] == [("first", 2)]
    assert [(each.text, each.answered.id if each.answered else None) for each in thread] == [
        ("second", ann.account),
        ("third", bo.account),
    ]
    assert (await social.counts(session, [video]))[video].comments == 3


async def test_comments_come_newest_first_page_by_page(session: Session, now: datetime, somebody: Opener) -> None:
    ann, video = await somebody(), a_video()
    for number in range(5):
        await say(session, ann, video, f"no {number}", now)

    first = await social.comments(session, video, ann.viewer, most=2)
    second = await social.comments(session, video, ann.viewer, first.next, most=2)
    third = await social.comments(session, video, ann.viewer, second.next, most=2)

    words = [each.text for page in (first, second, third) for each in page.items]
    assert words == ["no 4", "no 3", "no 2", "no 1", "no 0"]
    assert third.next is None


async def test_blocked_people_do_not_see_each_others_comments(
    session: Session, now: datetime, somebody: Opener
) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    await say(session, ann, video, "by ann", now)
    await say(session, bo, video, "by bo", now)

    await circling.block(session, ann, bo.account, now)

    assert await seen_by(session, ann.viewer, video) == ["by ann"]
    assert await seen_by(session, bo.viewer, video) == ["by bo"]
    assert await seen_by(session, a_guest(), video) == ["by bo", "by ann"]


async def test_nobody_answers_across_a_block(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    said = await say(session, ann, video, "by ann", now)
    await circling.block(session, ann, bo.account, now)

    with pytest.raises(BlockedBetween):
        await say(session, bo, video, "hey", now, to=said.id)

    assert (await social.counts(session, [video]))[video].comments == 1


async def test_whom_the_maker_blocked_does_not_comment(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    await keeping.remember_maker(session, video, ann.account)
    await circling.block(session, ann, bo.account, now)

    with pytest.raises(BlockedBetween):
        await say(session, bo, video, "hey", now)

    assert await seen_by(session, a_guest(), video) == []


async def test_one_deletes_ones_own_comment(session: Session, now: datetime, somebody: Opener) -> None:
    ann, video = await somebody(), a_video()
    said = await say(session, ann, video, "oops", now)

    await commenting.uncomment(session, ann, said.id, now)

    assert await seen_by(session, ann.viewer, video) == []
    assert (await social.counts(session, [video]))[video].comments == 0
    with pytest.raises(CommentMissing):
        await commenting.uncomment(session, ann, said.id, now)
    assert (await social.counts(session, [video]))[video].comments == 0


async def test_a_deleted_comment_with_replies_keeps_its_place_without_words(
    session: Session, now: datetime, somebody: Opener
) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    said = await say(session, ann, video, "oops", now)
    await say(session, bo, video, "what?", now, to=said.id)

    await commenting.uncomment(session, ann, said.id, now)

    roots = (await social.comments(session, video, bo.viewer)).items
    assert [(each.text, each.is_deleted, each.replies) for each in roots] == [("", True, 1)]


async def test_somebody_elses_comment_is_missing_to_me(session: Session, now: datetime, somebody: Opener) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    said = await say(session, ann, video, "mine", now)

    with pytest.raises(CommentMissing):
        await commenting.uncomment(session, bo, said.id, now)

    assert await seen_by(session, bo.viewer, video) == ["mine"]


async def test_the_maker_of_a_video_deletes_comments_under_it(
    session: Session, now: datetime, somebody: Opener
) -> None:
    ann, bo, video = await somebody("Ann"), await somebody("Bo"), a_video()
    await keeping.remember_maker(session, video, bo.account)
    said = await say(session, ann, video, "rude", now)

    await commenting.uncomment(session, bo, said.id, now)

    assert await seen_by(session, ann.viewer, video) == []


async def test_a_restricted_comment_leaves_and_comes_back(session: Session, now: datetime, somebody: Opener) -> None:
    ann, video = await somebody(), a_video()
    said = await say(session, ann, video, "hmm", now)

    for _ in range(2):
        await commenting.set_restricted(session, said.id, now, restricted=True)
    assert await seen_by(session, ann.viewer, video) == []
    assert (await social.counts(session, [video]))[video].comments == 0

    for _ in range(2):
        await commenting.set_restricted(session, said.id, now, restricted=False)
    assert await seen_by(session, ann.viewer, video) == ["hmm"]
    assert (await social.counts(session, [video]))[video].comments == 1


async def test_an_answer_belongs_under_the_same_thing(session: Session, now: datetime, somebody: Opener) -> None:
    ann, video = await somebody(), a_video()
    said = await say(session, ann, video, "here", now)

    with pytest.raises(WrongThread):
        await say(session, ann, new_id(ProductId).subject, "there", now, to=said.id)
    with pytest.raises(CommentMissing):
        await say(session, ann, video, "to nobody", now, to=new_id(CommentId))

    assert await seen_by(session, ann.viewer, video) == ["here"]


@pytest.mark.parametrize("words", ["", "   \n ", "x" * 501, "turned \u202e round"])
async def test_words_that_cannot_stand_are_refused(
    session: Session, now: datetime, somebody: Opener, words: str
) -> None:
    ann, video = await somebody(), a_video()

    with pytest.raises(BadText):
        await say(session, ann, video, words, now)

    assert (await social.counts(session, [video]))[video] == social.Counts()


async def test_people_are_not_commented_on(session: Session, now: datetime, somebody: Opener) -> None:
    ann = await somebody()

    with pytest.raises(WrongSubject):
        await say(session, ann, ann.account.subject, "hi", now)
