"""Looking at videos."""

from collections.abc import Collection

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, VideoId
from guang.media.videos.errors import VideoMissing
from guang.media.videos.store import videos
from guang.media.videos.types import Video, VideoCard


async def cards(session: Session, ids: Collection[VideoId]) -> dict[VideoId, VideoCard]:
    """Cards by id in one query, in whatever state (ask ``is_public``); unknown ids are left out."""
    return await videos.select_cards(session, ids) if ids else {}


async def public(session: Session, video: VideoId) -> VideoCard:
    """A video that anybody may see.

    Raises:
        VideoMissing: no such video, or it is not on the street.
    """
    card = (await videos.select_cards(session, [video])).get(video)
    if card is None or not card.is_public:
        raise VideoMissing
    return card


async def own(session: Session, creator: AccountId, video: VideoId) -> Video:
    """A video as its creator sees it.

    Raises:
        VideoMissing: no such video, or somebody else's.
    """
    found = (await videos.select_videos(session, [video])).get(video)
    if found is None or found.card.creator != creator:
        raise VideoMissing
    return found


async def visible(session: Session, video: VideoId, caller: AccountId | None, *, is_operator: bool = False) -> Video:
    """A video that is on the street, or the caller's own; operators may look at any, to judge it.

    Raises:
        VideoMissing: neither.
    """
    found = (await videos.select_videos(session, [video])).get(video)
    if found is None or not (found.card.is_public or found.card.creator == caller or is_operator):
        raise VideoMissing
    return found


async def made_by(
    session: Session, creator: AccountId, *, public: bool, before: VideoId | None = None, most: int = 20
) -> list[Video]:
    """A creator's videos, newest first; all of them, or those on the street."""
    ids = await videos.select_ids_of(session, creator, public=public, before=before, most=most)
    found = await videos.select_videos(session, ids)
    return [found[video] for video in ids]


async def showing_product(session: Session, product: ProductId, most: int = 20) -> list[VideoCard]:
    """Videos on the street that show a product, newest first."""
    ids = await videos.select_ids_showing(session, product, most)
    found = await videos.select_cards(session, ids)
    return [found[video] for video in ids]
