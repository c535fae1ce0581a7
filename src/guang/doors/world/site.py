"""The building site of a world: its records and files, when it was begun, and the hands that render."""

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from guang import journal
from guang.doors import ledger
from guang.doors.studio import sound
from guang.kernel import clock
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import EPOCH, TAIL_BITS, first_at
from guang.kernel.settings import Settings

SEED = 20
PAST_DAYS = 46
"""Days before the beginning in which something of a world has happened; a little more than its trade lasts."""
MOST_HANDS = 4
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a world is being made."""

    database: Database
    blobs: Blobs
    bench: Path
    begun: datetime

    def music(self, number: int) -> Path:
        """The file of the piece that a clip gets."""
        return self.bench / "music" / f"{sound.TRACKS[(number * 3) % len(sound.TRACKS)].key}.m4a"

    def clip(self, name: str) -> Path:
        """The folder where a clip is packaged before it is stored."""
        return self.bench / "clips" / name


async def open_site(database: Database, blobs: Blobs, settings: Settings) -> Site:
    """The site of a world, new or under way; its past is counted back from the instant when it was begun."""

    async def now(session: Session) -> int:
        return first_at(clock.now())

    begun = EPOCH + timedelta(milliseconds=await ledger.once(database, "begun", now, clock.now()) >> TAIL_BITS)
    await journal.open_days(database, [(begun + timedelta(days=n)).date() for n in range(-PAST_DAYS, 2)])
    bench = settings.data_dir / "world"
    for name in ("pictures", "clips", "music"):
        (bench / name).mkdir(parents=True, exist_ok=True)
    return Site(database, blobs, bench, begun)


@contextmanager
def studio_hands() -> Iterator[ProcessPoolExecutor]:
    """Processes that render, for a while; what they have not begun at the end is dropped."""
    pool = hire()
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def hire(processes: int | None = None, *, nice: int = 0) -> ProcessPoolExecutor:
    """Processes that render: spawned, never forked; they end with their parent, however that ends."""
    count = processes or min(MOST_HANDS, max(1, os.cpu_count() or 1))
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(nice,))


def _begin(nice: int) -> None:
    """Leave Ctrl-C to the parent, be polite, and do not outlive it (Linux only; elsewhere an idle process may stay)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(nice)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
