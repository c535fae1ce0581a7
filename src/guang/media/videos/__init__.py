"""Short videos with product anchors: uploaded, packaged for phones, screened, published, taken down."""

from guang.media.videos.encoder import Effort, OutOfTime
from guang.media.videos.packaging import LADDER, Frames, Packaged, Rendition, package
from guang.media.videos.probe import Unplayable

__all__ = ["LADDER", "Effort", "Frames", "OutOfTime", "Packaged", "Rendition", "Unplayable", "package"]
