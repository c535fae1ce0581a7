"""Worlds that take minutes to lay out: kept for a day, so that a second measurement begins at once."""

import asyncio
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from bench import street
from bench.harness import Installation, note, open_in
from guang.doors.commands import loop
from guang.doors.commands.ground import CHECKOUT
from guang.kernel import codec
from guang.kernel.db import dsn
from guang.kernel.postgres import Cluster

LONGEST_S = 20 * 3600
"""What is older is laid out anew: what people did in it would no longer be of yesterday."""

T = TypeVar("T")


@contextmanager
def world(
    name: str, kind: type[T], lay_out: Callable[[Installation], Coroutine[Any, Any, T]]
) -> Iterator[tuple[Installation, T]]:
    """An installation with a world in it, and what ``lay_out`` told of it when it was made.

    They stand in ``GUANG_BENCH_CACHE``, or else in the system's folder for temporary files, until this code or the
    migrations change or a day is over.
    """
    shelf = Path(os.environ.get("GUANG_BENCH_CACHE") or Path(tempfile.gettempdir()) / "guang-bench")
    home = shelf / f"{name}-{_digest()}"
    told = home / "told.json"
    if not told.exists() or time.time() - told.stat().st_mtime > LONGEST_S:
        _clear(shelf, name)
        home.mkdir(parents=True)
        for folder in (shelf, home):
            folder.chmod(0o711)  # the database's own account can reach it
    cluster = Cluster(home)
    try:
        place = open_in(home, cluster)
        if not told.exists():
            about: T = loop.run(lay_out(place))
            asyncio.run(_settle(place.settings.database_url))
            told.write_bytes(codec.encode(about))
        yield place, codec.decode(told.read_bytes(), kind)
    finally:
        cluster.stop()


def _clear(shelf: Path, name: str) -> None:
    """Remove earlier worlds of that name, with their databases."""
    for old in shelf.glob(f"{name}-*"):
        note(f"removing {old}")
        Cluster(old).destroy()
        shutil.rmtree(old, ignore_errors=True)


def _digest() -> str:
    """Eight letters that change with the tables and with how the world is laid out."""
    made_by = [Path(street.__file__), *sorted((CHECKOUT / "migrations" / "versions").glob("*.py"))]
    return hashlib.blake2s(b"".join(one.read_bytes() for one in made_by), digest_size=4).hexdigest()


async def _settle(url: str) -> None:
    """What a database does with a fresh load sooner or later is done before anything is measured."""
    driver = await asyncpg.connect(dsn(url))
    await driver.execute("VACUUM (ANALYZE)")
    await driver.execute("CHECKPOINT")
    await driver.close()
