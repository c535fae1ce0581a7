"""What happens here when people merge, leave or make something."""

from datetime import datetime
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SubjectId, ViewerId, time_of
from guang.people.social import rules, store
from guang.people.social.rules import Change
from guang.people.social.verbs.circling import blocks, followees
from guang.people.social.verbs.marking import favourites


async def merge(session: Session, source: ViewerId, into: ViewerId) -> None:
    """A guest's likes, favourites and reports become the account's; what both had counts once."""
    both = [(subject, Change(likes=-1)) for subject in await store.move_marks(session, store.LIKES, source, into)]
    kept = await store.move_marks(session, store.FAVOURITES, source, into)
    both += [(subject, Change(favourites=-1)) for subject in kept]
    await store.move_reports(session, source, into)
    await store.bump(session, rules.total(both))


async def erase(session: Session, account: AccountId, viewer: ViewerId, now: datetime) -> None:
    """Everything somebody did here goes, and the counts with it; comments lose their words and their author."""
    changes = [(subject, Change(likes=-1)) for subject in await store.drop_marks(session, store.LIKES, viewer)]
    changes += [
        (subject, Change(favourites=-1)) for subject in await store.drop_marks(session, store.FAVOURITES, viewer)
    ]
    for follower, followee in await store.drop_follows(session, account):
        changes += [(follower.subject, Change(following=-1)), (followee.subject, Change(followers=-1))]
    for row in await store.comments_of(session, account):
        if row.deleted_at is None and row.restricted_at is None:
            changes.append((SubjectId(row.subject), Change(comments=-1)))
            if row.root is not None:
                changes.append((row.root.subject, Change(comments=-1)))
    await store.blank_comments(session, account, now)
    await store.drop_blocks(session, account)
    await store.drop_reports(session, viewer)
    await store.bump(session, rules.total(changes))
    await store.drop_maker(session, account)


async def remember_maker(session: Session, subject: SubjectId, owner: AccountId) -> None:
    """Note who made something, so that its likes and comments reach them."""
    await store.put_maker(session, subject, owner)


async def maker(session: Session, subject: SubjectId) -> AccountId | None:
    """Who made something, if it is known."""
    return await store.maker(session, subject)


async def export(session: Session, account: AccountId, viewer: ViewerId) -> dict[str, Any]:
    """What is kept here about a person, for taking along."""
    written = [
        {"id": row.id, "subject": row.subject, "text": row.text, "at": time_of(row.id)}
        for row in await store.comments_of(session, account)
    ]
    return {
        "likes": await store.likes_of(session, viewer),
        "favourites": await favourites(session, viewer, most=100_000),
        "following": await followees(session, viewer),
        "blocked": await blocks(session, viewer),
        "comments": written,
        "reports": await store.reports_by(session, viewer),
    }
