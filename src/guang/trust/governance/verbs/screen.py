"""May this be shown? Asked before it is, by the room that would show it."""

import asyncio
from dataclasses import replace
from datetime import datetime

from prometheus_client import Counter

from guang import journal
from guang.journal.facts.trust import ScreeningJudged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CaseId, SubjectId, ViewerId
from guang.kernel.text import DEFAULT_LOCALE
from guang.people import accounts
from guang.trust.governance import fingerprints, rulebook, rules, store
from guang.trust.governance.errors import AlreadyJudged, NoSuchCase
from guang.trust.governance.types import Candidate, Case, Finding, Outcome, RuleHits, Verdict
from guang.trust.governance.words import Where

screenings = Counter("guang_screenings_total", "Things screened before they are shown", ["kind", "outcome"])
"""Counts refusals too, whose records roll back with the request that they refuse."""


async def screen_listing(session: Session, listing: Candidate, now: datetime) -> Verdict:
    """Look at a product that wants onto the shelf.

    Checks, in this order: what every listing must have, forbidden words with their contexts, the price, duplicates
    by text and picture, restrictions of the product and its store. Content that a person has judged before keeps
    that judgement. Every look is written down with the versions of its rules; rules in shadow only leave a trace.
    """
    return await _screen(session, listing, "listing", now)


async def screen_video(session: Session, clip: Candidate, now: datetime) -> Verdict:
    """Look at a video that wants onto the street; as `screen_listing`, with the poster as its picture."""
    return await _screen(session, clip, "video", now)


async def screen_review(session: Session, review: Candidate, now: datetime) -> Verdict:
    """Look at what a buyer says about goods: no title is asked for, and praise is free.

    Words that others have used before decide nothing; they are findings in shadow, for whoever looks for rings.
    """
    return await _screen(session, review, "review", now)


def screen_message(text: str, where: Where = "message") -> tuple[Finding, ...]:
    """Look at what two people say to each other in private, or (``review``) in public; nothing is written down."""
    found = tuple(rules.check_words(rulebook.in_force(), {"text": {DEFAULT_LOCALE: text}}, where))
    screenings.labels(where, rules.outcome_of(found).value).inc()
    return tuple(one for one in found if not one.is_shadow)


async def waiting_cases(session: Session, after: CaseId | None = None, most: int = 50) -> list[Case]:
    """Screenings that wait for a person, oldest first."""
    return await store.waiting_cases(session, after, most)


async def erase_owner(session: Session, owner: AccountId, viewer: ViewerId) -> None:
    """Forget what was found about the things of somebody who has left, and how their reports fared."""
    await store.erase_owner(session, owner.text, viewer)


async def rule_hits(session: Session, since: datetime) -> list[RuleHits]:
    """Every rule of the book in force, and how often this version of it applied."""
    reader = rulebook.in_force()
    hits = await store.rule_hits(session, since)
    return [
        RuleHits(
            rule.id,
            reader.version,
            Outcome(rule.verdict),
            rule.says,
            rule.shadow,
            hits.get((rule.id, reader.version), 0),
        )
        for rule, _, _ in reader.lines
    ]


async def judge_screening(session: Session, operator: AccountId, case: CaseId, *, is_fine: bool, now: datetime) -> None:
    """Decide a screening that waits for a person; the room that asked hears of it.

    Raises:
        NoSuchCase: no screening has this id, or it never waited.
        AlreadyJudged: it has been decided, or a newer one of its subject has overtaken it.

    Records: ``trust.screening_judged``.
    """
    row = await store.lock_case(session, case)
    if row is None or row.outcome != Outcome.HUMAN_QUEUE:
        raise NoSuchCase
    if row.judged_at is not None:
        raise AlreadyJudged
    outcome = Outcome.PASSED if is_fine else Outcome.REJECTED
    row.judged_outcome, row.judged_by, row.judged_at = outcome, operator, now
    subject = SubjectId(row.subject)
    await accounts.record_act(
        session, operator, "governance.judge_screening", subject, {"case": case.text, "outcome": outcome}
    )
    journal.append(session, ScreeningJudged(case, subject, outcome, operator))
    if is_fine:
        text = fingerprints.of_text(rules.plain_text(row.texts))
        await _remember(session, row.subject, row.owner, text, row.picture_print)


