"""Videos and their anchors."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.blobs import public_url
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId, UploadId, VideoId
from guang.media.videos import rules
from guang.media.videos.tables import AnchorRow, VideoRow
from guang.media.videos.types import Anchor, Reason, Video, VideoCard, VideoState

Row = VideoRow
"""A video that a verb holds; for the verbs of this room only."""

_COLUMNS = tuple(VideoRow.__table__.c)
_WANTED = func.any(bindparam("ids", type_=ARRAY(BigInteger)))
_BY_ID = select(*_COLUMNS).where(VideoRow.__table__.c.id == _WANTED)
_CARDS = """
    SELECT v.id, v.creator, v.store, v.state, v.is_restricted, v.title, v.topics, v.language, v.category, v.prefix,
           v.duration_ms, v.width, v.height, v.sound, v.published_at, shown.products, shown.starts
    FROM media.videos v LEFT JOIN LATERAL (
        SELECT array_agg(a.product ORDER BY a.start_ms, a.product) AS products,
               array_agg(a.start_ms ORDER BY a.start_ms, a.product) AS starts
        FROM media.video_anchors a WHERE a.video = v.id AND a.is_alive
    ) AS shown ON true
    WHERE v.id = ANY((SELECT $1::bigint[])::bigint[])
    """
_ANCHORS = (
    select(*AnchorRow.__table__.c)
    .where(AnchorRow.__table__.c.video == _WANTED)
    .order_by(AnchorRow.__table__.c.video, AnchorRow.__table__.c.start_ms, AnchorRow.__table__.c.product)
)
"""Built once: pages of the feed ask them all the time."""


async def insert_video(session: Session, values: dict[str, Any]) -> None:
    """A new video."""
    await session.execute(insert(VideoRow).values(**values))


async def update_video(session: Session, video: VideoId, **values: Any) -> None:
    """Change a video's own columns."""
    await session.execute(update(VideoRow).where(VideoRow.id == video).values(**values))


async def replace_anchors(
    session: Session, video: VideoId, anchors: Iterable[Anchor], homes: dict[ProductId, StoreId]
) -> None:
    """The bag of a video, in place of what was in it."""
    await session.execute(delete(AnchorRow).where(AnchorRow.video == video))
    rows = [
        {
            "video": video,
            "product": a.product,
            "store": homes[a.product],
            "start_ms": a.start_ms,
            "is_alive": a.is_alive,
        }
        for a in anchors
    ]
    if rows:
        await session.execute(insert(AnchorRow).values(rows))


async def lock_video(session: Session, video: VideoId) -> VideoRow | None:
    """A video, held until this transaction ends."""
    query = select(VideoRow).where(VideoRow.id == video).with_for_update().execution_options(populate_existing=True)
    row: VideoRow | None = await session.scalar(query)
    return row


async def lock_videos(session: Session, where: ColumnElement[bool]) -> list[VideoRow]:
    """Several videos, held in order of id until this transaction ends."""
    query = select(VideoRow).where(where).order_by(VideoRow.id).with_for_update()
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def lock_by_upload(session: Session, upload: UploadId) -> VideoRow | None:
    """The video that waits for an upload, if one does; held until this transaction ends."""
    found = await lock_videos(session, VideoRow.upload == upload)
    return found[0] if found else None


async def lock_of_owner(session: Session, owner: AccountId | StoreId) -> list[VideoRow]:
    """All videos of a creator, or of a store."""
    column = VideoRow.creator if isinstance(owner, AccountId) else VideoRow.store
    return await lock_videos(session, column == owner)


async def delete_video(session: Session, video: VideoId) -> None:
    """Forget a video and its anchors."""
    await session.execute(delete(VideoRow).where(VideoRow.id == video))


async def note_progress(session: Session, video: VideoId, attempt: str, progress: int, now: datetime) -> bool:
    """Tell how far a worker is; False if the video is no longer this worker's."""
    told = await session.execute(
        update(VideoRow)
        .where(VideoRow.id == video, VideoRow.attempt == attempt, VideoRow.state == VideoState.TRANSCODING)
        .values(progress=progress, heartbeat_at=now)
        .returning(VideoRow.id)
    )
    return told.first() is not None


async def select_stale(session: Session, before: datetime, most: int) -> list[VideoId]:
    """Videos that somebody should be transcoding and nobody has reported on since ``before``."""
    rows = await session.scalars(
        select(VideoRow.id)
        .where(VideoRow.state == VideoState.TRANSCODING, VideoRow.heartbeat_at < before)
        .order_by(VideoRow.heartbeat_at)
        .limit(most)
    )
    return list(rows)


