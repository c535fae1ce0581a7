"""From the journal into the lake, exactly once.

A batch starts where the cursor stands, and its files are named by its first line. A crash between writing and moving
the cursor makes the next run write the same names again, with the same lines and perhaps more: never twice. So does a
restore, although it renumbers the places.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import text

from guang.journal import reading
from guang.journal.behaviour import COLUMN_TYPES, BehaviourColumns
from guang.journal.lake.files import Files
from guang.journal.reading import RawLine
from guang.journal.tables import CursorRow
from guang.kernel.db import Database, Session
from guang.kernel.ids import EPOCH, TAIL_BITS

CURSOR = "lake"
_LOCK = "SELECT pg_try_advisory_lock(hashtext('journal.lake'))"
_UNLOCK = "SELECT pg_advisory_unlock(hashtext('journal.lake'))"
_EPOCH_MS = int(EPOCH.timestamp() * 1000)


class Exported(msgspec.Struct, frozen=True):
    """What one export moved."""

    facts: int = 0
    behaviour: int = 0
    files: int = 0


async def export(database: Database, url: str) -> Exported:
    """Bring the lake up to date. Two at once: the second finds nothing to do.

    Args:
        url: a folder, or ``s3://bucket/prefix``.
    """
    files = Files(url)
    done = Exported()
    async with alone(database) as is_ours:
        caught_up = not is_ours
        while not caught_up:
            moved, caught_up = await _batch(database, files)
            done = Exported(done.facts + moved.facts, done.behaviour + moved.behaviour, done.files + moved.files)
    return done


@asynccontextmanager
async def alone(database: Database) -> AsyncIterator[bool]:
    """Whether nobody else writes to the lake until the block ends."""
    async with database.engine.connect() as guard:
        is_ours = bool(await guard.scalar(text(_LOCK)))
        await guard.commit()
        try:
            yield is_ours
        finally:
            if is_ours:
                await guard.execute(text(_UNLOCK))
                await guard.commit()


async def saved(database: Database) -> reading.Position:
    """The place up to which the lake has the journal."""
    async with database.transaction() as session:
        return await _position(session)


async def _batch(database: Database, files: Files) -> tuple[Exported, bool]:
    batch = await reading.look(database, await saved(database))
    written = 0
    for day, table in [*_facts(batch.lines)]:
        await asyncio.to_thread(files.write, files.name("facts", day, batch.lines[0].id), table)
        written += 1
    for day, table in [*_acts(batch.behaviour)]:
        first = batch.behaviour.id[0], batch.behaviour.viewer[0]
        await asyncio.to_thread(files.write, files.name("behaviour", day, *first), table)
        written += 1
    async with database.transaction() as session:
        for log, (tx, position) in (("facts", batch.position.facts), ("behaviour", batch.position.behaviour)):
            await session.merge(CursorRow(name=f"{CURSOR}.{log}", tx=tx, position=position))
    return Exported(len(batch.lines), len(batch.behaviour), written), batch.caught_up


async def _position(session: Session) -> reading.Position:
    start = reading.Position()
    facts = await session.get(CursorRow, f"{CURSOR}.facts")
    acts = await session.get(CursorRow, f"{CURSOR}.behaviour")
    return reading.Position(
        facts=(facts.tx, facts.position) if facts else start.facts,
        behaviour=(acts.tx, acts.position) if acts else start.behaviour,
    )


def _facts(lines: list[RawLine]) -> list[tuple[date, pa.Table]]:
    """Tables by day, of the facts as they stand: also those that only another version can read."""
    ids = np.array([line.id for line in lines], np.int64)
    at_ms = (ids >> TAIL_BITS) + _EPOCH_MS
    table = pa.table(
        {
            "id": ids,
            "at": _instants(at_ms),
            "name": pa.array([line.name for line in lines], pa.string()),
            "body": pa.array([line.body for line in lines], pa.string()),
        }
    )
    return _by_day(table, at_ms)


def _acts(acts: BehaviourColumns) -> list[tuple[date, pa.Table]]:
    at_ms = acts.at_ms + _EPOCH_MS
    return _by_day(pa.table({**{name: getattr(acts, name) for name in COLUMN_TYPES}, "at": _instants(at_ms)}), at_ms)


def _instants(at_ms: NDArray[np.int64]) -> pa.Array:
    return pa.array(at_ms, pa.int64()).cast(pa.timestamp("ms"))


def _by_day(table: pa.Table, at_ms: NDArray[np.int64]) -> list[tuple[date, pa.Table]]:
    """A table cut at midnights in UTC."""
    days = at_ms // 86_400_000
    return [
        (datetime.fromtimestamp(int(day) * 86_400, UTC).date(), table.filter(pa.array(days == day)))
        for day in np.unique(days)
    ]
