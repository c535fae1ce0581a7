"""What people do to a video: like, keep, comment. Each checks first that the video is on the street."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, post, put
from litestar.params import Parameter
from msgspec import Meta

from guang.journal import Surface
from guang.kernel.db import Session
from guang.kernel.ids import CommentId, PageId, VideoId
from guang.kernel.web import Caller, limited
from guang.media.videos import verbs
from guang.people import social

Most = Annotated[int, Parameter(query="limit", ge=1, le=50)]
Slot = Annotated[int, Parameter(ge=0, le=999)]


class VideoLike(msgspec.Struct, frozen=True):
    """Whether the caller likes a video, and how many do."""

    subject: VideoId
    liked: bool
    likes: int


class VideoFavourite(msgspec.Struct, frozen=True):
    """Whether the caller keeps a video, and how many do."""

    subject: VideoId
    favourited: bool
    favourites: int


class CommentForm(msgspec.Struct, frozen=True, kw_only=True):
    """What to say; ``page`` is the page of the feed that showed the video."""

    text: Annotated[str, Meta(min_length=1, max_length=4000)]
    reply_to: CommentId | None = None
    page: PageId | None = None


class VideoComments(msgspec.Struct, frozen=True):
    """Heads of threads, newest first."""

    items: list[social.Comment]
    next: CommentId | None


@put(
    "/api/videos/{video:str}/like",
    operation_id="like_video",
    tags=["videos"],
    guards=[limited("like", per_minute=120)],
)
async def like_video(
    video: VideoId,
    session: Session,
    caller: Caller,
    now: datetime,
    page: PageId | None = None,
    slot: Slot | None = None,
) -> VideoLike:
    """Like a video; twice is once."""
    caller.require_account()
    await verbs.public(session, video)
    await social.like(session, caller.viewer, video.subject, now, _seen(page, slot))
    return await _like(session, video, liked=True)


@delete("/api/videos/{video:str}/like", operation_id="unlike_video", tags=["videos"], status_code=200)
async def unlike_video(video: VideoId, session: Session, caller: Caller) -> VideoLike:
    """Take a like back."""
    caller.require_account()
    await social.unlike(session, caller.viewer, video.subject)
    return await _like(session, video, liked=False)


@put(
    "/api/videos/{video:str}/favourite",
    operation_id="favourite_video",
    tags=["videos"],
    guards=[limited("favourite", per_minute=120)],
)
async def favourite_video(
    video: VideoId,
    session: Session,
    caller: Caller,
    now: datetime,
    page: PageId | None = None,
    slot: Slot | None = None,
) -> VideoFavourite:
    """Keep a video for later; twice is once."""
    caller.require_account()
    await verbs.public(session, video)
    await social.favourite(session, caller.viewer, video.subject, now, _seen(page, slot))
    return await _favourite(session, video, favourited=True)


@delete("/api/videos/{video:str}/favourite", operation_id="unfavourite_video", tags=["videos"], status_code=200)
async def unfavourite_video(video: VideoId, session: Session, caller: Caller) -> VideoFavourite:
    """No longer keep a video."""
    caller.require_account()
    await social.unfavourite(session, caller.viewer, video.subject)
    return await _favourite(session, video, favourited=False)


@get("/api/videos/{video:str}/comments", operation_id="list_video_comments", tags=["videos"])
async def list_video_comments(
    video: VideoId, session: Session, caller: Caller, cursor: CommentId | None = None, most: Most = 20
) -> VideoComments:
    """What people say about a video."""
    await verbs.public(session, video)
    found = await social.comments(session, video.subject, caller.viewer, cursor, most)
    return VideoComments(found.items, found.next)


@post(
    "/api/videos/{video:str}/comments",
    operation_id="comment_video",
    tags=["videos"],
    guards=[limited("comment", per_minute=20)],
)
async def comment_video(
    video: VideoId, data: CommentForm, session: Session, caller: Caller, now: datetime
) -> social.Comment:
    """Say something about a video, or answer a comment under it."""
    who = social.Person(caller.viewer, caller.require_account())
    await verbs.public(session, video)
    new = social.NewComment(subject=video.subject, text=data.text, reply_to=data.reply_to, seen=_seen(data.page, None))
    return await social.comment(session, who, new, now)


def _seen(page: PageId | None, slot: int | None) -> social.Seen:
    return social.Seen(page=page, slot=slot, surface=Surface.for_you if page else None)


async def _like(session: Session, video: VideoId, *, liked: bool) -> VideoLike:
    counted = await social.counts(session, [video.subject])
    return VideoLike(video, liked, counted[video.subject].likes)


async def _favourite(session: Session, video: VideoId, *, favourited: bool) -> VideoFavourite:
    counted = await social.counts(session, [video.subject])
    return VideoFavourite(video, favourited, counted[video.subject].favourites)


routes = [
    like_video,
    unlike_video,
    favourite_video,
    unfavourite_video,
    list_video_comments,
    comment_video,
]
