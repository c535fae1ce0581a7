"""Away from every surface, and back."""

from collections.abc import Collection
from datetime import datetime

from guang import journal
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SubjectId
from guang.people import accounts
from guang.trust.governance import rules, store
from guang.trust.governance.errors import NotRestrictable, NotRestricted
from guang.trust.governance.types import Restriction


async def restrict(session: Session, subject: SubjectId, reason: str, by: AccountId | None, now: datetime) -> bool:
    """Take a subject off every surface; each room hides its own when it hears of it.

    Args:
        reason: what the owner is told; a short code or a sentence.
        by: the operator, or None when a rule of the platform did it.

    Returns:
        False if it was restricted already; nothing changes then.

    Raises:
        NotRestrictable: this kind of thing is never shown.
        BadId: the subject is no id at all.

    Records: ``trust.subject_restricted``.
    """
    if not isinstance(ids.subject(subject), rules.RESTRICTABLE):
        raise NotRestrictable(subject=subject)
    if not await store.insert_restriction(session, Restriction(subject, reason, by, now)):
        return False
    if by is not None:
        await accounts.record_act(session, by, "governance.restrict", subject, {"reason": reason})
    journal.append(session, SubjectRestricted(subject, reason, by))
    return True


async def restore(session: Session, subject: SubjectId, by: AccountId | None) -> None:
    """Let a restricted subject be seen again.

    Raises:
        NotRestricted: there is nothing to lift.

    Records: ``trust.subject_restored``.
    """
    if not await store.delete_restriction(session, subject):
        raise NotRestricted(subject=subject)
    if by is not None:
        await accounts.record_act(session, by, "governance.restore", subject)
    journal.append(session, SubjectRestored(subject, by))


async def is_restricted(session: Session, subjects: Collection[SubjectId]) -> set[SubjectId]:
    """Which of these subjects may not be seen; one query."""
    return await store.restricted_among(session, subjects)


async def restriction_of(session: Session, subject: SubjectId) -> Restriction | None:
    """Why and since when a subject may not be seen, if it may not."""
    return await store.restriction_of(session, subject)


async def restrictions(session: Session, before: datetime | None = None, most: int = 50) -> list[Restriction]:
    """What is restricted at present, newest first."""
    return await store.restrictions(session, before, most)
