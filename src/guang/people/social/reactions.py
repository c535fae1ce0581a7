"""What the social room does when it hears facts."""

from typing import Any

from guang.journal import reacts
from guang.journal.facts.media import VideoPublished
from guang.journal.facts.people import AccountErased, Commented, ViewersMerged
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import clock, ids
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CommentId, ViewerId
from guang.people import accounts, inbox
from guang.people.social.verbs import commenting, keeping

Heard = VideoPublished | Commented | SubjectRestricted | SubjectRestored


@reacts(VideoPublished, Commented, SubjectRestricted, SubjectRestored, name="social.tell_makers")
async def tell_makers(session: Session, happened: Heard) -> None:
    """Who made something hears what others say under it and what governance does to it.

    One reaction for all of these, because who made a video is heard here too, in the same order.
    """
    match happened:
        case VideoPublished():
            await keeping.remember_maker(session, happened.video.subject, happened.creator)
        case Commented():
            await _tell_comment(session, happened)
        case SubjectRestricted() | SubjectRestored():
            owner = await keeping.maker(session, happened.subject)
            if owner is not None:
                await _tell_judgement(session, owner, happened)


@reacts(SubjectRestricted, SubjectRestored, name="social.hide_comments")
async def hide_comments(session: Session, happened: SubjectRestricted | SubjectRestored) -> None:
    """A restricted comment leaves every page, and comes back when it is restored."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, CommentId):
        restricted = isinstance(happened, SubjectRestricted)
        author = await commenting.set_restricted(session, subject, clock.now(), restricted=restricted)
        if author is not None:
            await _tell_judgement(session, author, happened)


@reacts(ViewersMerged, name="social.merge")
async def merge(session: Session, happened: ViewersMerged) -> None:
    """What a guest liked and kept belongs to the account."""
    await keeping.merge(session, happened.source, happened.into)


@reacts(AccountErased, name="social.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """What somebody who left did here goes with them."""
    await keeping.erase(session, happened.account, happened.viewer, clock.now())


async def _tell_judgement(session: Session, owner: AccountId, happened: SubjectRestricted | SubjectRestored) -> None:
    if isinstance(happened, SubjectRestricted):
        facts = {"subject": happened.subject, "reason": happened.reason}
        await inbox.notify(session, owner, "restricted", facts)
    else:
        await inbox.notify(session, owner, "restored", {"subject": happened.subject})


async def _tell_comment(session: Session, happened: Commented) -> None:
    facts = {"by": happened.account.text, "subject": happened.subject, "comment": happened.comment.text}
    key = happened.comment.text
    if happened.answered is not None and happened.answered != happened.account:
        await inbox.notify(session, happened.answered, "replied", facts, key=key)
    owner = await keeping.maker(session, happened.subject)
    if owner is not None and owner not in {happened.account, happened.answered}:
        await inbox.notify(session, owner, "commented", facts, key=key)


async def _export(session: Session, account: AccountId, viewer: ViewerId) -> Any:
    return await keeping.export(session, account, viewer)


accounts.exports("social", _export)
