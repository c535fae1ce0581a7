"""What people complain about, and what comes of it."""

from collections import Counter
from datetime import datetime

from guang import journal
from guang.journal.facts.trust import ReportJudged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ReportId, SubjectId, ViewerId
from guang.people import accounts
from guang.trust.governance import rules, store
from guang.trust.governance.errors import NothingReported
from guang.trust.governance.types import Complaint, Judgement
from guang.trust.governance.verbs.restrict import restrict

QUEUE_DEPTH = 500
"""How many subjects, the most reported first, are weighed for the operators' page."""


async def take_report(
    session: Session, report: ReportId, subject: SubjectId, viewer: ViewerId, reason: str, at: datetime
) -> None:
    """Put a report into the queue; the same report twice is one."""
    await store.insert_report(session, report, subject, viewer, reason, at)


async def merge_reporter(session: Session, source: ViewerId, into: ViewerId) -> None:
    """A guest turned out to be somebody known: two reports about one subject become one voice."""
    await store.merge_reporter(session, source, into)


async def complaints(session: Session, most: int = 50) -> list[Complaint]:
    """Reported subjects, the most urgent first: distinct reporters, each weighted by how often they were right."""
    rows = await store.open_reports(session, None, QUEUE_DEPTH)
    subjects = [row.subject for row in rows]
    records = await store.reporters_of(session, subjects)
    held = await store.restricted_among(session, subjects)
    found = [
        Complaint(
            subject=SubjectId(row.subject),
            score=rules.score(rules.weight(*record) for record in records[row.subject]),
            reporters=row.reporters,
            reasons=dict(Counter(row.reasons).most_common()),
            first_at=row.first_at,
            last_at=row.last_at,
            is_restricted=SubjectId(row.subject) in held,
        )
        for row in rows
    ]
    return sorted(found, key=lambda complaint: (-complaint.score, complaint.first_at))[:most]


async def judge_report(
    session: Session, operator: AccountId, subject: SubjectId, judgement: Judgement, now: datetime
) -> None:
    """Decide about all open reports of a subject; upheld ones restrict it, for the reason most reporters gave.

    The reporters' later reports weigh more or less from now on.

    Raises:
        NothingReported: no report is open (or somebody has just judged them).

    Records: ``trust.report_judged`` and, the first time, ``trust.subject_restricted``.
    """
    rows = await store.open_reports(session, [subject], 1)
    reporters = await store.close_reports(session, subject, judgement)
    if not rows or not reporters:
        raise NothingReported(subject=subject)
    await store.credit_reporters(session, reporters, judgement)
    await accounts.record_act(session, operator, "governance.judge_report", subject, {"judgement": judgement})
    journal.append(session, ReportJudged(subject, judgement, operator))
    if judgement is Judgement.UPHELD:
        reason = Counter(rows[0].reasons).most_common(1)[0][0]
        await restrict(session, subject, reason, operator, now)
