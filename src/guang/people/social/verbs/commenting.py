"""Comments, with one level of replies under each."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from guang import journal
from guang.journal import Kind
from guang.journal.facts.people import Commented, CommentRemoved
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CommentId, SubjectId, ViewerId, new_id, time_of
from guang.people import accounts
from guang.people.social import rules, store
from guang.people.social.errors import BlockedBetween, CommentMissing, WrongThread
from guang.people.social.rules import Change, Deed
from guang.people.social.tables import CommentRow
from guang.people.social.types import NOWHERE, Author, Comment, CommentPage, Person, Seen
from guang.people.social.verbs.counting import counts, mine
from guang.people.social.verbs.marking import act


class NewComment(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to say under something; ``reply_to`` is the comment they answer."""

    subject: SubjectId
    text: str
    reply_to: CommentId | None = None
    seen: Seen = NOWHERE


async def comment(session: Session, who: Person, new: NewComment, now: datetime) -> Comment:
    """Say something under a subject, which the caller has made sure exists and may be seen.

    A reply to a reply stands in the same thread and remembers whom it answers.

    Raises:
        WrongSubject, BadText.
        CommentMissing, WrongThread: the answered comment is gone, or stands under something else.
        BlockedBetween: the author, or who made the subject, and this person do not want to meet.

    Records: ``people.comment_posted`` and a behaviour.
    """
    typed = rules.check_subject(Deed.COMMENT, new.subject)
    text = rules.clean_comment(new.text)
    target = await _target(session, who, new)
    owner = await store.maker(session, new.subject)
    if owner is not None and await store.is_blocked_between(session, who.viewer, owner):
        raise BlockedBetween
    comment_id = new_id(CommentId)
    root = None if target is None else target.root or target.id
    values = {
        "id": comment_id,
        "subject": new.subject,
        "account": who.account,
        "viewer": who.viewer,
        "text": text,
        "root": root,
        "reply_to": new.reply_to,
        "answered": None if target is None else target.account,
    }
    await store.add_comment(session, values)
    journal.append(
        session,
        Commented(
            comment=comment_id,
            viewer=who.viewer,
            account=who.account,
            subject=new.subject,
            reply_to=new.reply_to,
            answered=None if target is None else target.account,
        ),
    )
    journal.behave(session, act(who.viewer, Kind.comment, typed, new.seen))
    await store.bump(session, _moved(new.subject, root, 1))
    return await one_comment(session, comment_id, who.viewer)


async def uncomment(session: Session, who: Person, comment_id: CommentId, now: datetime) -> None:
    """Delete a comment of one's own, or one under what one has made; its words are gone for good.

    Raises:
        CommentMissing: none, deleted before, or not this person's to delete.

    Records: ``people.comment_removed``.
    """
    row = await store.comment(session, comment_id, lock=True)
    if row is None or row.deleted_at is not None:
        raise CommentMissing
    if row.account != who.account and await store.maker(session, SubjectId(row.subject)) != who.account:
        raise CommentMissing
    await store.change_comment(session, comment_id, {"deleted_at": now, "text": ""})
    journal.append(session, CommentRemoved(comment=comment_id, subject=SubjectId(row.subject)))
    if row.restricted_at is None:
        await store.bump(session, _moved(SubjectId(row.subject), row.root, -1))


async def set_restricted(
    session: Session, comment_id: CommentId, now: datetime, *, restricted: bool
) -> AccountId | None:
    """Take a comment off the street as governance says, or put it back; a comment that is gone stays gone.

    Returns:
        Its author, if this changed what others see.

    Records: ``people.comment_removed`` when it leaves.
    """
    row = await store.comment(session, comment_id, lock=True)
    if row is None or (row.restricted_at is not None) == restricted:
        return None
    await store.change_comment(session, comment_id, {"restricted_at": now if restricted else None})
    if row.deleted_at is not None:
        return None
    subject = SubjectId(row.subject)
    if restricted:
        journal.append(session, CommentRemoved(comment=comment_id, subject=subject))
    await store.bump(session, _moved(subject, row.root, -1 if restricted else 1))
    return row.account


async def comments(
    session: Session, subject: SubjectId, viewer: ViewerId, before: CommentId | None = None, most: int = 20
) -> CommentPage:
    """Heads of threads under a subject as one viewer may see them, newest first.

    People who blocked each other do not see each other's comments.
    """
    rows = await store.roots(session, subject, viewer, before, most + 1)
    following = rows[most - 1].id if len(rows) > most else None
    return CommentPage(await _dressed(session, rows[:most], viewer), following)


async def replies(
    session: Session, root: CommentId, viewer: ViewerId, after: CommentId | None = None, most: int = 20
) -> CommentPage:
    """The answers in one thread as one viewer may see them, oldest first."""
    rows = await store.replies(session, root, viewer, after, most + 1)
    following = rows[most - 1].id if len(rows) > most else None
    return CommentPage(await _dressed(session, rows[:most], viewer), following)


async def one_comment(session: Session, comment_id: CommentId, viewer: ViewerId) -> Comment:
    """One comment that may be seen.

    Raises:
        CommentMissing.
    """
    row = await store.comment(session, comment_id)
    if row is None or row.deleted_at is not None or row.restricted_at is not None:
        raise CommentMissing
    return (await _dressed(session, [row], viewer))[0]


async def _target(session: Session, who: Person, new: NewComment) -> CommentRow | None:
    if new.reply_to is None:
        return None
    row = await store.comment(session, new.reply_to)
    if row is None or row.deleted_at is not None or row.restricted_at is not None:
        raise CommentMissing
    if row.subject != new.subject:
        raise WrongThread
    if row.account is not None and await store.is_blocked_between(session, who.viewer, row.account):
        raise BlockedBetween
    return row


def _moved(subject: SubjectId, root: CommentId | None, by: int) -> dict[SubjectId, Change]:
    threads = [] if root is None else [(root.subject, Change(comments=by))]
    return rules.total([(subject, Change(comments=by)), *threads])


async def _dressed(session: Session, rows: Sequence[CommentRow], viewer: ViewerId) -> list[Comment]:
    """Rows with names and counts: three queries, however many rows."""
    subjects = [row.id.subject for row in rows]
    counted = await counts(session, subjects)
    marked = await mine(session, viewer, subjects)
    people = {person for row in rows for person in (row.account, row.answered) if person is not None}
    authors = {key: _author(found) for key, found in (await accounts.profiles(session, people)).items()}
    return [
        Comment(
            id=row.id,
            subject=SubjectId(row.subject),
            author=_of(authors, row.account),
            text=row.text,
            at=time_of(row.id),
            reply_to=row.reply_to,
            answered=_of(authors, row.answered),
            likes=counted[row.id.subject].likes,
            replies=counted[row.id.subject].comments,
            liked=marked[row.id.subject].liked,
            is_mine=row.viewer == viewer,
            is_deleted=row.deleted_at is not None,
        )
        for row in rows
    ]


def _author(profile: accounts.AccountProfile) -> Author:
    return Author(profile.id, profile.handle, profile.name, profile.avatar_url, profile.verified)


def _of(authors: dict[AccountId, Author], account: AccountId | None) -> Author | None:
    return None if account is None else authors.get(account)
