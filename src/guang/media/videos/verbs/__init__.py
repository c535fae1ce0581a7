"""What can be done with uploads and videos."""

from guang.media.videos.verbs.editing import VideoChange, change, withdraw
from guang.media.videos.verbs.hiding import follow_product, follow_restriction, follow_store
from guang.media.videos.verbs.leaving import erase, export
from guang.media.videos.verbs.publishing import (
    Claim,
    claim,
    create,
    finish,
    give_up,
    judged,
    note_progress,
    publish_ready,
    reject,
    requeue_stale,
)
from guang.media.videos.verbs.reading import cards, made_by, own, public, showing_product, visible
from guang.media.videos.verbs.uploading import accept, begin_upload, drop, expect, store_part, sweep, upload

__all__ = [
    "Claim",
    "VideoChange",
    "accept",
    "begin_upload",
    "cards",
    "change",
    "claim",
    "create",
    "drop",
    "erase",
    "expect",
    "export",
    "finish",
    "follow_product",
    "follow_restriction",
    "follow_store",
    "give_up",
    "judged",
    "made_by",
    "note_progress",
    "own",
    "public",
    "publish_ready",
    "reject",
    "requeue_stale",
    "showing_product",
    "store_part",
    "sweep",
    "upload",
    "visible",
    "withdraw",
]
