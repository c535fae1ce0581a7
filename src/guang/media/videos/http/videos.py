"""Videos: making, looking, changing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import delete, get, patch, post
from litestar.params import Parameter
from msgspec import UNSET, Meta, UnsetType

from guang.kernel.blobs import BlobMissing, Blobs
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId, UploadId, VideoId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller, Role, limited
from guang.media.videos import rules, verbs
from guang.media.videos.types import Anchor, Reason, Video, VideoDraft, VideoState
from guang.trade import catalog, priceboard

Most = Annotated[int, Parameter(query="limit", ge=1, le=50)]
Language = Literal["en", "zh-CN"]
Title = Annotated[str, Meta(min_length=1, max_length=200)]
Topics = Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(max_length=16)]


class AnchorForm(msgspec.Struct, frozen=True):
    """A product, and when it appears."""

    product: ProductId
    start_ms: Annotated[int, Meta(ge=0, le=86_400_000)] = 0


Anchors = Annotated[list[AnchorForm], Meta(max_length=32)]


class NewVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video to be made of an upload, which may still be on its way."""

    upload: UploadId
    title: Title
    topics: Topics = []
    language: Language | None = None
    anchors: Anchors = []
    store: StoreId | None = None


class VideoChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What changes; what is left out stays. ``private`` takes the video off the street or brings it back."""

    title: Title | UnsetType = UNSET
    topics: Topics | UnsetType = UNSET
    language: Language | UnsetType = UNSET
    anchors: Anchors | UnsetType = UNSET
    private: bool | UnsetType = UNSET


class AnchorOut(msgspec.Struct, frozen=True, kw_only=True):
    """A product in the bag; not ``alive`` while it cannot be bought."""

    product: ProductId
    start_ms: int
    alive: bool
    title: str
    image_url: str | None
    price: Money | None


class VideoOut(msgspec.Struct, frozen=True, kw_only=True):
    """A video. ``progress`` runs to 100 while it is being made; ``reason`` says why it was rejected."""

    id: VideoId
    state: VideoState
    progress: int
    reason: str | None
    reason_code: str | None
    creator: AccountId
    store: StoreId | None
    title: str
    topics: list[str]
    language: str
    category: CategoryId | None
    poster_url: str
    hls_url: str
    storyboard_url: str
    duration_ms: int
    width: int
    height: int
    sound: bool
    anchors: list[AnchorOut]
    created_at: datetime
    published_at: datetime | None


class VideoPage(msgspec.Struct, frozen=True):
    """Some videos, newest first."""

    items: list[VideoOut]
    next: VideoId | None


@post("/api/videos", operation_id="create_video", tags=["videos"], guards=[limited("videos", per_minute=20)])
async def create_video(data: NewVideo, session: Session, caller: Caller, now: datetime) -> VideoOut:
    """Make a video of an upload; it is published by itself when all goes well."""
    creator = caller.require_account()
    draft = VideoDraft(
        title={data.language or caller.locale: data.title},
        topics=tuple(data.topics),
        language=data.language or "",
        anchors=_anchors(data.anchors),
        store=data.store,
    )
    made = await verbs.create(session, creator, data.upload, draft, now)
    return (await _out(session, [made], caller, now))[0]


@get("/api/videos/{video:str}", operation_id="read_video", tags=["videos"])
async def read_video(video: VideoId, session: Session, caller: Caller, now: datetime) -> VideoOut:
    """A video on the street, or one's own in whatever state; operators see every video."""
    found = await verbs.visible(session, video, caller.account, is_operator=Role.OPERATOR in caller.roles)
    return (await _out(session, [found], caller, now))[0]


@patch("/api/videos/{video:str}", operation_id="change_video", tags=["videos"])
async def change_video(
    video: VideoId, data: VideoChanges, session: Session, caller: Caller, blobs: Blobs, now: datetime
) -> VideoOut:
    """Change one's video; new words are screened again."""
    creator = caller.require_account()
    before = await verbs.own(session, creator, video)
    await session.rollback()  # nothing was written yet: no transaction waits for the blobs
    poster = await _poster(blobs, before)
    language = before.card.language if data.language is UNSET else data.language
    wanted = verbs.VideoChange(
        title=None if data.title is UNSET else {language or caller.locale: data.title},
        topics=None if data.topics is UNSET else tuple(data.topics),
        language=None if data.language is UNSET else data.language,
        anchors=None if data.anchors is UNSET else _anchors(data.anchors),
        private=None if data.private is UNSET else data.private,
    )
    changed = await verbs.change(session, creator, video, wanted, poster, now)
    return (await _out(session, [changed], caller, now))[0]


