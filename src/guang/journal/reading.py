"""Reading: in an order that no late commit can disturb.

Serial numbers are handed out before a transaction commits, so a reader that remembers the last number it saw loses
what commits late. The order here is ``(tx, position)``, and a reader looks only below the oldest transaction still
running, ``pg_snapshot_xmin``: everything below it is decided. That horizon is held back by any open write transaction
of the whole cluster, which is why none may last.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

import asyncpg
import msgspec
import numpy as np
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from guang.journal import registry
from guang.journal.behaviour import COLUMN_TYPES, BehaviourColumns, concatenate
from guang.journal.recording import TOPIC
from guang.kernel.channels import Channels
from guang.kernel.db import Database, Session, fetch, is_cancelled
from guang.kernel.errors import Refusal
from guang.kernel.ids import FactId, first_at

HORIZON = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
FACTS_AT_ONCE = 2_000
ACTS_AT_ONCE = 100_000
_FEW = 500
"""Fewer acts than this are read with a prepared statement; planning a COPY over all days costs more than they do."""
_HEADER_BYTES = 19
_IDLE_S = 1.0
_REST_S = 0.01
MOST_REST_S = 0.2
_REST_AFTER = 15
"""A follower rests for so many times what its last look took, so that on a busy day it reads many lines at once."""
_FAR = 2**63 - 1
log = structlog.get_logger(__name__)


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in both logs: everything up to it has been read."""

    facts: tuple[int, int] = (-(2**62), 0)
    behaviour: tuple[int, int] = (-(2**62), 0)


class Line(msgspec.Struct, frozen=True):
    """One fact as it stands in the journal."""

    id: FactId
    tx: int
    position: int
    name: str
    happened: msgspec.Struct


class RawLine(msgspec.Struct, frozen=True):
    """One fact before anybody has read it; ``body`` is JSON."""

    id: int
    tx: int
    position: int
    name: str
    body: str


class Batch(msgspec.Struct, frozen=True, dict=True):
    """What one look at the journal brought, and where to go on."""

    lines: list[RawLine]
    behaviour: BehaviourColumns
    position: Position
    caught_up: bool

    @cached_property
    def facts(self) -> list[Line]:
        """Its facts, read once for all who ask.

        Those whose class is unknown to this version are passed over: they were written by a newer one. So are those
        whose shape does not fit, with a word in the log.
        """
        known = registry.vocabulary()
        found = (_line(row) for row in self.lines if row.name in known)
        return [line for line in found if line is not None]


# Where the planner sees a place, it plans anew for every place, over all days' partitions: dearer than the look itself.
_AFTER = "(tx, position) > ((SELECT $1::bigint), (SELECT $2::bigint))"
_FACTS = f"""
    SELECT id, tx, position, name, body::text AS body FROM journal.facts
    WHERE {_AFTER} AND tx < {HORIZON} AND name = ANY((SELECT $3::text[])::text[]) ORDER BY tx, position LIMIT
    """  # noqa: S608 - constants of ours
_LOOK = f"""
    SELECT edge.tx AS edge, f.id, f.tx, f.position, f.name, f.body
    FROM (SELECT least({HORIZON}, $3) AS tx) AS edge
    LEFT JOIN LATERAL (
        SELECT id, tx, position, name, body::text AS body FROM journal.facts
        WHERE {_AFTER} AND tx < edge.tx ORDER BY tx, position LIMIT {FACTS_AT_ONCE}
    ) AS f ON true
    ORDER BY f.tx, f.position
    """  # noqa: S608 - constants of ours
_FEW_ACTS = f"""
    SELECT {", ".join(COLUMN_TYPES)}, tx, position FROM journal.behaviour
    WHERE {_AFTER} AND tx < $3 ORDER BY tx, position LIMIT {_FEW}
    """  # noqa: S608 - constants of ours


async def facts_after(session: Session, after: tuple[int, int], *, names: list[str], most: int) -> list[RawLine]:
    """Facts of these names that are decided and come after a place."""
    return [RawLine(*row) for row in await fetch(session, f"{_FACTS}{most:d}", *after, names)]


async def horizon(session: Session) -> int:
    """The oldest transaction still undecided: nothing at or above it has been read by anyone."""
    return int((await fetch(session, f"SELECT {HORIZON} AS edge"))[0]["edge"])


async def look(database: Database, after: Position, *, until: int = _FAR) -> Batch:
    """Read what is new in both logs as of one snapshot, and as it was before transaction ``until``."""
    async with database.snapshot() as session:
        found = await fetch(session, _LOOK, *after.facts, until)
        edge = (found[0]["edge"], -1)
        acts, last = await _acts_after(session, after.behaviour, edge[0])
    rows = [RawLine(*row[1:]) for row in found if row["id"] is not None]
    more_facts, more_acts = len(rows) == FACTS_AT_ONCE, len(acts) == ACTS_AT_ONCE
    position = Position(
        facts=(rows[-1].tx, rows[-1].position) if more_facts else max(edge, after.facts),
        behaviour=last if more_acts else max(edge, after.behaviour),
    )
    return Batch(rows, acts, position, caught_up=not (more_facts or more_acts))


