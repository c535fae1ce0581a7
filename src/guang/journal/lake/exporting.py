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
from sqlalchemy import text

from guang.journal import reading
from guang.journal.behaviour import COLUMN_TYPES, BehaviourColumns
from guang.journal.lake.files import Files
from guang.journal.reading import Line
from guang.journal.registry import body
from guang.journal.tables import CursorRow
from guang.kernel.db import Database, Session
from guang.kernel.ids import EPOCH, time_of

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
    for day, table in [*_facts(batch.facts)]:
        await asyncio.to_thread(files.write, files.name("facts", day, batch.facts[0].id), table)
        written += 1
    for day, table in [*_acts(batch.behaviour)]:
        first = batch.behaviour.id[0], batch.behaviour.viewer[0]
        await asyncio.to_thread(files.write, files.name("behaviour", day, *first), table)
        written += 1
    async with database.transaction() as session:
        for log, (tx, position) in (("facts", batch.position.facts), ("behaviour", batch.position.behaviour)):
            await session.merge(CursorRow(name=f"{CURSOR}.{log}", tx=tx, position=position))
    return Exported(len(batch.facts), len(batch.behaviour), written), batch.caught_up


async def _position(session: Session) -> reading.Position:
    start = reading.Position()
    facts = await session.get(CursorRow, f"{CURSOR}.facts")
    acts = await session.get(CursorRow, f"{CURSOR}.behaviour")
    return reading.Position(
        facts=(facts.tx, facts.position) if facts else start.facts,
        behaviour=(acts.tx, acts.position) if acts else start.behaviour,
    )


def _facts(lines: list[Line]) -> list[tuple[date, pa.Table]]:
    days: dict[date, list[Line]] = {}
    for line in lines:
        days.setdefault(time_of(line.id).date(), []).append(line)
    return [
        (
            day,
            pa.table(
                {
                    "id": pa.array([int(line.id) for line in some], pa.int64()),
                    "at": pa.array([time_of(line.id).replace(tzinfo=None) for line in some], pa.timestamp("ms")),
                    "name": pa.array([line.name for line in some], pa.string()),
                    "body": pa.array([msgspec.json.encode(body(line.happened)).decode() for line in some], pa.string()),
                }
            ),
        )
        for day, some in sorted(days.items())
    ]


def _acts(acts: BehaviourColumns) -> list[tuple[date, pa.Table]]:
    at_ms = acts.at_ms + _EPOCH_MS
    days = at_ms // 86_400_000
    tables = []
    for day in np.unique(days):
        some = acts.where(days == day)
        columns = {name: pa.array(getattr(some, name)) for name in COLUMN_TYPES}
        columns["at"] = pa.array(some.at_ms + _EPOCH_MS, pa.int64()).cast(pa.timestamp("ms"))
        tables.append((datetime.fromtimestamp(int(day) * 86_400, UTC).date(), pa.table(columns)))
    return tables