@delete("/api/videos/{video:str}", operation_id="withdraw_video", tags=["videos"])
async def withdraw_video(video: VideoId, session: Session, caller: Caller) -> None:
    """Take one's video off the street; it stays in one's own list as ``private``."""
    await verbs.withdraw(session, caller.require_account(), video)


@get("/api/me/videos", operation_id="list_own_videos", tags=["videos"])
async def list_own_videos(
    session: Session, caller: Caller, now: datetime, cursor: VideoId | None = None, most: Most = 20
) -> VideoPage:
    """One's own videos in every state, newest first."""
    creator = caller.require_account()
    found = await verbs.made_by(session, creator, public=False, before=cursor, most=most)
    return VideoPage(await _out(session, found, caller, now), _following(found, most))


@get("/api/creators/{account:str}/videos", operation_id="list_creator_videos", tags=["videos"])
async def list_creator_videos(
    account: AccountId,
    session: Session,
    caller: Caller,
    now: datetime,
    cursor: VideoId | None = None,
    most: Most = 20,
) -> VideoPage:
    """A creator's videos on the street, newest first."""
    found = await verbs.made_by(session, account, public=True, before=cursor, most=most)
    return VideoPage(await _out(session, found, caller, now), _following(found, most))


def _anchors(given: Sequence[AnchorForm]) -> tuple[Anchor, ...]:
    return tuple(Anchor(anchor.product, anchor.start_ms) for anchor in given)


async def _poster(blobs: Blobs, video: Video) -> bytes | None:
    key = blobs.key_of(video.card.poster_url)
    try:
        return await blobs.get(key) if key else None
    except BlobMissing:
        return None


def _following(found: Sequence[Video], most: int) -> VideoId | None:
    return found[-1].card.id if len(found) == most else None


async def _out(session: Session, found: Sequence[Video], caller: Caller, now: datetime) -> list[VideoOut]:
    """Videos with their products' titles and prices of now; strangers see living anchors only. Few queries for all."""
    goods = await catalog.products(session, {anchor.product for video in found for anchor in video.anchors})
    lower = await priceboard.lowered(session, {one: card.price_from for one, card in goods.items()}, now)
    for product, price in lower.items():
        goods[product] = replace(goods[product], price_from=price.now)
    return [_one(video, goods, caller) for video in found]


def _one(video: Video, goods: dict[ProductId, catalog.ProductCard], caller: Caller) -> VideoOut:
    card = video.card
    reason = Reason("restricted") if card.state is VideoState.TAKEN_DOWN else video.reason
    anchors = video.anchors if card.creator == caller.account else card.anchors
    return VideoOut(
        id=card.id,
        state=card.state,
        progress=video.progress,
        reason=rules.words(reason, caller.locale) if reason else None,
        reason_code=reason.code if reason else None,
        creator=card.creator,
        store=card.store,
        title=in_(card.title, caller.locale),
        topics=list(card.topics),
        language=card.language,
        category=card.category,
        poster_url=card.poster_url,
        hls_url=card.hls_url,
        storyboard_url=card.storyboard_url,
        duration_ms=card.duration_ms,
        width=card.width,
        height=card.height,
        sound=card.sound,
        anchors=[_anchor_out(anchor, goods.get(anchor.product), caller.locale) for anchor in anchors],
        created_at=video.created_at,
        published_at=card.published_at,
    )


def _anchor_out(anchor: Anchor, product: catalog.ProductCard | None, locale: str) -> AnchorOut:
    return AnchorOut(
        product=anchor.product,
        start_ms=anchor.start_ms,
        alive=anchor.is_alive,
        title=in_(product.title, locale) if product else "",
        image_url=product.image_url if product else None,
        price=product.price_from if product else None,
    )


routes = [
    create_video,
    read_video,
    change_video,
    withdraw_video,
    list_own_videos,
    list_creator_videos,
]
