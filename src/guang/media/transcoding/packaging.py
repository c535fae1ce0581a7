"""From any video to what phones play: fMP4 HLS in two sizes or more, a poster, and a storyboard for scrubbing.

One ffmpeg process does all of it in one decoding. Layout of the folder it fills, every path relative to ``master``::

    master.m3u8   360/index.m3u8   360/init_0.mp4   360/0000.m4s …   540/…
    poster.webp   storyboard.webp   storyboard.vtt

Segments begin with a key frame every two seconds (CMAF, HLS version 7). Nothing is ever enlarged, and no frame is
cropped: a landscape source stays landscape.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from guang.media.transcoding import encoder
from guang.media.transcoding.encoder import Effort, Progress
from guang.media.transcoding.probe import Probe, Unplayable, probe, reading

LADDER: Final = (360, 720)
LONGEST_MS: Final = 10 * 60 * 1000
SHORTEST_MS: Final = 500
SEGMENT_S: Final = 2
MOST_FPS: Final = 30
STORYBOARD_TILES: Final = 25
MISSING_SHARE: Final = 0.1
STEADY: Final = Effort()
_BITS_PER_PIXEL: Final = 0.10  # the ceiling of a segment's bit rate, per pixel and frame at 30 frames a second
_TILE_SIDE: Final = 100


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of a packaged video; ``name`` is its folder."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Packaged:
    """What lies in the folder now; names are relative to it. Width and height are those of the largest rendition."""

    master: str
    poster: str
    storyboard: str
    renditions: tuple[Rendition, ...]
    width: int
    height: int
    duration_ms: int
    sound: bool


@dataclass(frozen=True, slots=True)
class _Order:
    """Everything that the command line is made from."""

    source: Path
    seen: Probe
    renditions: tuple[Rendition, ...]
    effort: Effort

    @property
    def top(self) -> Rendition:
        return self.renditions[-1]


def package(
    source: Path,
    out: Path,
    *,
    ladder: Sequence[int] = LADDER,
    progress: Progress | None = None,
    effort: Effort = STEADY,
) -> Packaged:
    """Package a video file into an empty folder. Blocks; call it in a thread or a process.

    Args:
        source: a file of any known container.
        out: the folder to fill; made if absent.
        ladder: short sides in pixels, ascending; those above the source's are left out, and a source below two of
            them gets its own size and two thirds of it.
        progress: hears 0–100; what it raises stops ffmpeg and travels on.
        effort: preset, quality, niceness and time limit.

    Raises:
        Unplayable: the file is broken, empty, without picture, too large, too long or too short, or breaks off.
        OutOfTime: encoding took longer than ``effort.limit_s``.
    """
    seen = probe(source)
    if seen.duration_ms > LONGEST_MS:
        raise Unplayable("too_long", duration_ms=seen.duration_ms, longest_ms=LONGEST_MS)
    order = _Order(source, seen, plan(seen.width, seen.height, ladder), effort)
    for rendition in order.renditions:
        (out / rendition.name).mkdir(parents=True, exist_ok=True)
    encoder.run(
        [*_input(order), *_graph(order), *_streams(order), *_outputs(out)],
        frames=round(seen.duration_ms / 1000 * min(seen.fps or MOST_FPS, MOST_FPS)),
        effort=effort,
        progress=progress,
    )
    duration_ms = _played_ms(out / order.renditions[0].name / "index.m3u8")
    _judge_length(seen.duration_ms, duration_ms)
    _make_storyboard(out, order, duration_ms)
    if progress:
        progress(100)
    files = ("master.m3u8", "poster.webp", "storyboard.vtt")
    return Packaged(*files, order.renditions, order.top.width, order.top.height, duration_ms, seen.sound)


def plan(width: int, height: int, ladder: Sequence[int] = LADDER) -> tuple[Rendition, ...]:
    """The renditions of a source, smallest first; at least two, none larger than the source, all sides even."""
    short = min(width, height)
    sides = [side for side in ladder if side <= short]
    if len(sides) < 2:
        top = max(2, short - short % 2)
        sides = [max(2, _even(top * 2 / 3)), top]
    made = []
    for side in sides:
        across, down = (side, _even(height * side / width)) if width <= height else (_even(width * side / height), side)
        made.append(Rendition(str(side), max(2, across), max(2, down)))
    return tuple(made)


def _even(length: float) -> int:
    return round(length / 2) * 2


def _input(order: _Order) -> list[str]:
    quiet = ["-hide_banner", "-y", "-loglevel", "error", "-threads", "1", "-filter_complex_threads", "1"]
    return [*quiet, "-nostdin", *reading(order.seen.container), "-i", str(order.source)]


def _graph(order: _Order) -> list[str]:
    """One decoding feeds every size and the poster; smaller pictures are made from the largest."""
    top, last = order.top, len(order.renditions) - 1
    poster_at = min(1.0, order.seen.duration_ms / 4000)
    heads = "".join(f"[c{number}]" for number in range(last + 1)) + "[p]"
    parts = [f"[0:V:0]scale={top.width}:{top.height}:flags=bicubic,setsar=1,split={last + 2}{heads}"]
    for number, size in enumerate(order.renditions[:-1]):
        parts.append(f"[c{number}]scale={size.width}:{size.height}:flags=bicubic[v{number}]")
    parts.append(f"[c{last}]null[v{last}]")
    parts.append(f"[p]select='gte(t,{poster_at:.3f})'[poster]")
    return ["-filter_complex", ";".join(parts)]


def _streams(order: _Order) -> list[str]:
    seen, effort = order.seen, order.effort
    sound = ["-map", "0:a:0"] if seen.sound else []
    options: list[str] = []
    for number, size in enumerate(order.renditions):
        ceiling = round(size.width * size.height * MOST_FPS * _BITS_PER_PIXEL)
        options += ["-map", f"[v{number}]", *sound]
        options += [f"-maxrate:v:{number}", str(ceiling), f"-bufsize:v:{number}", str(ceiling * 2)]
    options += ["-c:v", "libx264", "-preset", effort.preset, "-crf", str(effort.crf), "-threads", "1"]
    options += ["-pix_fmt", "yuv420p", "-profile:v", "main", "-sc_threshold", "0", "-fpsmax", str(MOST_FPS)]
    options += ["-force_key_frames", f"expr:gte(t,n_forced*{SEGMENT_S})", "-t", str(LONGEST_MS // 1000 + 1)]
    options += ["-c:a", "aac", "-b:a", "96k", "-ac", "2", "-ar", "44100"] if seen.sound else []
    variants = (f"v:{n},{f'a:{n},' if seen.sound else ''}name:{size.name}" for n, size in enumerate(order.renditions))
    return [*options, "-map_metadata", "-1", "-map_chapters", "-1", "-var_stream_map", " ".join(variants)]


def _outputs(out: Path) -> list[str]:
    hls = ["-f", "hls", "-hls_time", str(SEGMENT_S), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
    hls += ["-hls_flags", "independent_segments", "-master_pl_name", "master.m3u8"]
    hls += ["-hls_fmp4_init_filename", "init.mp4", "-hls_segment_filename", f"{out}/%v/%04d.m4s"]
    poster = ["-map", "[poster]", "-frames:v", "1", "-c:v", "libwebp", "-quality", "80", f"{out}/poster.webp"]
    return [*hls, f"{out}/%v/index.m3u8", *poster]


def _played_ms(playlist: Path) -> int:
    """What really plays: the sum of the segments."""
    if not playlist.exists():
        raise Unplayable("broken", detail="no picture could be decoded")
    lengths = re.findall(r"#EXTINF:([\d.]+)", playlist.read_text())
    return round(sum(float(length) for length in lengths) * 1000)


def _judge_length(promised_ms: int, played_ms: int) -> None:
    if played_ms < SHORTEST_MS:
        raise Unplayable("too_short", duration_ms=played_ms, shortest_ms=SHORTEST_MS)
    if played_ms > LONGEST_MS:
        raise Unplayable("too_long", duration_ms=played_ms, longest_ms=LONGEST_MS)
    if played_ms < promised_ms * (1 - MISSING_SHARE):
        raise Unplayable("breaks_off", after_ms=played_ms, promised_ms=promised_ms)


def _make_storyboard(out: Path, order: _Order, duration_ms: int) -> None:
    """Lay key frames of the smallest rendition side by side, and name each with the time it stands for (WebVTT).

    Only key frames are decoded, so this costs next to nothing. It is a run of its own because ffmpeg reports no
    progress until every output has begun, and a sprite begins when the video ends.
    """
    size = order.renditions[0]
    frames = math.ceil(duration_ms / 1000 / SEGMENT_S)
    every = max(1, math.ceil(frames / STORYBOARD_TILES))
    tiles = math.ceil(frames / every)
    columns = min(5, tiles)
    scale = min(1.0, _TILE_SIDE / min(size.width, size.height))
    across, down = max(2, _even(size.width * scale)), max(2, _even(size.height * scale))
    chosen = f"select='not(mod(n,{every}))',scale={across}:{down},tile={columns}x{math.ceil(tiles / columns)}"
    command = ["-hide_banner", "-y", "-loglevel", "error", "-threads", "1", "-skip_frame", "nokey", "-f", "mov"]
    command += ["-i", "pipe:0", "-an", "-vf", chosen, "-frames:v", "1", "-c:v", "libwebp", "-quality", "60"]
    pieces = [next((out / size.name).glob("init*.mp4")), *sorted((out / size.name).glob("*.m4s"))]
    encoder.run(
        [*command, f"{out}/storyboard.webp"],
        frames=1,
        effort=order.effort,
        fed=(piece.read_bytes() for piece in pieces),
    )
    lines = ["WEBVTT", ""]
    for number in range(tiles):
        start, until = number * every * SEGMENT_S * 1000, min(duration_ms, (number + 1) * every * SEGMENT_S * 1000)
        x, y = number % columns * across, number // columns * down
        lines += [f"{_stamp(start)} --> {_stamp(until)}", f"storyboard.webp#xywh={x},{y},{across},{down}", ""]
    (out / "storyboard.vtt").write_text("\n".join(lines))


def _stamp(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