async def select_cards(session: Session, ids: Collection[VideoId]) -> dict[VideoId, VideoCard]:
    """Cards by id in one query; unknown ids are left out."""
    if session.dirty:
        await session.flush()  # a verb has changed what it may now want to show
    return {VideoId(row["id"]): _card(row, _living(row)) for row in await fetch(session, _CARDS, list(ids))}


async def select_videos(session: Session, ids: Collection[VideoId]) -> dict[VideoId, Video]:
    """Videos by id in two queries, as their creators see them."""
    rows = (await session.execute(_BY_ID, {"ids": list(ids)})).mappings().all()
    anchors = await select_anchors(session, [row["id"] for row in rows])
    return {row["id"]: _video(row, anchors.get(row["id"], ())) for row in rows}


async def select_ids_of(
    session: Session, creator: AccountId, *, public: bool, before: VideoId | None, most: int
) -> list[VideoId]:
    """A creator's videos, newest first; only those on the street if ``public``."""
    query = select(VideoRow.id).where(VideoRow.creator == creator)
    if public:
        query = query.where(VideoRow.state == VideoState.PUBLISHED, ~VideoRow.is_restricted)
    if before is not None:
        query = query.where(VideoRow.id < before)
    return list(await session.scalars(query.order_by(VideoRow.id.desc()).limit(most)))


async def select_ids_showing(session: Session, product: ProductId, most: int) -> list[VideoId]:
    """Videos on the street with a living anchor to a product, newest first."""
    rows = await session.scalars(
        select(VideoRow.id)
        .join(AnchorRow, AnchorRow.video == VideoRow.id)
        .where(
            AnchorRow.product == product,
            AnchorRow.is_alive,
            VideoRow.state == VideoState.PUBLISHED,
            ~VideoRow.is_restricted,
        )
        .order_by(VideoRow.id.desc())
        .limit(most)
    )
    return list(rows)


async def select_anchors(session: Session, videos: Collection[VideoId]) -> dict[VideoId, tuple[Anchor, ...]]:
    """Anchors by video, in order of time."""
    if not videos:
        return {}
    rows = await session.execute(_ANCHORS, {"ids": list(videos)})
    found: dict[VideoId, list[Anchor]] = {}
    for row in rows:
        found.setdefault(row.video, []).append(Anchor(row.product, row.start_ms, row.is_alive))
    return {video: tuple(anchors) for video, anchors in found.items()}


async def anchored_products(session: Session, store: StoreId) -> set[ProductId]:
    """The products of a store that any video shows."""
    return set(await session.scalars(select(AnchorRow.product).where(AnchorRow.store == store).distinct()))


async def set_alive(session: Session, product: ProductId, *, alive: bool) -> list[VideoId]:
    """Let the anchors to a product live or die; returns the videos for which that is a change, in order."""
    changed = await session.scalars(
        update(AnchorRow)
        .where(AnchorRow.product == product, AnchorRow.is_alive != alive)
        .values(is_alive=alive)
        .returning(AnchorRow.video)
    )
    return sorted(changed)


def _living(row: Mapping[str, Any]) -> tuple[Anchor, ...]:
    told = zip(row["products"] or (), row["starts"] or (), strict=True)
    return tuple(Anchor(ProductId(product), start_ms, True) for product, start_ms in told)


def _card(row: Mapping[Any, Any], anchors: tuple[Anchor, ...]) -> VideoCard:
    def url(name: str) -> str:
        return public_url(f"{row['prefix']}/{name}") if row["prefix"] else ""

    return VideoCard(
        id=VideoId(row["id"]),
        creator=AccountId(row["creator"]),
        store=StoreId(row["store"]) if row["store"] else None,
        state=rules.shown_state(VideoState(row["state"]), is_restricted=row["is_restricted"]),
        title=row["title"],
        topics=tuple(row["topics"]),
        language=row["language"],
        category=CategoryId(row["category"]) if row["category"] else None,
        poster_url=url("poster.webp"),
        hls_url=url("master.m3u8"),
        storyboard_url=url("storyboard.vtt"),
        duration_ms=row["duration_ms"],
        width=row["width"],
        height=row["height"],
        sound=row["sound"],
        anchors=tuple(anchor for anchor in anchors if anchor.is_alive),
        published_at=row["published_at"],
    )


def _video(row: Mapping[Any, Any], anchors: tuple[Anchor, ...]) -> Video:
    said = row["reason"]
    reason = None if said is None else Reason(said["code"], said.get("facts", {}))
    return Video(_card(row, anchors), anchors, row["progress"], reason, row["upload"], row["created_at"])
