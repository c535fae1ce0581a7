"""Likes and favourites. Doing either twice changes nothing."""

from datetime import datetime

from guang import journal
from guang.journal import Behaviour, Kind
from guang.kernel.db import Session
from guang.kernel.ids import EventId, Id, SubjectId, ViewerId, new_id
from guang.people.social import rules, store
from guang.people.social.rules import Change, Deed
from guang.people.social.types import NOWHERE, Kept, Seen


async def like(session: Session, viewer: ViewerId, subject: SubjectId, now: datetime, seen: Seen = NOWHERE) -> bool:
    """Like something; whether that is new. The caller has made sure that the subject exists and may be seen.

    Raises:
        WrongSubject: this kind of thing is not liked.
    """
    typed = rules.check_subject(Deed.LIKE, subject)
    new = await store.add_mark(session, store.LIKES, viewer, subject, now)
    if new:
        await _count(session, viewer, typed, Kind.like, Change(likes=1), seen)
    return new


async def unlike(session: Session, viewer: ViewerId, subject: SubjectId, seen: Seen = NOWHERE) -> bool:
    """Take a like back; whether there was one."""
    typed = rules.check_subject(Deed.LIKE, subject)
    gone = await store.drop_mark(session, store.LIKES, viewer, subject)
    if gone:
        await _count(session, viewer, typed, Kind.unlike, Change(likes=-1), seen)
    return gone


async def favourite(
    session: Session, viewer: ViewerId, subject: SubjectId, now: datetime, seen: Seen = NOWHERE
) -> bool:
    """Keep something for later; whether that is new. The caller has made sure that it exists and may be seen.

    Raises:
        WrongSubject: this kind of thing is not kept.
    """
    typed = rules.check_subject(Deed.FAVOURITE, subject)
    new = await store.add_mark(session, store.FAVOURITES, viewer, subject, now)
    if new:
        await _count(session, viewer, typed, Kind.favourite, Change(favourites=1), seen)
    return new


async def unfavourite(session: Session, viewer: ViewerId, subject: SubjectId, seen: Seen = NOWHERE) -> bool:
    """No longer keep something; whether it was kept."""
    typed = rules.check_subject(Deed.FAVOURITE, subject)
    gone = await store.drop_mark(session, store.FAVOURITES, viewer, subject)
    if gone:
        await _count(session, viewer, typed, Kind.unfavourite, Change(favourites=-1), seen)
    return gone


async def favourites(
    session: Session, viewer: ViewerId, before: tuple[datetime, str] | None = None, most: int = 30
) -> list[Kept]:
    """What a viewer keeps, newest first."""
    return [Kept(SubjectId(row.subject), row.at) for row in await store.favourites(session, viewer, before, most)]


def act(viewer: ViewerId, kind: Kind, subject: Id, seen: Seen) -> Behaviour:
    """The line in the journal of an act that a verb performed."""
    return Behaviour(
        id=new_id(EventId),
        viewer=viewer,
        kind=kind,
        subject=subject,
        origin=seen.origin,
        page=seen.page,
        slot=seen.slot,
        surface=seen.surface,
    )


async def _count(session: Session, viewer: ViewerId, subject: Id, kind: Kind, change: Change, seen: Seen) -> None:
    journal.behave(session, act(viewer, kind, subject, seen))
    await store.bump(session, {subject.subject: change})
