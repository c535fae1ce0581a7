"""One ffmpeg process, kept on a leash: polite, bounded in time and memory, and never outliving its parent."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Final

from guang.media.transcoding.probe import Unplayable, ffmpeg, last_words

Progress = Callable[[int], None]
"""Hears the percentage done (0–100), about twice a second; what it raises stops the work."""

MEMORY_LIMIT: Final = 4 << 30
STDERR_KEPT: Final = 64 * 1024

# Runs before ffmpeg, in its process: it dies with its parent, is polite to others, and cannot take all memory.
# (subprocess's preexec_fn would run Python between fork and exec, which is not safe where threads run.)
_LEASH: Final = """
import ctypes, os, resource, signal, sys
try:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
except (OSError, AttributeError):
    pass
os.nice(int(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
os.execv(sys.argv[3], sys.argv[3:])
"""


class OutOfTime(Exception):
    """The encoder took longer than it may."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: x264's preset, its quality (lower is better), niceness, and the longest time to take."""

    preset: str = "veryfast"
    crf: int = 26
    nice: int = 10
    limit_s: int = 900


def run(
    arguments: Sequence[str],
    *,
    frames: int,
    effort: Effort,
    progress: Progress | None = None,
    fed: Iterable[bytes] | None = None,
) -> None:
    """Run ffmpeg to its end.

    Args:
        arguments: everything after the program's name.
        frames: how many frames are expected, to tell the percentage.
        effort: niceness and time limit (preset and quality are the caller's to spell out).
        progress: hears 0–99 on the way; 100 is the caller's to say.
        fed: what goes in through standard input, piece by piece.

    Raises:
        Unplayable: ``broken``, with ffmpeg's own words.
        OutOfTime: the limit passed.
    """
    leash = [sys.executable, "-ISc", _LEASH, str(effort.nice), str(MEMORY_LIMIT), ffmpeg()]
    command = [*leash, *arguments, "-progress", "pipe:1", "-stats_period", "0.4", "-nostats"]
    stdin = subprocess.DEVNULL if fed is None else subprocess.PIPE
    process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    overdue = threading.Event()
    alarm = threading.Timer(effort.limit_s, _stop, (process, overdue))
    complaints: list[bytes] = []
    assert process.stdout is not None
    assert process.stderr is not None
    listeners = [threading.Thread(target=_hear, args=(process.stderr, complaints), daemon=True)]
    if fed is not None:
        assert process.stdin is not None
        listeners.append(threading.Thread(target=_feed, args=(process.stdin, fed), daemon=True))
    alarm.start()
    try:
        for listener in listeners:
            listener.start()
        for line in process.stdout:
            if progress and line.startswith(b"frame="):
                progress(min(99, int(line[6:]) * 100 // max(1, frames)))
        code = process.wait()
    finally:
        alarm.cancel()
        process.kill()
        process.wait()
        for listener in listeners:
            listener.join(timeout=5)
    if overdue.is_set():
        raise OutOfTime(f"{effort.limit_s} s")
    if code != 0:
        raise Unplayable("broken", detail=last_words(b"".join(complaints).decode("utf-8", "replace")))


def _stop(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
    overdue.set()
    process.kill()


def _hear(pipe: IO[bytes], complaints: list[bytes]) -> None:
    kept = 0
    for line in pipe:
        if kept < STDERR_KEPT:
            complaints.append(line)
            kept += len(line)


def _feed(pipe: IO[bytes], fed: Iterable[bytes]) -> None:
    with contextlib.suppress(BrokenPipeError), pipe:
        for piece in fed:
            pipe.write(piece)
