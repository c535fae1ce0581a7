"""Reports: somebody says that something breaks the rules. Governance hears the fact and decides."""

from guang import journal
from guang.journal import Kind
from guang.journal.facts.people import SubjectReported
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CommentId, ReportId, SubjectId, ViewerId, new_id, time_of
from guang.people.social import rules, store
from guang.people.social.errors import CommentMissing, OwnSelf
from guang.people.social.rules import Deed
from guang.people.social.types import NOWHERE, Complaint, Report, Seen
from guang.people.social.verbs.marking import act


async def report(
    session: Session, viewer: ViewerId, subject: SubjectId, reason: Complaint, text: str = "", *, seen: Seen = NOWHERE
) -> ReportId:
    """Report something; a second report of the same thing by the same viewer is the first one again.

    Raises:
        WrongSubject, BadText.
        CommentMissing: a comment that is not there.
        OwnSelf: one's own comment.

    Records: ``people.subject_reported`` and a behaviour.
    """
    typed = rules.check_subject(Deed.REPORT, subject)
    words = rules.clean_complaint(text)
    if isinstance(typed, CommentId):
        row = await store.comment(session, typed)
        if row is None or row.deleted_at is not None:
            raise CommentMissing
        if row.viewer == viewer:
            raise OwnSelf
    report_id = new_id(ReportId)
    values = {"id": report_id, "viewer": viewer, "subject": subject, "reason": reason.value, "text": words}
    if not await store.add_report(session, values):
        return await store.report_by(session, viewer, subject) or report_id
    journal.append(session, SubjectReported(report=report_id, viewer=viewer, subject=subject, reason=reason.value))
    journal.behave(session, act(viewer, Kind.report, typed, seen))
    return report_id


async def reports(session: Session, subject: SubjectId, most: int = 50) -> list[Report]:
    """What was said against a subject, newest first; for operators."""
    return [
        Report(row.id, row.viewer, SubjectId(row.subject), row.reason, row.text, time_of(row.id))
        for row in await store.reports(session, subject, most)
    ]


def is_own_account(account: AccountId | None, subject: SubjectId) -> bool:
    """Whether somebody is about to report themselves."""
    return account is not None and account.subject == subject
