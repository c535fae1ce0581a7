"""Routes of the social room. Likes, favourites and comments of a video or product come in through that room's doors."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, put
from litestar.params import Parameter
from msgspec import Meta

from guang.journal import Surface
from guang.kernel import codec, ids
from guang.kernel.db import Session
from guang.kernel.errors import Invalid
from guang.kernel.ids import AccountId, CommentId, PageId, ReportId, SubjectId
from guang.kernel.web import Caller, limited, makes
from guang.people import accounts
from guang.people.social.errors import OwnSelf
from guang.people.social.types import Comment, Complaint, Followee, Person, Seen
from guang.people.social.verbs import circling, commenting, complaining, counting, marking

Limit = Annotated[int, Parameter(ge=1, le=100)]
Slot = Annotated[int, Parameter(ge=0, le=999)]
CursorText = Annotated[str, Parameter(max_length=200)]


class PersonItem(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, as anybody may see them, and since when."""

    id: AccountId
    handle: str
    name: str
    avatar_url: str | None
    bio: str
    verified: bool
    at: datetime


class PersonList(msgspec.Struct, frozen=True):
    """Some people, the latest first."""

    items: list[PersonItem]
    next: str | None


class FollowState(msgspec.Struct, frozen=True):
    """Whether the caller follows somebody, and how many do."""

    account: AccountId
    followed: bool
    followers: int


class BlockState(msgspec.Struct, frozen=True):
    """Whether the caller has blocked somebody."""

    account: AccountId
    blocked: bool


class LikeState(msgspec.Struct, frozen=True):
    """Whether the caller likes something, and how many do."""

    subject: SubjectId
    liked: bool
    likes: int


