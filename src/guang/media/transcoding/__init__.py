"""Transcoding: what a file really is, and from any file to what phones play.

No file's name is believed, only what a decoder says of it. The decoder is a process of its own, kept on a leash.
Nothing here knows of databases, creators or the street.
"""

from guang.media.transcoding.encoder import Effort, OutOfTime
from guang.media.transcoding.packaging import Packaged, Rendition, package
from guang.media.transcoding.probe import Unplayable, container

__all__ = [
    "Effort",
    "OutOfTime",
    "Packaged",
    "Rendition",
    "Unplayable",
    "container",
    "package",
]
