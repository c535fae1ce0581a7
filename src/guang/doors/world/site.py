"""The building site of a world: its records and files, when it was begun, and the hands that render."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from guang.doors import ledger
from guang.doors.studio import sound
from guang.kernel import clock
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import EPOCH, TAIL_BITS, first_at
from guang.kernel.settings import Settings

SEED = 20
MOST_HANDS = 4
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
    bench = settings.data_dir / "world"
    for name in ("pictures", "clips", "music"):
        (bench / name).mkdir(parents=True, exist_ok=True)
    return Site(database, blobs, bench, begun)


def studio_hands(processes: int | None = None, *, nice: int = 0) -> ProcessPoolExecutor:
    """Processes that render: spawned, never forked."""
    count = processes or min(MOST_HANDS, max(1, os.cpu_count() or 1))
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=os.nice, initargs=(nice,))
