"""What happens to videos when governance or the catalogue decides."""

from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, StoreId, VideoId
from guang.media.videos.store import videos
from guang.media.videos.types import VideoState
from guang.media.videos.verbs import anchoring, showing
from guang.trust import governance


async def follow_restriction(session: Session, subject: VideoId | AccountId | StoreId, now: datetime) -> None:
    """Hide or show the videos that a restricted or restored video, creator or store concerns.

    What counts is what is restricted now, not which fact was heard; hearing one twice changes nothing.

    Records: ``media.video_taken_down``, ``media.video_restored``.
    """
    if isinstance(subject, VideoId):
        row = await videos.lock_video(session, subject)
        rows = [] if row is None else [row]
    else:
        rows = await videos.lock_of_owner(session, subject)
    subjects = {part.subject for row in rows for part in (row.id, row.creator, row.store) if part is not None}
    held = await governance.is_restricted(session, subjects)
    for row in rows:
        parts = {part.subject for part in (row.id, row.creator, row.store) if part is not None}
        await _set_restricted(session, row, bool(parts & held), now)


async def follow_product(session: Session, product: ProductId) -> None:
    """Let anchors to a product live or die with it.

    Records: ``media.video_changed`` for each video on the street that this changes.
    """
    alive = bool(await anchoring.living(session, [product]))
    for video in await videos.set_alive(session, product, alive=alive):
        row = await videos.lock_video(session, video)
        if row is not None and showing.is_public(row):
            await showing.announce_change(session, row)


async def follow_store(session: Session, store: StoreId) -> None:
    """Let the anchors to a store's products live or die with the store."""
    for product in sorted(await videos.anchored_products(session, store)):
        await follow_product(session, product)


async def _set_restricted(session: Session, row: videos.Row, restricted: bool, now: datetime) -> None:
    if row.is_restricted == restricted:
        return
    row.is_restricted = restricted
    if row.state != VideoState.PUBLISHED:
        return
    if restricted:
        showing.disappear(session, row, "restricted")
    else:
        await showing.appear(session, row, now)
