"""Restricted things are known as such; reports add up by people, not by clicks."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from guang.journal.facts.people import SubjectReported, ViewersMerged
from guang.journal.tables import FactRow
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, OrderId, ReportId, SubjectId, VideoId, ViewerId, new_id
from guang.people.accounts.verbs.acting import ActsWanted, acts
from guang.trust import governance
from guang.trust.governance import Judgement, reactions


async def report(session: Session, subject: SubjectId, viewer: ViewerId | None = None, reason: str = "fake") -> None:
    happened = SubjectReported(new_id(ReportId), viewer or new_id(ViewerId), subject, reason)
    await reactions.queue_report(session, happened)


async def facts_about(session: Session, subject: SubjectId) -> list[tuple[str, Any]]:
    await session.flush()
    query = select(FactRow.name, FactRow.body).where(FactRow.body["subject"].astext == subject).order_by(FactRow.id)
    return [(row.name, row.body) for row in await session.execute(query)]


async def test_restricting_twice_is_restricting_once(session: Session, now: datetime, operator: AccountId) -> None:
    subject = new_id(VideoId).subject

    assert await governance.restrict(session, subject, "fake", operator, now) is True
    assert await governance.restrict(session, subject, "fake", operator, now) is False

    assert await governance.is_restricted(session, [subject, new_id(VideoId).subject]) == {subject}
    assert [name for name, _ in await facts_about(session, subject)] == ["trust.subject_restricted.v1"]
    (act,) = await acts(session, ActsWanted(subject=subject))
    assert (act.actor, act.act, act.facts) == (operator, "governance.restrict", {"reason": "fake"})


async def test_what_is_restored_may_be_seen(session: Session, now: datetime, operator: AccountId) -> None:
    subject = new_id(VideoId).subject
    await governance.restrict(session, subject, "fake", operator, now)

    await governance.restore(session, subject, operator)

    assert await governance.is_restricted(session, [subject]) == set()
    names = [name for name, _ in await facts_about(session, subject)]
    assert names == ["trust.subject_restricted.v1", "trust.subject_restored.v1"]
    with pytest.raises(governance.NotRestricted):
        await governance.restore(session, subject, operator)


@pytest.mark.parametrize("subject", ["", "vid_", "nonsense", "vid_0000000000000'", new_id(OrderId).text])
async def test_only_what_can_be_seen_can_be_hidden(session: Session, now: datetime, subject: str) -> None:
    with pytest.raises(Refusal):
        await governance.restrict(session, SubjectId(subject), "why", None, now)
    assert await governance.is_restricted(session, [SubjectId(subject)]) == set()


async def test_ten_reports_of_one_person_count_less_than_two_of_two(session: Session) -> None:
    loud, real = new_id(VideoId).subject, new_id(VideoId).subject
    complainer = new_id(ViewerId)
    for _ in range(10):
        await report(session, loud, complainer)
    for _ in range(2):
        await report(session, real)

    queue = {complaint.subject: complaint for complaint in await governance.complaints(session, 200)}

    assert (queue[loud].reporters, queue[loud].score, queue[loud].reasons) == (1, 0.5, {"fake": 10})
    assert (queue[real].reporters, queue[real].score) == (2, 1.0)


async def test_a_report_heard_twice_is_one(session: Session) -> None:
    subject = new_id(VideoId).subject
    happened = SubjectReported(new_id(ReportId), new_id(ViewerId), subject, "fake")
    await reactions.queue_report(session, happened)
    await reactions.queue_report(session, happened)

    (complaint,) = [one for one in await governance.complaints(session, 200) if one.subject == subject]
    assert complaint.reasons == {"fake": 1}


async def test_a_guest_who_becomes_known_keeps_one_voice(session: Session) -> None:
    subject = new_id(VideoId).subject
    guest, known = new_id(ViewerId), new_id(ViewerId)
    await report(session, subject, guest)
    await report(session, subject, known)

    await reactions.merge_reporter(session, ViewersMerged(guest, known))

    (complaint,) = [one for one in await governance.complaints(session, 200) if one.subject == subject]
    assert complaint.reporters == 1


async def test_upheld_reports_hide_the_subject_and_make_their_reporters_weightier(
    session: Session, now: datetime, operator: AccountId
) -> None:
    subject, later = new_id(VideoId).subject, new_id(VideoId).subject
    keen = new_id(ViewerId)
    await report(session, subject, keen, "counterfeit")
    await report(session, subject, reason="counterfeit")
    await report(session, subject, reason="rude")

    await governance.judge_report(session, operator, subject, Judgement.UPHELD, now)
    await report(session, later, keen)

    assert await governance.is_restricted(session, [subject]) == {subject}
    facts = await facts_about(session, subject)
    assert [name for name, _ in facts] == ["trust.report_judged.v1", "trust.subject_restricted.v1"]
    assert facts[1][1]["reason"] == "counterfeit"
    queue = {complaint.subject: complaint for complaint in await governance.complaints(session, 200)}
    assert subject not in queue
    assert queue[later].score == 0.67


async def test_dismissed_reports_hide_nothing_and_make_their_reporters_lighter(
    session: Session, now: datetime, operator: AccountId
) -> None:
    subject, later = new_id(VideoId).subject, new_id(VideoId).subject
    grumbler = new_id(ViewerId)
    await report(session, subject, grumbler)

    await governance.judge_report(session, operator, subject, Judgement.DISMISSED, now)
    await report(session, later, grumbler)

    assert await governance.is_restricted(session, [subject]) == set()
    queue = {complaint.subject: complaint for complaint in await governance.complaints(session, 200)}
    assert queue[later].score == 0.33
    with pytest.raises(governance.NothingReported):
        await governance.judge_report(session, operator, subject, Judgement.UPHELD, now)


async def test_every_act_of_an_operator_is_in_the_log(session: Session, now: datetime, operator: AccountId) -> None:
    subject = new_id(VideoId).subject
    await report(session, subject)
    await governance.judge_report(session, operator, subject, Judgement.UPHELD, now)
    await governance.restore(session, subject, operator)

    noted = [act.act for act in await acts(session, ActsWanted(actor=operator))]
    assert sorted(noted) == ["governance.judge_report", "governance.restore", "governance.restrict"]


async def test_operators_doors_are_closed_to_everybody_else(client: Any) -> None:
    assert (await client.get("/api/operator/reports")).status_code == 401
    body = {"subject": new_id(VideoId).text, "reason": "fake"}
    assert (await client.post("/api/operator/restrictions", json=body)).status_code == 401