class ReportForm(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with something."""

    subject: Annotated[str, Meta(min_length=5, max_length=40)]
    reason: Complaint
    text: Annotated[str, Meta(max_length=2000)] = ""
    page: PageId | None = None


class ReportItem(msgspec.Struct, frozen=True):
    """A report that was taken."""

    id: ReportId
    subject: SubjectId


class KeptItem(msgspec.Struct, frozen=True):
    """Something the caller keeps, and since when."""

    subject: SubjectId
    at: datetime


class KeptList(msgspec.Struct, frozen=True):
    """What the caller keeps, newest first."""

    items: list[KeptItem]
    next: str | None


class CommentList(msgspec.Struct, frozen=True):
    """Some comments."""

    items: list[Comment]
    next: CommentId | None


class TimeAndId(msgspec.Struct, frozen=True, array_like=True):
    """A place in a list ordered by time."""

    at: datetime
    id: str


@put("/api/follows/{account:str}", operation_id="follow", tags=["people"], guards=[limited("follow", per_minute=60)])
async def follow(
    account: AccountId,
    session: Session,
    caller: Caller,
    now: datetime,
    page: PageId | None = None,
    slot: Slot | None = None,
) -> FollowState:
    """Follow somebody; twice is once."""
    seen = Seen(page=page, slot=slot, surface=Surface.for_you if page else None)
    await circling.follow(session, _person(caller), account, now, seen)
    return await _follow_state(session, account, followed=True)


@delete("/api/follows/{account:str}", operation_id="unfollow", tags=["people"], status_code=200)
async def unfollow(account: AccountId, session: Session, caller: Caller) -> FollowState:
    """No longer follow somebody."""
    await circling.unfollow(session, _person(caller), account)
    return await _follow_state(session, account, followed=False)


@get("/api/me/following", operation_id="list_following", tags=["people"])
async def list_following(
    session: Session, caller: Caller, cursor: CursorText | None = None, limit: Limit = 50
) -> PersonList:
    """Whom one follows, the latest first."""
    caller.require_account()
    place = _place(cursor)
    before = None if place is None else (place.at, AccountId.parse(place.id))
    found = await circling.following(session, caller.viewer, before, limit)
    following = _cursor(found[-1].at, found[-1].account.text) if len(found) == limit else None
    return PersonList(await _people(session, found), following)


@put("/api/blocks/{account:str}", operation_id="block", tags=["people"], guards=[limited("block", per_minute=60)])
async def block(account: AccountId, session: Session, caller: Caller, now: datetime) -> BlockState:
    """Want nothing to do with somebody; neither follows the other afterwards."""
    await circling.block(session, _person(caller), account, now)
    return BlockState(account, blocked=True)


@delete("/api/blocks/{account:str}", operation_id="unblock", tags=["people"], status_code=200)
async def unblock(account: AccountId, session: Session, caller: Caller) -> BlockState:
    """Take a block back."""
    await circling.unblock(session, _person(caller), account)
    return BlockState(account, blocked=False)


@get("/api/me/blocks", operation_id="list_blocks", tags=["people"])
async def list_blocks(session: Session, caller: Caller) -> PersonList:
    """Whom one has blocked, the latest first."""
    caller.require_account()
    return PersonList(await _people(session, await circling.blocks(session, caller.viewer)), None)


@get("/api/me/favourites", operation_id="list_favourites", tags=["people"])
async def list_favourites(
    session: Session, caller: Caller, cursor: CursorText | None = None, limit: Limit = 30
) -> KeptList:
    """What one keeps for later, newest first."""
    place = _place(cursor)
    before = None if place is None else (place.at, place.id)
    found = await marking.favourites(session, caller.viewer, before, limit)
    following = _cursor(found[-1].at, found[-1].subject) if len(found) == limit else None
    return KeptList([KeptItem(each.subject, each.at) for each in found], following)


@makes("/api/reports", "report", tag="people", per_minute=10)
async def report(data: ReportForm, session: Session, caller: Caller) -> ReportItem:
    """Say that something breaks the rules; guests may, too. Reporting the same thing twice is one report."""
    subject = ids.subject(data.subject).subject
    if complaining.is_own_account(caller.account, subject):
        raise OwnSelf
    seen = Seen(page=data.page)
    report_id = await complaining.report(session, caller.viewer, subject, data.reason, data.text, seen=seen)
    return ReportItem(report_id, subject)


@get("/api/comments/{comment_id:str}/replies", operation_id="list_replies", tags=["people"])
async def list_replies(
    comment_id: CommentId, session: Session, caller: Caller, cursor: CommentId | None = None, limit: Limit = 20
) -> CommentList:
    """The answers in one thread, oldest first."""
    page = await commenting.replies(session, comment_id, caller.viewer, cursor, limit)
    return CommentList(page.items, page.next)


@delete("/api/comments/{comment_id:str}", operation_id="delete_comment", tags=["people"])
async def delete_comment(comment_id: CommentId, session: Session, caller: Caller, now: datetime) -> None:
    """Delete a comment of one's own, or one under one's own video; its words are gone for good."""
    await commenting.uncomment(session, _person(caller), comment_id, now)


@put(
    "/api/comments/{comment_id:str}/like",
    operation_id="like_comment",
    tags=["people"],
    guards=[limited("like", per_minute=120)],
)
async def like_comment(comment_id: CommentId, session: Session, caller: Caller, now: datetime) -> LikeState:
    """Like a comment; twice is once."""
    caller.require_account()
    await commenting.one_comment(session, comment_id, caller.viewer)
    await marking.like(session, caller.viewer, comment_id.subject, now)
    return await _like_state(session, comment_id, liked=True)


@delete("/api/comments/{comment_id:str}/like", operation_id="unlike_comment", tags=["people"], status_code=200)
async def unlike_comment(comment_id: CommentId, session: Session, caller: Caller) -> LikeState:
    """Take the like of a comment back."""
    caller.require_account()
    await marking.unlike(session, caller.viewer, comment_id.subject)
    return await _like_state(session, comment_id, liked=False)


def _person(caller: Caller) -> Person:
    return Person(caller.viewer, caller.require_account())


async def _follow_state(session: Session, account: AccountId, *, followed: bool) -> FollowState:
    counted = await counting.counts(session, [account.subject])
    return FollowState(account, followed, counted[account.subject].followers)


async def _like_state(session: Session, comment: CommentId, *, liked: bool) -> LikeState:
    counted = await counting.counts(session, [comment.subject])
    return LikeState(comment.subject, liked, counted[comment.subject].likes)


async def _people(session: Session, found: list[Followee]) -> list[PersonItem]:
    profiles = await accounts.profiles(session, [each.account for each in found])
    return [
        PersonItem(
            id=profile.id,
            handle=profile.handle,
            name=profile.name,
            avatar_url=profile.avatar_url,
            bio=profile.bio,
            verified=profile.verified,
            at=each.at,
        )
        for each in found
        if (profile := profiles.get(each.account)) is not None
    ]


def _cursor(at: datetime, key: str) -> str:
    return codec.encode(TimeAndId(at, key)).hex()


def _place(cursor: str | None) -> TimeAndId | None:
    if cursor is None:
        return None
    try:
        place = codec.decode(bytes.fromhex(cursor), TimeAndId)
    except (ValueError, msgspec.MsgspecError) as fault:
        raise Invalid(field="cursor") from fault
    if place.at.tzinfo is None or "\x00" in place.id:
        raise Invalid(field="cursor")
    return place


routes = [
    follow,
    unfollow,
    list_following,
    block,
    unblock,
    list_blocks,
    list_favourites,
    report,
    list_replies,
    delete_comment,
    like_comment,
    unlike_comment,
]
