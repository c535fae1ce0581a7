"""A creator takes their data along, or leaves for good."""

from typing import Any

from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.media.videos.store import uploads, videos
from guang.media.videos.types import DropFiles
from guang.media.videos.verbs import reading, showing, uploading


async def erase(session: Session, creator: AccountId) -> None:
    """Delete the videos and uploads of somebody who has left, files included; nothing of them can be restored.

    Records: ``media.video_taken_down`` for each video that was on the street.
    """
    for row in await videos.lock_of_owner(session, creator):
        if showing.is_public(row):
            showing.disappear(session, row, "erased")
        if row.prefix is not None:
            await queue.enqueue(session, DropFiles(row.prefix), key=row.prefix)
        await videos.delete_video(session, row.id)
    for upload in await uploads.ids_of(session, creator):
        await uploading.drop_later(session, upload)


async def export(session: Session, creator: AccountId) -> list[dict[str, Any]]:
    """What somebody has said and shown here, newest first."""
    made = await reading.made_by(session, creator, public=False, most=10_000)
    return [
        {
            "id": video.card.id.text,
            "title": dict(video.card.title),
            "topics": list(video.card.topics),
            "language": video.card.language,
            "state": video.card.state.value,
            "created_at": video.created_at.isoformat(),
            "published_at": video.card.published_at.isoformat() if video.card.published_at else None,
            "products": [anchor.product.text for anchor in video.anchors],
            "video": video.card.hls_url,
        }
        for video in made
    ]
