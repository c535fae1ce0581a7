"""Reports."""

from datetime import datetime

import pytest
from sqlalchemy import text
from tests.people.social.conftest import Opener, a_guest, a_video

from guang.kernel.db import Session
from guang.kernel.ids import CommentId, OrderId, new_id
from guang.people import social
from guang.people.social.errors import CommentMissing, OwnSelf, WrongSubject
from guang.people.social.types import Complaint
from guang.people.social.verbs import complaining


async def told(session: Session, subject: str) -> int:
    await session.flush()
    query = "SELECT count(*) FROM journal.facts WHERE name = 'people.subject_reported.v1' AND body->>'subject' = :s"
    return int(await session.scalar(text(query), {"s": subject}) or 0)


async def test_reporting_the_same_thing_twice_is_one_report(session: Session) -> None:
    viewer, video = a_guest(), a_video()

    first = await complaining.report(session, viewer, video, Complaint.COUNTERFEIT, "the logo is wrong")
    second = await complaining.report(session, viewer, video, Complaint.SPAM)

    assert first == second
    kept = await complaining.reports(session, video)
    assert [(each.reason, each.text) for each in kept] == [("counterfeit", "the logo is wrong")]
    assert await told(session, video) == 1


async def test_ones_own_comment_is_not_reported(session: Session, now: datetime, somebody: Opener) -> None:
    ann = await somebody()
    said = await social.comment(session, ann, social.NewComment(subject=a_video(), text="hi"), now)

    with pytest.raises(OwnSelf):
        await complaining.report(session, ann.viewer, said.id.subject, Complaint.HATE)

    assert await told(session, said.id.subject) == 0


async def test_what_is_not_there_or_not_public_is_not_reported(session: Session) -> None:
    with pytest.raises(CommentMissing):
        await complaining.report(session, a_guest(), new_id(CommentId).subject, Complaint.HATE)
    with pytest.raises(WrongSubject):
        await complaining.report(session, a_guest(), new_id(OrderId).subject, Complaint.HATE)
