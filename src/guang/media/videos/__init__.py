"""Short videos with product anchors: uploaded, transcoded for phones, screened, published, taken down.

A creator's file comes in by parts; a job has fMP4 HLS, a poster and a storyboard made of it (`transcoding`); governance
looks at it; then it is on the street. Whoever has packaged clips already registers them with `publish_ready`.
"""

from guang.media.videos.errors import VideoMissing
from guang.media.videos.types import Anchor, NewReadyVideo, Video, VideoCard, VideoDraft, VideoState
from guang.media.videos.verbs import cards, made_by, public, publish_ready, showing_product

__all__ = [
    "Anchor",
    "NewReadyVideo",
    "Video",
    "VideoCard",
    "VideoDraft",
    "VideoMissing",
    "VideoState",
    "cards",
    "made_by",
    "public",
    "publish_ready",
    "showing_product",
]
