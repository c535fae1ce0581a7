"""The feed over HTTP."""

from datetime import datetime
from typing import Annotated, Any, cast

import msgspec
from litestar import MediaType, Response, delete, get, post, put
from litestar.params import Parameter

from guang.discovery import steering
from guang.discovery.feed import service
from guang.discovery.feed.engine import Feed, Wish
from guang.discovery.feed.errors import NothingThere
from guang.discovery.feed.types import Explained, FeedPage, Interests, Tab
from guang.discovery.steering import Dials, Mode
from guang.journal import Reason
from guang.kernel import codec
from guang.kernel.db import Session, after_commit
from guang.kernel.errors import Invalid
from guang.kernel.ids import PageId, ProductId, VideoId, subject
from guang.kernel.web import Caller, limited

MOST_ITEMS = 50


class NotInterested(msgspec.Struct, frozen=True):
    """What somebody does not want to see, and why."""

    subject: Annotated[str, msgspec.Meta(max_length=32)]
    reason: Annotated[str, msgspec.Meta(max_length=32)] = "not_my_thing"
    page: PageId | None = None


class Steering(msgspec.Struct, frozen=True):
    """How a topic is to be treated from now on."""

    mode: Mode


class UnknownReason(Invalid):
    """None of the reasons that the sheet offers."""

    code = "feed.unknown_reason"
    says = "Nobody offers this reason."


@get("/api/feed", operation_id="getFeed", tags=["discovery"], guards=[limited("feed", per_minute=300, burst=100)])
async def get_feed(
    session: Session,
    caller: Caller,
    now: datetime,
    feed: Feed,
    *,
    tab: Tab = Tab.for_you,
    after: Annotated[str | None, Parameter(max_length=4096)] = None,
    limit: Annotated[int, Parameter(ge=1, le=MOST_ITEMS)] = 20,
) -> Response[FeedPage]:
    """A page of videos for the caller; ``after`` is the ``next`` of the page before."""
    page = await feed.page(session, _wish(caller, now, tab=tab, after=after, limit=limit))
    # The codec's encoder is four times as fast as the framework's; bytes pass through as they are.
    return Response(cast("Any", codec.encode(page)), media_type=MediaType.JSON)


@get("/api/feed/why/{video:str}", operation_id="getWhy", tags=["discovery"])
async def get_why(
    session: Session, caller: Caller, now: datetime, feed: Feed, video: str, page: PageId | None = None
) -> Explained:
    """Why the caller was shown a video, in sentences, with the sources and features behind it."""
    return await feed.why(session, VideoId.parse(video), _wish(caller, now), page)


@post(
    "/api/feedback/not-interested",
    operation_id="notInterested",
    tags=["discovery"],
    status_code=204,
    guards=[limited("feedback", per_minute=120)],
)
async def not_interested(session: Session, caller: Caller, now: datetime, feed: Feed, data: NotInterested) -> None:
    """Do not show this again, and less like it."""
    if data.reason not in Reason.__members__:
        raise UnknownReason(given=data.reason, known=list(Reason.__members__))
    about = _item(data.subject)
    if about not in feed:
        raise NothingThere(subject=data.subject)
    await steering.hide(session, caller.viewer, about, Reason[data.reason], now, data.page)
    _remember(session, feed, caller)


@delete(
    "/api/feedback/not-interested",
    operation_id="interestedAgain",
    tags=["discovery"],
    guards=[limited("feedback", per_minute=120)],
)
async def interested_again(
    session: Session, caller: Caller, feed: Feed, about: Annotated[str, Parameter(max_length=32, query="subject")]
) -> None:
    """Take a "not interested" back."""
    await steering.unhide(session, caller.viewer, _item(about))
    _remember(session, feed, caller)


@get("/api/me/interests", operation_id="getInterests", tags=["discovery"])
async def get_interests(session: Session, caller: Caller, now: datetime, feed: Feed) -> Interests:
    """What the platform believes the caller to like, and how the caller steers it."""
    return await service.interests(session, caller.viewer, feed.model, now)


@put(
    "/api/me/interests",
    operation_id="steerInterest",
    tags=["discovery"],
    status_code=204,
    guards=[limited("steering", per_minute=120)],
)
async def steer_interest(
    session: Session, caller: Caller, now: datetime, feed: Feed, topic: str, data: Steering
) -> None:
    """See more of a topic (boost), nothing of it (mute), or have it treated like any other (none)."""
    await steering.steer(session, caller.viewer, topic, data.mode, now)
    _remember(session, feed, caller)


@delete(
    "/api/me/interests",
    operation_id="forgetInterest",
    tags=["discovery"],
    guards=[limited("steering", per_minute=120)],
)
async def forget_interest(session: Session, caller: Caller, now: datetime, feed: Feed, topic: str) -> None:
    """Have a topic forgotten: it speaks for nothing any more, unless it is steered again."""
    await steering.steer(session, caller.viewer, topic, Mode.forget, now)
    _remember(session, feed, caller)


@post(
    "/api/me/interests/reset",
    operation_id="resetInterests",
    tags=["discovery"],
    status_code=204,
    guards=[limited("steering", per_minute=120)],
)
async def reset_interests(session: Session, caller: Caller, now: datetime, feed: Feed) -> None:
    """Be met like a stranger from now on; it can be taken back for an hour."""
    happened = await steering.reset(session, caller.viewer, now)
    _remember(session, feed, caller)
    after_commit(session, lambda: feed.model.heed(happened, now))


@post(
    "/api/me/interests/restore",
    operation_id="restoreInterests",
    tags=["discovery"],
    status_code=204,
    guards=[limited("steering", per_minute=120)],
)
async def restore_interests(session: Session, caller: Caller, now: datetime, feed: Feed) -> None:
    """Take a reset back."""
    happened = await steering.restore(session, caller.viewer, now)
    _remember(session, feed, caller)
    after_commit(session, lambda: feed.model.heed(happened, now))


@put(
    "/api/me/dials",
    operation_id="turnDials",
    tags=["discovery"],
    status_code=204,
    guards=[limited("steering", per_minute=120)],
)
async def turn_dials(session: Session, caller: Caller, now: datetime, feed: Feed, data: Dials) -> None:
    """Lean towards the familiar or the new, towards goods or content; 0 is the middle."""
    await steering.turn(session, caller.viewer, data, now)
    _remember(session, feed, caller)


def _item(text: str) -> VideoId | ProductId:
    about = subject(text)
    return about if isinstance(about, ProductId) else VideoId.parse(about.text)


def _wish(caller: Caller, now: datetime, *, tab: Tab = Tab.for_you, after: str | None = None, limit: int = 20) -> Wish:
    return Wish(
        viewer=caller.viewer,
        now=now,
        tab=tab,
        account=caller.account,
        locale=caller.locale,
        personalised=caller.personalised,
        after=after,
        limit=limit,
    )


def _remember(session: Session, feed: Feed, caller: Caller) -> None:
    """The caller's very next page heeds what was just said, without waiting for the journal."""
    after_commit(session, lambda: feed.tastes.forget(caller.viewer))


routes = [
    get_feed,
    get_why,
    not_interested,
    interested_again,
    get_interests,
    steer_interest,
    forget_interest,
    reset_interests,
    restore_interests,
    turn_dials,
]
