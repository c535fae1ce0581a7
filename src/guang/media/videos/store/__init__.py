"""All SQL of the videos room: uploads, and videos with their anchors."""

from guang.media.videos.store import uploads, videos

__all__ = ["uploads", "videos"]
