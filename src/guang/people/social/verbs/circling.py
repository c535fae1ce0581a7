"""Whom somebody follows, and whom they want nothing to do with."""

from datetime import datetime

from guang import journal
from guang.journal import Kind
from guang.journal.facts.people import Blocked, Followed, Unblocked, Unfollowed
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.people import accounts
from guang.people.social import rules, store
from guang.people.social.errors import BlockedBetween, OwnSelf, TooMuch
from guang.people.social.rules import Change
from guang.people.social.types import NOWHERE, Followee, Person, Seen
from guang.people.social.verbs.marking import act


async def follow(session: Session, who: Person, followee: AccountId, now: datetime, seen: Seen = NOWHERE) -> bool:
    """Follow somebody; whether that is new.

    Raises:
        AccountMissing, OwnSelf, BlockedBetween.
        TooMuch: beyond 10,000.

    Records: ``people.account_followed`` and a behaviour.
    """
    await _check_other(session, who, followee)
    if await store.is_blocked_between(session, who.viewer, followee):
        raise BlockedBetween
    own = await store.counts(session, [who.account.subject])
    if own and own[0]["following"] >= rules.MOST_FOLLOWED:
        raise TooMuch(most=rules.MOST_FOLLOWED)
    values = {"viewer": who.viewer, "account": who.account, "followee": followee, "at": now}
    new = await store.add_follow(session, values)
    if new:
        await _count(session, who.account, followee, 1)
        journal.append(session, Followed(viewer=who.viewer, account=who.account, followee=followee))
        journal.behave(session, act(who.viewer, Kind.follow, followee, seen))
    return new


async def unfollow(session: Session, who: Person, followee: AccountId, seen: Seen = NOWHERE) -> bool:
    """No longer follow somebody; whether that changes anything.

    Records: ``people.account_unfollowed`` and a behaviour.
    """
    gone = await store.drop_follow(session, who.viewer, followee)
    if gone:
        await _count(session, who.account, followee, -1)
        journal.append(session, Unfollowed(viewer=who.viewer, account=who.account, followee=followee))
        journal.behave(session, act(who.viewer, Kind.unfollow, followee, seen))
    return gone


async def block(session: Session, who: Person, other: AccountId, now: datetime) -> bool:
    """Want nothing to do with somebody; whether that is new. Neither follows the other afterwards.

    Raises:
        AccountMissing, OwnSelf.
        TooMuch: beyond 5,000.

    Records: ``people.account_blocked``, and ``people.account_unfollowed`` for each follow undone.
    """
    other_viewer = await _check_other(session, who, other)
    if len(await store.blocks(session, who.viewer)) >= rules.MOST_BLOCKED:
        raise TooMuch(most=rules.MOST_BLOCKED)
    values = {
        "viewer": who.viewer,
        "account": who.account,
        "blocked": other,
        "blocked_viewer": other_viewer,
        "at": now,
    }
    new = await store.add_block(session, values)
    if new:
        journal.append(session, Blocked(viewer=who.viewer, account=who.account, blocked=other))
        await _part(session, who, Person(other_viewer, other))
    return new


async def unblock(session: Session, who: Person, other: AccountId) -> bool:
    """Take a block back; whether there was one.

    Records: ``people.account_unblocked``.
    """
    gone = await store.drop_block(session, who.viewer, other)
    if gone:
        journal.append(session, Unblocked(viewer=who.viewer, account=who.account, blocked=other))
    return gone


async def is_following(session: Session, viewer: ViewerId, people: list[AccountId]) -> set[AccountId]:
    """Whom of these a viewer follows, in one query."""
    return await store.followed_among(session, viewer, people) if people else set()


async def followees(session: Session, viewer: ViewerId) -> list[AccountId]:
    """Everybody a viewer follows, newest first."""
    return list(await store.followees(session, viewer, rules.MOST_FOLLOWED))


async def following(
    session: Session, viewer: ViewerId, before: tuple[datetime, AccountId] | None = None, most: int = 50
) -> list[Followee]:
    """Whom a viewer follows, newest first, some at a time."""
    return [Followee(row.followee, row.at) for row in await store.following(session, viewer, before, most)]


async def blocked_by(session: Session, viewer: ViewerId) -> set[AccountId]:
    """Everybody a viewer must not meet: whom they blocked, and who blocked them."""
    return await store.avoided(session, viewer)


async def has_blocked(session: Session, viewer: ViewerId, other: AccountId) -> bool:
    """Whether a viewer blocked somebody; who was blocked is not told."""
    return await store.has_block(session, viewer, other)


async def blocks(session: Session, viewer: ViewerId) -> list[Followee]:
    """Whom a viewer blocked, newest first."""
    return [Followee(row.blocked, row.at) for row in await store.blocks(session, viewer)]


async def _check_other(session: Session, who: Person, other: AccountId) -> ViewerId:
    if other == who.account:
        raise OwnSelf
    return await accounts.viewer_of(session, other)


async def _count(session: Session, follower: AccountId, followee: AccountId, by: int) -> None:
    changes = [(follower.subject, Change(following=by)), (followee.subject, Change(followers=by))]
    await store.bump(session, rules.total(changes))


async def _part(session: Session, one: Person, other: Person) -> None:
    changes = []
    for follower, followee in ((one, other), (other, one)):
        if await store.drop_follow(session, follower.viewer, followee.account):
            changes += [
                (follower.account.subject, Change(following=-1)),
                (followee.account.subject, Change(followers=-1)),
            ]
            journal.append(
                session, Unfollowed(viewer=follower.viewer, account=follower.account, followee=followee.account)
            )
    await store.bump(session, rules.total(changes))
