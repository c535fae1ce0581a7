"""From frames to HLS in one run of ffmpeg: two renditions of fragmented MP4 and a master playlist."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

from guang.doors.studio.film import RATE, TALL, WIDE

SEGMENT_S = 2
RENDITIONS = ((360, 640), (WIDE, TALL))


def ffmpeg() -> str:
    """The encoder that came with the Python environment."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def hls(frames: Iterable[bytes], sound: Path, folder: Path, *, crf: int = 25) -> None:
    """Write ``master.m3u8`` and two renditions with their segments into ``folder``.

    Args:
        frames: raw yuv420p frames of the larger rendition.
        sound: AAC in an MP4 container, at least as long as the picture.

    Raises:
        RuntimeError: with ffmpeg's last words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    small_w, small_h = RENDITIONS[0]
    gop = str(RATE * SEGMENT_S)
    command = [
        ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y",
        "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{WIDE}x{TALL}", "-r", str(RATE), "-i", "pipe:0",
        "-i", str(sound),
        "-filter_complex", f"[0:v]split=2[a][b];[b]scale={small_w}:{small_h}:flags=fast_bilinear[c]",
        "-map", "[c]", "-map", "1:a", "-map", "[a]", "-map", "1:a",
        "-c:v", "libx264", "-preset", "ultrafast", "-crf", str(crf), "-threads", "1",
        "-g", gop, "-keyint_min", gop, "-sc_threshold", "0", "-pix_fmt", "yuv420p",
        "-colorspace", "smpte170m", "-color_primaries", "smpte170m", "-color_trc", "smpte170m",
        "-maxrate:v:1", "2200k", "-bufsize:v:1", "3000k", "-maxrate:v:0", "900k", "-bufsize:v:0", "1400k",
        "-c:a", "copy", "-shortest",
        "-f", "hls", "-hls_time", str(SEGMENT_S), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
        "-hls_flags", "independent_segments", "-hls_fmp4_init_filename", "init.mp4",
        "-hls_segment_filename", str(folder / "%v" / "%04d.m4s"),
        "-var_stream_map", "v:0,a:0,name:360 v:1,a:1,name:540", "-master_pl_name", "master.m3u8",
        str(folder / "%v" / "index.m3u8"),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    try:
        for frame in frames:
            process.stdin.write(frame)
        process.stdin.close()
    except BrokenPipeError:
        pass
    words = process.stderr.read().decode(errors="replace")
    if process.wait() != 0:
        raise RuntimeError(words.strip().splitlines()[-1] if words.strip() else "ffmpeg failed")


def thumbnail(frame: bytes, size: tuple[int, int]) -> Image.Image:
    """A raw frame as a small RGB picture."""
    area = WIDE * TALL
    half = (WIDE // 2, TALL // 2)
    y = Image.frombytes("L", (WIDE, TALL), frame[:area]).resize(size, Image.Resampling.BOX)
    u = Image.frombytes("L", half, frame[area : area + area // 4]).resize(size, Image.Resampling.BILINEAR)
    v = Image.frombytes("L", half, frame[area + area // 4 :]).resize(size, Image.Resampling.BILINEAR)
    full = y.point([max(0, min(255, round((i - 16) * 255 / 219))) for i in range(256)])
    return Image.merge("YCbCr", (full, u, v)).convert("RGB")


def aac(wave: bytes, path: Path, *, rate: int) -> None:
    """Encode 16-bit stereo samples into ``path`` (.m4a)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    source = ["-f", "s16le", "-ar", str(rate), "-ac", "2", "-i", "pipe:0"]
    command = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", *source, "-c:a", "aac", "-b:a", "96k", str(path)]
    subprocess.run(command, input=wave, check=True)
