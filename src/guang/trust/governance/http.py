"""The operators' doors: reports, restrictions, and screenings that wait for a person."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

import msgspec
from litestar import delete, get, post
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CaseId, SubjectId
from guang.kernel.text import in_
from guang.kernel.web import Caller, Role
from guang.trust.governance import verbs
from guang.trust.governance.types import Case, Complaint, Finding, Judgement, Restriction

HITS_WINDOW = timedelta(days=30)
Most = Annotated[int, Parameter(query="limit", ge=1, le=200)]
Reason = Annotated[str, msgspec.Meta(min_length=2, max_length=300, pattern=r"^[^\x00]*$")]
SubjectText = Annotated[str, msgspec.Meta(min_length=3, max_length=40)]


class ComplaintOut(msgspec.Struct, frozen=True):
    """A reported subject; ``score`` is its distinct reporters weighted by how often they were right."""

    subject: str
    score: float
    reporters: int
    reasons: dict[str, int]
    first_at: datetime
    last_at: datetime
    restricted: bool


class Complaints(msgspec.Struct, frozen=True):
    """The report queue, the most urgent first."""

    items: list[ComplaintOut]
    next: str | None = None


class JudgeReports(msgspec.Struct, frozen=True):
    """What an operator decides about all open reports of a subject."""

    subject: SubjectText
    judgement: Literal["upheld", "dismissed"]


class Restrict(msgspec.Struct, frozen=True):
    """What must leave every surface, and why."""

    subject: SubjectText
    reason: Reason


class RestrictionOut(msgspec.Struct, frozen=True):
    """A subject that must not be seen."""

    subject: str
    reason: str
    by: AccountId | None
    at: datetime


class Restrictions(msgspec.Struct, frozen=True):
    """Present restrictions, newest first; ``next`` is the ``before`` of the next page."""

    items: list[RestrictionOut]
    next: str | None


class FindingOut(msgspec.Struct, frozen=True):
    """A rule that applied, in the operator's language."""

    rule: str
    version: str
    outcome: str
    says: str
    field: str
    start: int
    end: int
    words: str
    shadow: bool
    other: str | None


class CaseOut(msgspec.Struct, frozen=True):
    """A screening that waits for a person."""

    id: CaseId
    subject: str
    owner: str
    texts: dict[str, dict[str, str]]
    findings: list[FindingOut]
    version: str
    at: datetime


class Cases(msgspec.Struct, frozen=True):
    """Waiting screenings, oldest first; ``next`` is the ``after`` of the next page."""

    items: list[CaseOut]
    next: str | None


class RuleOut(msgspec.Struct, frozen=True):
    """A rule in force; ``hits`` counts the screenings of the last 30 days that it applied to."""

    rule: str
    version: str
    outcome: str
    says: str
    shadow: bool
    hits: int


class Rules(msgspec.Struct, frozen=True):
    """The rulebook in force."""

    items: list[RuleOut]
    next: str | None = None


class JudgeCase(msgspec.Struct, frozen=True):
    """What an operator decides about a screening."""

    outcome: Literal["passed", "rejected"]


@get("/api/operator/reports", operation_id="list_reports", tags=["operator"])
async def list_reports(session: Session, caller: Caller, most: Most = 50) -> Complaints:
    """What people complain about."""
    caller.require(Role.OPERATOR)
    return Complaints([_complaint(found) for found in await verbs.complaints(session, most)])


@post("/api/operator/reports/judgements", operation_id="judge_reports", tags=["operator"], status_code=204)
async def judge_reports(session: Session, caller: Caller, now: datetime, data: JudgeReports) -> None:
    """Decide about all open reports of one subject; upheld ones take it off every surface."""
    operator = caller.require(Role.OPERATOR)
    await verbs.judge_report(session, operator, SubjectId(data.subject), Judgement(data.judgement), now)


@get("/api/operator/restrictions", operation_id="list_restrictions", tags=["operator"])
async def list_restrictions(
    session: Session, caller: Caller, before: datetime | None = None, most: Most = 50
) -> Restrictions:
    """What is hidden at present."""
    caller.require(Role.OPERATOR)
    found = await verbs.restrictions(session, before, most)
    following = found[-1].at.isoformat() if len(found) == most else None
    return Restrictions([_restriction(one) for one in found], following)


@post("/api/operator/restrictions", operation_id="restrict_subject", tags=["operator"], status_code=204)
async def restrict(session: Session, caller: Caller, now: datetime, data: Restrict) -> None:
    """Take an account, store, product, video or comment off every surface."""
    operator = caller.require(Role.OPERATOR)
    await verbs.restrict(session, SubjectId(data.subject), data.reason, operator, now)


@delete("/api/operator/restrictions/{subject:str}", operation_id="restore_subject", tags=["operator"])
async def restore(session: Session, caller: Caller, subject: str) -> None:
    """Let it be seen again."""
    operator = caller.require(Role.OPERATOR)
    await verbs.restore(session, SubjectId(subject), operator)


@get("/api/operator/cases", operation_id="list_cases", tags=["operator"])
async def list_cases(session: Session, caller: Caller, after: CaseId | None = None, most: Most = 50) -> Cases:
    """Screenings that rules could not decide."""
    caller.require(Role.OPERATOR)
    found = await verbs.waiting_cases(session, after, most)
    following = found[-1].id.text if len(found) == most else None
    return Cases([_case(case, caller.locale) for case in found], following)


@post("/api/operator/cases/{case:str}/judgement", operation_id="judge_case", tags=["operator"], status_code=204)
async def judge_case(session: Session, caller: Caller, now: datetime, case: CaseId, data: JudgeCase) -> None:
    """Decide a screening; what waited for it goes on at once."""
    operator = caller.require(Role.OPERATOR)
    await verbs.judge_screening(session, operator, case, is_fine=data.outcome == "passed", now=now)


@get("/api/operator/rules", operation_id="list_rules", tags=["operator"])
async def list_rules(session: Session, caller: Caller, now: datetime) -> Rules:
    """The rules in force and how often each applies; one in shadow is only being watched."""
    caller.require(Role.OPERATOR)
    hits = await verbs.rule_hits(session, now - HITS_WINDOW)
    return Rules([RuleOut(r.rule, r.version, r.outcome, in_(r.says, caller.locale), r.is_shadow, r.hits) for r in hits])


def _complaint(found: Complaint) -> ComplaintOut:
    return ComplaintOut(
        found.subject,
        found.score,
        found.reporters,
        found.reasons,
        found.first_at,
        found.last_at,
        found.is_restricted,
    )


def _restriction(found: Restriction) -> RestrictionOut:
    return RestrictionOut(found.subject, found.reason, found.by, found.at)


def _case(case: Case, locale: str) -> CaseOut:
    findings = [_finding(found, locale) for found in case.findings]
    return CaseOut(case.id, case.subject, case.owner, case.texts, findings, case.version, case.at)


def _finding(found: Finding, locale: str) -> FindingOut:
    return FindingOut(
        found.rule,
        found.version,
        found.outcome,
        in_(found.says, locale),
        found.field,
        found.start,
        found.end,
        found.words,
        found.is_shadow,
        found.other,
    )


routes = [list_reports, judge_reports, list_restrictions, restrict, restore, list_cases, judge_case, list_rules]
