"""Short videos with product anchors: uploaded, packaged for phones, screened, published, taken down.

A creator's file comes in by parts; a job makes fMP4 HLS, a poster and a storyboard of it; governance looks at it; then
it is on the street. Whoever has packaged clips already (`package`) registers them with `publish_ready`.
"""

from guang.media.videos.encoder import Effort
from guang.media.videos.errors import VideoMissing
from guang.media.videos.packaging import LADDER, Frames, Packaged, package
from guang.media.videos.probe import Unplayable
from guang.media.videos.types import Anchor, NewReadyVideo, Video, VideoCard, VideoDraft, VideoState
from guang.media.videos.verbs import cards, made_by, public, publish_ready, showing_product

__all__ = [
    "LADDER",
    "Anchor",
    "Effort",
    "Frames",
    "NewReadyVideo",
    "Packaged",
    "Unplayable",
    "Video",
    "VideoCard",
    "VideoDraft",
    "VideoMissing",
    "VideoState",
    "cards",
    "made_by",
    "package",
    "public",
    "publish_ready",
    "showing_product",
]
