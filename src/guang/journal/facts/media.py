"""What happens to videos."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId, VideoId, ViewerId


class AnchorTerms(msgspec.Struct, frozen=True):
    """A product attached to a video, shown from ``start_ms`` on."""

    product: ProductId
    start_ms: int = 0


@fact("media.video_published.v1")
class VideoPublished(msgspec.Struct, frozen=True):
    """A video is on the street."""

    video: VideoId
    creator: AccountId
    creator_viewer: ViewerId
    title: dict[str, str]
    duration_ms: int
    topics: tuple[str, ...] = ()
    category: CategoryId | None = None
    store: StoreId | None = None
    language: str = ""
    anchors: tuple[AnchorTerms, ...] = ()


@fact("media.video_changed.v1")
class VideoChanged(msgspec.Struct, frozen=True):
    """A published video has other words or anchors now."""

    video: VideoId
    creator: AccountId
    creator_viewer: ViewerId
    title: dict[str, str]
    duration_ms: int
    topics: tuple[str, ...] = ()
    category: CategoryId | None = None
    store: StoreId | None = None
    language: str = ""
    anchors: tuple[AnchorTerms, ...] = ()


@fact("media.video_taken_down.v1")
class VideoTakenDown(msgspec.Struct, frozen=True):
    """A video has left the street: by its creator (``private``) or by governance."""

    video: VideoId
    reason: str


@fact("media.video_restored.v1")
class VideoRestored(msgspec.Struct, frozen=True):
    """A video is back on the street."""

    video: VideoId
