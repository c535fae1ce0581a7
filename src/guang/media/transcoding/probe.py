"""What is this file really? Containers by their magic, streams by asking ffmpeg; a file's name is never believed."""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import imageio_ffmpeg

Container = Literal["mov", "matroska"]

LONGEST_SIDE: Final = 4096
SHORTEST_SIDE: Final = 32
MOST_PIXELS: Final = 4096 * 2304
PROBE_LIMIT_S: Final = 30
_MOV_BOXES: Final = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}
_STILL_BRANDS: Final = {b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis"}
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_DURATION: Final = re.compile(r"Duration: (\d+):(\d\d):(\d\d)\.(\d\d)")
_FRAME: Final = re.compile(r"Video: wrapped_avframe.*?, (\d{1,5})x(\d{1,5})(?: \[SAR (\d+):(\d+))?")
_RATE: Final = re.compile(r"Video: wrapped_avframe.*?, ([\d.]+)(k?) fps")
_DECLARED: Final = re.compile(r"Stream #0:\d+.*?: Video: .*?, (\d{1,6})x(\d{1,6})[ ,\[\n]")
_SOUND: Final = re.compile(r"Stream #0:\d+.*?: Audio: (?!none)")
_PICTURE_TRACK: Final = re.compile(r"Stream #0:\d+.*?: Video: (?!.*\(attached pic\))")


class Unplayable(Exception):
    """This file cannot become a video; ``code`` says why in one word, ``facts`` carry the numbers."""

    def __init__(self, code: str, **facts: int | str) -> None:
        super().__init__(f"{code} {facts or ''}".rstrip())
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Probe:
    """What a decoder saw: size as displayed (turned and with square pixels), frames per second, promised length."""

    container: Container
    width: int
    height: int
    fps: float
    duration_ms: int
    sound: bool


@cache
def ffmpeg() -> str:
    """The ffmpeg program; a separate process, never linked."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def container(head: bytes) -> Container:
    """Which container begins with these bytes (at least 16 of a file that has them).

    Raises:
        Unplayable: ``empty``, or ``not_a_video`` with what it looks like instead.
    """
    if not head:
        raise Unplayable("empty")
    if head[4:8] in _MOV_BOXES and head[8:12] not in _STILL_BRANDS:
        return "mov"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    raise Unplayable("not_a_video", looks_like=_looks_like(head))


def probe(path: Path) -> Probe:
    """Decode the first frame of a file and tell what it is.

    Raises:
        Unplayable: ``empty``, ``not_a_video``, ``no_picture`` (sound only), ``too_large``, ``too_small`` or ``broken``.
    """
    with path.open("rb") as file:
        kind = container(file.read(64))
    said = _ask(kind, path, "-map", "0:V:0", "-frames:v", "1", "-f", "null", "-")
    if "Duration:" not in said:
        raise Unplayable("broken", detail=last_words(said))
    declared = _DECLARED.search(said)
    if declared and _is_huge(int(declared[1]), int(declared[2])):
        raise Unplayable("too_large", width=int(declared[1]), height=int(declared[2]), longest_side=LONGEST_SIDE)
    if not _PICTURE_TRACK.search(said):
        raise Unplayable("no_picture" if _SOUND.search(said) else "broken")
    frame = _FRAME.search(said)
    if frame is None or "frame=    0" in said.rpartition("\n")[2] or not re.search(r"frame=\s*[1-9]", said):
        raise Unplayable("broken", detail=last_words(said))
    width, height = _square(int(frame[1]), int(frame[2]), int(frame[3] or 1), int(frame[4] or 1))
    if min(width, height) < SHORTEST_SIDE:
        raise Unplayable("too_small", width=width, height=height, shortest_side=SHORTEST_SIDE)
    if _is_huge(width, height):
        raise Unplayable("too_large", width=width, height=height, longest_side=LONGEST_SIDE)
    rate = _RATE.search(said)
    fps = float(rate[1]) * (1000 if rate[2] else 1) if rate else 0.0
    return Probe(kind, width, height, fps, _duration_ms(said) or _counted_ms(kind, path), bool(_SOUND.search(said)))


def reading(kind: Container) -> list[str]:
    """Input options that keep ffmpeg to one local file of one known kind."""
    return ["-protocol_whitelist", "file,pipe", "-max_pixels", str(MOST_PIXELS), "-f", kind]


def last_words(said: str) -> str:
    """The most telling line of ffmpeg's complaints, without addresses and paths."""
    lines = [re.sub(r"\[[^\]]* @ 0x[0-9a-f]+\] ?", "", line).strip() for line in said.splitlines()]
    telling = [line for line in lines if re.search(r"(?i)error|invalid|not found|could not|corrupt|missing", line)]
    chosen = (telling or lines or [""])[0]
    return re.sub(r"\S*/\S+", "the file", chosen)[:200]


def _ask(kind: Container, path: Path, *wanted: str) -> str:
    command = [ffmpeg(), "-hide_banner", "-nostdin", "-threads", "1", *reading(kind), "-i", str(path), *wanted]
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PROBE_LIMIT_S, check=False)
    except subprocess.TimeoutExpired as slow:
        raise Unplayable("broken", detail="it takes too long to open") from slow
    return run.stderr.decode("utf-8", "replace")


def _counted_ms(kind: Container, path: Path) -> int:
    """The length of a file that does not state it (a browser's recording), by reading through it without decoding."""
    said = _ask(kind, path, "-map", "0:V:0", "-c", "copy", "-f", "null", "-")
    times = re.findall(r"time=(\d+):(\d\d):(\d\d)\.(\d\d)", said)
    return _milliseconds(times[-1]) if times else 0


def _duration_ms(said: str) -> int:
    found = _DURATION.search(said)
    return _milliseconds(found.groups()) if found else 0


def _milliseconds(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, hundredths = (int(part) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10


def _square(width: int, height: int, across: int, down: int) -> tuple[int, int]:
    """The displayed size of a frame whose pixels are ``across:down``."""
    return (round(width * across / down), height) if across and down else (width, height)


def _is_huge(width: int, height: int) -> bool:
    return max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS


def _looks_like(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")):
        return "svg"
    if start.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<script")):
        return "html"
    if head.startswith(_PICTURES) or head[8:12] in _STILL_BRANDS | {b"WEBP"}:
        return "picture"
    if head.startswith((b"ID3", b"OggS", b"fLaC")) or head[8:12] == b"WAVE":
        return "sound"
    return "text" if start[:16].isascii() and start[:16].replace(b"\n", b" ").isalnum() else "unknown"