async def forget(session: Session, subject: SubjectId) -> None:
    """A subject that its owner took away no longer makes others duplicates."""
    await store.forget_fingerprints(session, subject)


async def _screen(session: Session, candidate: Candidate, kind: Where, now: datetime) -> Verdict:
    reader = rulebook.in_force()
    text = fingerprints.of_text(rules.plain_text(candidate.texts))
    picture = await asyncio.to_thread(fingerprints.of_picture, candidate.picture) if candidate.picture else None
    content = rules.content_of(candidate.texts, picture)
    repeated = await _duplicates(session, candidate, text, picture)
    is_review = kind == "review"
    findings = [
        *(rules.check_texts(candidate) if is_review else rules.check_schema(candidate)),
        *rules.check_words(reader, candidate.texts, kind),
        *([replace(one, is_shadow=True) for one in repeated] if is_review else repeated),
        *await _restrictions(session, candidate),
    ]
    outcome = rules.outcome_of(findings)
    if outcome is Outcome.HUMAN_QUEUE:
        outcome, findings = await _as_judged(session, candidate, content, findings)
    facts = {"kind": kind, "outcome": outcome, "content": content, "version": reader.version, "picture_print": picture}
    screenings.labels(kind, outcome.value).inc()
    case = await store.insert_screening(session, candidate, findings, facts, now)
    await store.withdraw_cases(session, candidate.subject.text, case, now)
    if outcome is Outcome.PASSED:
        await _remember(session, candidate.subject.text, candidate.owner.text, text, picture)
    return Verdict(outcome, case, reader.version, tuple(findings), text)


async def _as_judged(
    session: Session, candidate: Candidate, content: str, findings: list[Finding]
) -> tuple[Outcome, list[Finding]]:
    """What a person said about the same content before, if one did."""
    said = await store.last_judged(session, candidate.subject.text, content)
    if said is Outcome.REJECTED:
        findings = [*findings, rules.finding("judged.before", Outcome.REJECTED)]
    return said or Outcome.HUMAN_QUEUE, findings


async def _duplicates(session: Session, candidate: Candidate, text: int | None, picture: int | None) -> list[Finding]:
    """Who has shown the same before: the same words with the same picture, or the same words without pictures."""
    subject, owner = candidate.subject.text, candidate.owner.text
    kept = await store.kept_fingerprints(session, subject)
    if kept and (kept.get("text"), kept.get("picture")) == (text, picture):
        return []  # it was here first, or was let through with others standing
    same_words = {} if text is None else await store.near(session, subject, "text", text)
    same_look = {} if picture is None else await store.near(session, subject, "picture", picture)
    found = []
    for other in sorted({*same_words, *same_look}):
        is_own = (same_words.get(other) or same_look[other])[0] == owner
        is_same = other in same_words and (other in same_look or (picture is None and same_words[other][1] == 0))
        rule = "duplicate.own" if is_own else "duplicate.of_other"
        outcome = Outcome.REJECTED if is_own and picture is not None else Outcome.HUMAN_QUEUE
        found.append(rules.finding(rule, outcome, other=other, shadow=not is_same))
    return found


async def _restrictions(session: Session, candidate: Candidate) -> list[Finding]:
    held = await store.restricted_among(session, [candidate.owner.text, candidate.subject.text])
    found = []
    if candidate.owner.subject in held:
        found.append(rules.finding("restricted.owner", Outcome.REJECTED))
    if candidate.subject.subject in held:
        found.append(rules.finding("restricted.subject", Outcome.REJECTED))
    return found


async def _remember(session: Session, subject: str, owner: str, text: int | None, picture: int | None) -> None:
    if text is not None:
        await store.keep_fingerprint(session, subject, owner, "text", text)
    if picture is not None:
        await store.keep_fingerprint(session, subject, owner, "picture", picture)
