"""All SQL of governance."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import CaseId, ReportId, SubjectId, ViewerId, new_id
from guang.trust.governance import fingerprints
from guang.trust.governance.tables import FingerprintRow, ReporterRow, ReportRow, RestrictionRow, ScreeningRow
from guang.trust.governance.types import Candidate, Case, Finding, Judgement, Outcome, Restriction

PrintKind = Literal["text", "picture"]
Near = dict[SubjectId, tuple[str, int]]
"""Subjects with a near fingerprint, each with its owner and its distance."""


async def insert_screening(
    session: Session, candidate: Candidate, findings: Sequence[Finding], facts: dict[str, Any], now: datetime
) -> CaseId:
    """Write down what was found about a candidate."""
    case_id = new_id(CaseId)
    await session.execute(
        insert(ScreeningRow).values(
            id=case_id,
            subject=candidate.subject.text,
            owner=candidate.owner.text,
            texts={name: dict(text) for name, text in candidate.texts.items()},
            findings=[asdict(found) for found in findings],
            at=now,
            **facts,
        )
    )
    return case_id


async def last_judged(session: Session, subject: str, content: str) -> Outcome | None:
    """What a person last said about exactly this content of a subject, if one was asked."""
    outcome = await session.scalar(
        select(ScreeningRow.judged_outcome)
        .where(
            ScreeningRow.subject == subject,
            ScreeningRow.content == content,
            ScreeningRow.judged_outcome.is_not(None),
        )
        .order_by(ScreeningRow.id.desc())
        .limit(1)
    )
    return None if outcome is None else Outcome(outcome)


async def waiting_cases(session: Session, after: CaseId | None, most: int) -> list[Case]:
    """Screenings that wait for a person, oldest first."""
    query = select(ScreeningRow).where(ScreeningRow.outcome == Outcome.HUMAN_QUEUE, ScreeningRow.judged_at.is_(None))
    if after is not None:
        query = query.where(ScreeningRow.id > after)
    rows = await session.scalars(query.order_by(ScreeningRow.id).limit(most))
    return [_case(row) for row in rows]


async def lock_case(session: Session, case_id: CaseId) -> ScreeningRow | None:
    """A screening, held until this transaction ends."""
    row: ScreeningRow | None = await session.scalar(
        select(ScreeningRow).where(ScreeningRow.id == case_id).with_for_update()
    )
    return row


async def withdraw_cases(session: Session, subject: str, before: CaseId, now: datetime) -> None:
    """Earlier waiting screenings of a subject are overtaken by a newer one."""
    await session.execute(
        update(ScreeningRow)
        .where(
            ScreeningRow.subject == subject,
            ScreeningRow.id < before,
            ScreeningRow.outcome == Outcome.HUMAN_QUEUE,
            ScreeningRow.judged_at.is_(None),
        )
        .values(judged_at=now)
    )


async def kept_fingerprints(session: Session, subject: str) -> dict[str, int]:
    """What a subject looked like when it was let through, by kind of fingerprint."""
    query = select(FingerprintRow.kind, FingerprintRow.value).where(FingerprintRow.subject == subject)
    return {row.kind: row.value for row in await session.execute(query)}


async def keep_fingerprint(session: Session, subject: str, owner: str, kind: PrintKind, value: int) -> None:
    """Remember what a candidate looks like, in place of what it looked like before."""
    bands = {f"band_{number}": band for number, band in enumerate(fingerprints.bands(value))}
    fields: dict[str, Any] = {"owner": owner, "value": value, **bands}
    await session.execute(
        insert(FingerprintRow)
        .values(subject=subject, kind=kind, **fields)
        .on_conflict_do_update(index_elements=["subject", "kind"], set_=fields)
    )


async def forget_fingerprints(session: Session, subject: str) -> None:
    """A subject that has left may come back under another id."""
    await session.execute(delete(FingerprintRow).where(FingerprintRow.subject == subject))


async def erase_owner(session: Session, owner: str, viewer: ViewerId) -> None:
    """Forget the words, looks and record of somebody who has left."""
    await session.execute(delete(ScreeningRow).where(ScreeningRow.owner == owner))
    await session.execute(delete(FingerprintRow).where(FingerprintRow.owner == owner))
    await session.execute(delete(ReporterRow).where(ReporterRow.viewer == viewer))


async def near(session: Session, subject: str, kind: PrintKind, value: int) -> Near:
    """Other subjects of the same kind of id whose fingerprint is within reach."""
    bands = fingerprints.bands(value)
    columns = (FingerprintRow.band_0, FingerprintRow.band_1, FingerprintRow.band_2, FingerprintRow.band_3)
    rows = await session.execute(
        select(FingerprintRow.subject, FingerprintRow.owner, FingerprintRow.value).where(
            FingerprintRow.kind == kind,
            or_(*(column == band for column, band in zip(columns, bands, strict=True))),
            FingerprintRow.subject != subject,
            FingerprintRow.subject.startswith(subject[:4]),
        )
    )
    found = ((row.subject, row.owner, fingerprints.distance(row.value, value)) for row in rows)
    return {SubjectId(s): (owner, apart) for s, owner, apart in found if apart <= fingerprints.NEAR}


async def insert_report(
    session: Session, report: ReportId, subject: str, viewer: ViewerId, reason: str, at: datetime
) -> None:
    """Note a report; the same report twice is one."""
    await session.execute(
        insert(ReportRow)
        .values(id=report, subject=subject, viewer=viewer, reason=reason, at=at)
        .on_conflict_do_nothing()
    )


async def merge_reporter(session: Session, source: ViewerId, into: ViewerId) -> None:
    """What a guest reported is now what an account reported."""
    await session.execute(update(ReportRow).where(ReportRow.viewer == source).values(viewer=into))


async def open_reports(session: Session, subjects: Collection[str] | None, most: int) -> list[Any]:
    """Per subject: reasons, times and reporters of its open reports, the most reported first."""
    query = (
        select(
            ReportRow.subject,
            func.count(ReportRow.viewer.distinct()).label("reporters"),
            func.min(ReportRow.at).label("first_at"),
            func.max(ReportRow.at).label("last_at"),
            func.array_agg(ReportRow.reason).label("reasons"),
        )
        .where(ReportRow.judgement.is_(None))
        .group_by(ReportRow.subject)
        .order_by(func.count(ReportRow.viewer.distinct()).desc(), func.min(ReportRow.at))
        .limit(most)
    )
    if subjects is not None:
        query = query.where(ReportRow.subject.in_(list(subjects)))
    return list(await session.execute(query))


async def reporters_of(session: Session, subjects: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """For each subject, how often each of its distinct open reporters was right and wrong before."""
    who = (
        select(ReportRow.subject, ReportRow.viewer)
        .where(ReportRow.judgement.is_(None), ReportRow.subject.in_(list(subjects)))
        .distinct()
        .subquery()
    )
    rows = await session.execute(
        select(who.c.subject, func.coalesce(ReporterRow.upheld, 0), func.coalesce(ReporterRow.dismissed, 0)).outerjoin(
            ReporterRow, ReporterRow.viewer == who.c.viewer
        )
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for subject, upheld, dismissed in rows:
        found.setdefault(subject, []).append((int(upheld), int(dismissed)))
    return found


async def close_reports(session: Session, subject: str, judgement: Judgement) -> set[ViewerId]:
    """Judge every open report about a subject; returns whose they were."""
    rows = await session.scalars(
        update(ReportRow)
        .where(ReportRow.subject == subject, ReportRow.judgement.is_(None))
        .values(judgement=judgement)
        .returning(ReportRow.viewer)
    )
    return set(rows)


async def credit_reporters(session: Session, viewers: Collection[ViewerId], judgement: Judgement) -> None:
    """Count a right or a wrong report for each of these people."""
    was_right = judgement is Judgement.UPHELD
    new = [{"viewer": viewer, "upheld": int(was_right), "dismissed": int(not was_right)} for viewer in sorted(viewers)]
    column = ReporterRow.upheld if was_right else ReporterRow.dismissed
    await session.execute(
        insert(ReporterRow).values(new).on_conflict_do_update(index_elements=["viewer"], set_={column.key: column + 1})
    )


async def insert_restriction(session: Session, restriction: Restriction) -> bool:
    """Restrict a subject; False if it is restricted already."""
    made = await session.execute(
        insert(RestrictionRow)
        .values(subject=restriction.subject, reason=restriction.reason, by=restriction.by, at=restriction.at)
        .on_conflict_do_nothing()
        .returning(RestrictionRow.subject)
    )
    return made.first() is not None


async def delete_restriction(session: Session, subject: SubjectId) -> bool:
    """Lift a restriction; False if there is none."""
    gone = await session.execute(
        delete(RestrictionRow).where(RestrictionRow.subject == subject).returning(RestrictionRow.subject)
    )
    return gone.first() is not None


async def restricted_among(session: Session, subjects: Collection[str]) -> set[SubjectId]:
    """Which of these subjects are restricted."""
    if not subjects:
        return set()
    rows = await session.scalars(select(RestrictionRow.subject).where(RestrictionRow.subject.in_(list(subjects))))
    return {SubjectId(subject) for subject in rows}


async def restriction_of(session: Session, subject: SubjectId) -> Restriction | None:
    """The present restriction of a subject."""
    row = await session.get(RestrictionRow, subject)
    return None if row is None else Restriction(SubjectId(row.subject), row.reason, row.by, row.at)


async def restrictions(session: Session, before: datetime | None, most: int) -> list[Restriction]:
    """Present restrictions, newest first."""
    query = select(RestrictionRow).order_by(RestrictionRow.at.desc(), RestrictionRow.subject).limit(most)
    if before is not None:
        query = query.where(RestrictionRow.at < before)
    return [Restriction(SubjectId(row.subject), row.reason, row.by, row.at) for row in await session.scalars(query)]


async def rule_hits(session: Session, since: datetime) -> dict[tuple[str, str], int]:
    """For each rule and version: how many screenings it applied to."""
    rows = await session.execute(
        text(
            "SELECT found->>'rule' AS rule, found->>'version' AS version, count(DISTINCT id) AS hits "
            "FROM trust.screenings, jsonb_array_elements(findings) AS found WHERE at >= :since GROUP BY 1, 2"
        ),
        {"since": since},
    )
    return {(row.rule, row.version): int(row.hits) for row in rows}


def _case(row: ScreeningRow) -> Case:
    return Case(
        id=row.id,
        subject=SubjectId(row.subject),
        owner=SubjectId(row.owner),
        outcome=Outcome(row.judged_outcome or row.outcome),
        texts=row.texts,
        findings=tuple(msgspec.convert(found, Finding) for found in row.findings),
        version=row.version,
        at=row.at,
        judged_by=row.judged_by,
        judged_at=row.judged_at,
    )
