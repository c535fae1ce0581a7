"""Tiny real videos, drawn by ffmpeg itself, and files that only claim to be videos."""

import subprocess
from functools import cache
from pathlib import Path

from guang.media.transcoding.probe import ffmpeg


def draw(path: Path, *options: str) -> Path:
    """Run ffmpeg with these options into a file."""
    command = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", *options, str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path


def clip(
    path: Path, *, size: str = "108x192", seconds: float = 2, sound: bool = True, extra: tuple[str, ...] = ()
) -> Path:
    """A test picture, moving, with a tone or silent."""
    source = ["-f", "lavfi", "-i", f"testsrc2=s={size}:r=15:d={seconds}"]
    tone = ["-f", "lavfi", "-i", f"sine=440:d={seconds}", "-c:a", "aac", "-shortest"] if sound else []
    video = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-pix_fmt", "yuv420p"]
    return draw(path, *source, *tone, *video, *extra)


@cache
def clip_bytes(seconds: float = 1.2, size: str = "64x96") -> bytes:
    """A small clip as bytes; made once."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return clip(
            Path(folder) / "clip.mp4", seconds=seconds, size=size, extra=("-movflags", "+faststart")
        ).read_bytes()