async def tail(
    database: Database,
    channels: Channels,
    after: Position | None = None,
    *,
    until: int = _FAR,
    most_rest_s: float = MOST_REST_S,
) -> AsyncIterator[Batch]:
    """Follow the journal for ever, batch by batch; for processes that serve from memory.

    Yields also empty batches at least once a second, so that a follower can tell time. Faults of the database are
    waited out: the follower's memory stays as it is meanwhile.

    Args:
        most_rest_s: how long it may rest between two looks, however dear they are.
    """
    position = after or Position()
    nudges = channels.subscribe(TOPIC)
    waiting: asyncio.Task[str] | None = None
    loop = asyncio.get_running_loop()
    try:
        while True:
            began = loop.time()
            try:
                batch = await look(database, position, until=until)
            except (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                if is_cancelled():
                    raise asyncio.CancelledError from fault
                await asyncio.sleep(_IDLE_S)
                continue
            position = batch.position
            yield batch
            if batch.caught_up:
                rest = min(max(_REST_AFTER * (loop.time() - began), _REST_S), most_rest_s)
                await asyncio.sleep(rest)
                waiting = waiting or asyncio.ensure_future(anext(nudges))
                done, _ = await asyncio.wait({waiting}, timeout=_IDLE_S - rest)
                waiting = None if done else waiting
    finally:
        if waiting is not None:
            waiting.cancel()


async def history(
    database: Database, *, since: datetime | None = None, until: datetime | None = None
) -> BehaviourColumns:
    """Acts by their own instants (not by arrival), in time order, as columns; for training."""
    low = first_at(since) if since else 0
    high = first_at(until) if until else 2**63 - 1
    batches: list[BehaviourColumns] = []
    async with database.session() as session:
        await session.execute(text("SET TRANSACTION READ ONLY"))
        while True:
            acts, _ = await _acts(session, "id >= $1 AND id < $2", [low, high], order="id, viewer", most=1_000_000)
            batches.append(acts)
            if len(acts) < 1_000_000:
                break
            low = int(acts.id[-1])
            batches[-1] = acts.where(acts.id < low)
    return concatenate(batches)


async def acts_of(session: Session, viewers: Sequence[int], since: datetime, until: datetime) -> BehaviourColumns:
    """What some viewers did within a span, in order of viewer and time."""
    query = (
        f"SELECT {', '.join(COLUMN_TYPES)} FROM journal.behaviour "  # noqa: S608 - constants of ours
        "WHERE viewer = ANY($1::bigint[]) AND id >= $2 AND id < $3 ORDER BY viewer, id"
    )
    rows = await fetch(session, query, sorted(set(viewers)), first_at(since), first_at(until))
    columns = zip(*rows, strict=True) if rows else [()] * len(COLUMN_TYPES)
    return BehaviourColumns(
        *(np.array(column, dtype=kind) for column, kind in zip(columns, COLUMN_TYPES.values(), strict=True))
    )


async def _acts_after(session: Session, after: tuple[int, int], edge: int) -> tuple[BehaviourColumns, tuple[int, int]]:
    rows = await fetch(session, _FEW_ACTS, *after, edge)
    if len(rows) == _FEW:
        return await _acts(session, "(tx, position) > ($1, $2) AND tx < $3", [*after, edge])
    columns = zip(*rows, strict=True) if rows else [()] * (len(COLUMN_TYPES) + 2)
    read = [
        np.array(column, dtype=kind) for column, kind in zip(columns, [*COLUMN_TYPES.values(), "i8", "i8"], strict=True)
    ]
    return BehaviourColumns(*read[:-2]), (int(read[-2][-1]), int(read[-1][-1])) if rows else (0, 0)


_RECORD = np.dtype(
    [("fields", ">i2")]
    + [
        part
        for name, kind in {**COLUMN_TYPES, "tx": "i8", "position": "i8"}.items()
        for part in ((f"{name}_length", ">i4"), (name, f">{kind}"))
    ]
)


async def _acts(
    session: Session, condition: str, given: list[Any], *, order: str = "tx, position", most: int = ACTS_AT_ONCE
) -> tuple[BehaviourColumns, tuple[int, int]]:
    """Acts through COPY in binary: no column is NULL, so records have one width and NumPy reads them as they are."""
    query = (
        f"SELECT {', '.join(COLUMN_TYPES)}, tx, position FROM journal.behaviour "  # noqa: S608 - constants of ours
        f"WHERE {condition} ORDER BY {order} LIMIT {most}"
    )
    sink = io.BytesIO()
    await (await session.driver()).copy_from_query(query, *given, output=sink, format="binary")
    raw = sink.getbuffer()
    count = (len(raw) - _HEADER_BYTES - 2) // _RECORD.itemsize
    rows = np.frombuffer(raw, dtype=_RECORD, offset=_HEADER_BYTES, count=count)
    acts = BehaviourColumns(*(np.ascontiguousarray(rows[name], dtype=kind) for name, kind in COLUMN_TYPES.items()))
    return acts, (int(rows["tx"][-1]), int(rows["position"][-1])) if count else (0, 0)


def _line(row: RawLine) -> Line | None:
    """One fact; None for one that nobody can read, lest it stop everyone who follows the journal."""
    try:
        return Line(FactId(row.id), row.tx, row.position, row.name, registry.read(row.name, row.body))
    except (msgspec.ValidationError, Refusal) as fault:
        log.error("journal.unreadable", fact=FactId(row.id).text, name=row.name, fault=str(fault))
        return None
