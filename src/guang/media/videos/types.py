"""What crosses the wall: uploads, videos, their anchors, and cards for lists."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId, UploadId, VideoId
from guang.kernel.text import Text
from guang.media.transcoding import Packaged


class VideoState(StrEnum):
    """Where a video is between the creator's file and the street (DOMAIN A3)."""

    UPLOADING = "uploading"
    TRANSCODING = "transcoding"
    REVIEWING = "reviewing"
    PUBLISHED = "published"
    REJECTED = "rejected"
    TAKEN_DOWN = "taken_down"
    PRIVATE = "private"


class UploadState(StrEnum):
    """Whether a file has arrived, and whether a video was made of it."""

    OPEN = "open"
    COMPLETE = "complete"
    USED = "used"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in."""

    id: UploadId
    owner: AccountId
    name: str
    bytes: int
    received: int
    state: UploadState


@dataclass(frozen=True, slots=True)
class Anchor:
    """A product in a video's bag, shown from ``start_ms`` on; dead while it cannot be bought."""

    product: ProductId
    start_ms: int = 0
    is_alive: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a video was rejected: a stable code, and what its words need."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VideoDraft:
    """What a creator says about a video.

    Attributes:
        language: the one spoken or written in it, as a tag such as ``en`` or ``zh-CN``.
        anchors: products that may be shown, at most ten, each within the video's length.
        store: the store in whose name it is shown; the creator must be on its staff.
    """

    title: Text
    topics: tuple[str, ...] = ()
    language: str = ""
    anchors: tuple[Anchor, ...] = ()
    store: StoreId | None = None


@dataclass(frozen=True, slots=True)
class VideoCard:
    """As much of a video as a player and a list need; anchors are the living ones, by time."""

    id: VideoId
    creator: AccountId
    store: StoreId | None
    state: VideoState
    title: Text
    topics: tuple[str, ...]
    language: str
    category: CategoryId | None
    poster_url: str
    hls_url: str
    storyboard_url: str
    duration_ms: int
    width: int
    height: int
    sound: bool
    anchors: tuple[Anchor, ...]
    published_at: datetime | None

    @property
    def is_public(self) -> bool:
        """Whether anybody may see it."""
        return self.state is VideoState.PUBLISHED


@dataclass(frozen=True, slots=True)
class Video:
    """A video as its creator sees it: dead anchors, progress and the reason of a rejection included."""

    card: VideoCard
    anchors: tuple[Anchor, ...]
    progress: int
    reason: Reason | None
    upload: UploadId | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewReadyVideo:
    """A video that somebody has packaged already and put under ``prefix`` in the blobs.

    Attributes:
        prefix: the folder of blobs that holds ``master.m3u8``; use it once, it is cached for ever.
        id: given where the prefix is made from it; a new one otherwise.
    """

    creator: AccountId
    draft: VideoDraft
    prefix: str
    packaged: Packaged
    category: CategoryId | None = None
    id: VideoId | None = None


class Transcode(msgspec.Struct, frozen=True):
    """The order to make a video out of its uploaded file."""

    video: VideoId


class DropFiles(msgspec.Struct, frozen=True):
    """The order to remove a folder of blobs."""

    prefix: str


class DropUpload(msgspec.Struct, frozen=True):
    """The order to remove the parts of an upload."""

    upload: UploadId
