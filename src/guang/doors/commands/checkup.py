"""What ``guang doctor`` looks at. Each look gives findings; one that fails is a finding too."""

import asyncio
import platform
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import text

from guang.doors import schema
from guang.doors.commands import orphans
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel.db import Session
from guang.kernel.postgres import forgotten, program
from guang.trade import warehouse

LAG = 10_000
OPEN_S = 5.0
HELD_UP_S = 60.0
HEARD_S = 10.0
SCARCE_SHARE, SCARCE_BYTES = 0.10, 2 * 2**30


class Level(StrEnum):
    """How bad a finding is."""

    FINE = "fine"
    ODD = "odd"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    area: str
    level: Level
    says: str
    facts: dict[str, Any] = field(default_factory=dict)


Look = Callable[[House], AsyncIterator[Finding]]


async def examine(house: House) -> AsyncIterator[Finding]:
    """Look at everything, one after the other."""
    for area, look in LOOKS.items():
        try:
            async for finding in look(house):
                yield finding
        except Exception as fault:
            yield Finding(area, Level.BAD, f"cannot be examined: {str(fault).splitlines()[0]}", {"fault": repr(fault)})


async def _versions(house: House) -> AsyncIterator[Finding]:
    async with house.database.transaction() as session:
        server = str(await session.scalar(text("SHOW server_version")))
        number = int(await session.scalar(text("SHOW server_version_num")) or 0)
    known = {"guang": version("guang"), "python": platform.python_version(), "postgresql": server}
    says = ", ".join(f"{name} {one}" for name, one in known.items())
    known["pg_dump"] = await asyncio.to_thread(_pg_dump)
    yield Finding("versions", Level.FINE if number >= 150000 else Level.BAD, says, known)


async def _connections(house: House) -> AsyncIterator[Finding]:
    counts = text(
        "SELECT coalesce(nullif(application_name, ''), 'unnamed') AS who, count(*) AS n FROM pg_stat_activity "
        "WHERE datname = current_database() GROUP BY 1 ORDER BY 2 DESC"
    )
    async with house.database.transaction() as session:
        most = int(await session.scalar(text("SHOW max_connections")) or 0)
        used = int(
            await session.scalar(text("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"))
            or 0
        )
        by = {row.who: row.n for row in await session.execute(counts)}
    level = Level.FINE if used < 0.8 * most else Level.ODD
    yield Finding("connections", level, f"{used} of {most} in use", {"used": used, "most": most, "by": by})


async def _tables(house: House) -> AsyncIterator[Finding]:
    at, head = await schema.revision(house.database), schema.head()
    if at == head:
        yield Finding("tables", Level.FINE, f"at {head}, the newest", {"at": at, "head": head})
    else:
        yield Finding(
            "tables", Level.BAD, f"at {at or 'nothing'}, not at {head}: run ./guang migrate", {"at": at, "head": head}
        )


async def _open_transactions(house: House) -> AsyncIterator[Finding]:
    """The oldest transaction that has written holds the journal's horizon back for every reader."""
    oldest = text(
        "SELECT pid, application_name AS who, datname, backend_xid IS NOT NULL AS writes, "
        "extract(epoch FROM clock_timestamp() - xact_start)::float AS age_s "
        "FROM pg_stat_activity WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend' ORDER BY backend_xid IS NULL, xact_start LIMIT 1"
    )
    async with house.database.transaction() as session:
        row = (await session.execute(oldest)).one_or_none()
    if row is None:
        yield Finding("transactions", Level.FINE, "none is open", {"age_s": 0.0})
        return
    limit_s = OPEN_S if row.writes else HELD_UP_S
    kind = "writing one" if row.writes else "one"
    says = f"the oldest {kind} is {row.age_s:.1f} s old ({row.who or 'unnamed'}, pid {row.pid})"
    facts = {"age_s": row.age_s, "pid": row.pid, "who": row.who, "database": row.datname, "writes": row.writes}
    yield Finding("transactions", Level.FINE if row.age_s < limit_s else Level.ODD, says, facts)


async def _journal(house: House) -> AsyncIterator[Finding]:
    async with house.database.transaction() as session:
        lag = await reactions.lag(session)
        sizes = {
            name: int(await session.scalar(text(f"SELECT count(*) FROM journal.{name}")) or 0)  # noqa: S608
            for name in ("facts", "behaviour")
        }
        parked = await _grouped(
            session, "SELECT reaction, count(*) FROM journal.troubles WHERE parked_at IS NOT NULL GROUP BY 1"
        )
    worst = max(lag, key=lambda name: lag[name], default="")
    behind = lag.get(worst, 0)
    said = f"{sizes['facts']:,} facts, {sizes['behaviour']:,} acts; "
    said += f"{worst} is {behind:,} facts behind" if behind else "every reaction has heard everything"
    yield Finding("journal", Level.FINE if behind < LAG else Level.ODD, said, {**sizes, "lag": lag})
    if parked:
        most = ", ".join(f"{name} ({n})" for name, n in parked.items())
        yield Finding(
            "reactions", Level.BAD, f"facts that could not be digested are parked: {most}", {"parked": parked}
        )


async def _jobs(house: House) -> AsyncIterator[Finding]:
    async with house.database.transaction() as session:
        states = await _grouped(session, "SELECT status::text, count(*) FROM pgqueuer GROUP BY 1")
        row = (await session.execute(text(_WAITING))).one()
    held = sum(n for state, n in states.items() if state not in {"queued", "picked"})
    idle = row.waits_s > HELD_UP_S and row.quiet_s > HELD_UP_S
    says = f"{states.get('queued', 0)} wait, {states.get('picked', 0)} run, {held} failed"
    says += f"; the oldest has waited {row.waits_s:.0f} s and nobody works: run ./guang work" if idle else ""
    level = Level.BAD if held else Level.ODD if idle else Level.FINE
    yield Finding("jobs", level, says, {"states": states, "oldest_s": row.waits_s, "quiet_s": row.quiet_s})


_WAITING = """
SELECT coalesce(extract(epoch FROM now() - min(execute_after) FILTER (WHERE status = 'queued')), 0)::float AS waits_s,
       coalesce(extract(epoch FROM now() - max(heartbeat) FILTER (WHERE status = 'picked')), 1e9)::float AS quiet_s
FROM pgqueuer
"""
"""How long the oldest job has waited, and since when no worker has given a sign of life."""


async def _orphans(house: House) -> AsyncIterator[Finding]:
    found: dict[str, int] = {}
    known = orphans.references()
    async with house.database.transaction() as session:
        departed = await orphans.departed(session)
    for reference in known:
        async with house.database.transaction() as session:
            forgiven = departed if orphans.forgivable(reference) else frozenset()
            if lost := await orphans.count(session, reference, forgiven):
                found[reference.name] = lost
    if not found:
        yield Finding(
            "orphans", Level.FINE, f"none in {len(known)} references across walls", {"references": len(known)}
        )
    for name, lost in found.items():
        yield Finding("orphans", Level.BAD, f"{lost} ids lead nowhere: {name}", {"reference": name, "count": lost})


async def _disk(house: House) -> AsyncIterator[Finding]:
    folder = house.settings.data_dir
    use = shutil.disk_usage(folder)
    async with house.database.transaction() as session:
        held = int(await session.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    scarce = use.free < SCARCE_BYTES and use.free < SCARCE_SHARE * use.total
    says = f"{use.free / 2**30:.1f} GB free where {folder} is; the database has {held / 2**20:.0f} MB"
    facts = {"free_bytes": use.free, "total_bytes": use.total, "database_bytes": held}
    yield Finding("disk", Level.ODD if scarce else Level.FINE, says, facts)
    for lost in await asyncio.to_thread(forgotten):
        yield Finding(
            "disk", Level.ODD, f"the database in {lost} belongs to a data folder that is gone", {"path": str(lost)}
        )


async def _stock(house: House) -> AsyncIterator[Finding]:
    """What the journal says about stock adds up to what stands on the shelves."""
    async with house.database.session() as session:
        found = await warehouse.audit(session)
    facts = {"shelves": found.shelves, "differences": len(found.differences)}
    if not found.differences:
        yield Finding("stock", Level.FINE, f"{found.shelves:,} shelves hold what the journal says", facts)
        return
    named = [f"{one.sku.text} {one.what}: {one.said} said, {one.found} found" for one in found.differences[:5]]
    says = f"{len(found.differences):,} differences between the journal and the shelves: {'; '.join(named)}"
    yield Finding("stock", Level.BAD, says, {**facts, "first": named})


async def _blobs(house: House) -> AsyncIterator[Finding]:
    key, body = f"doctor/{uuid4().hex}.txt", b"guang"
    await house.blobs.put(key, body)
    back = await house.blobs.get(key)
    await house.blobs.delete(key)
    if back != body:
        yield Finding("blobs", Level.BAD, f"{house.settings.blobs} does not give back what was put in")
        return
    files, size = await asyncio.to_thread(_weigh, Path(house.settings.blobs))
    says = f"{house.settings.blobs} takes and gives"
    says += f"; {files:,} files, {size / 2**20:.0f} MB" if files else ""
    yield Finding("blobs", Level.FINE, says, {"files": files, "bytes": size})


async def _channels(house: House) -> AsyncIterator[Finding]:
    """What one process says, others hear."""
    async with asyncio.timeout(HEARD_S), aclosing(house.channels.subscribe("doctor")) as heard:
        await anext(heard)  # it listens
        word, began = uuid4().hex, time.perf_counter()
        await house.channels.publish("doctor", word)
        while await anext(heard) != word:
            pass  # another doctor's
    took_ms = round(1000 * (time.perf_counter() - began), 1)
    kind = urlsplit(house.settings.channels_url).scheme or "postgresql"
    says = f"what is said through {kind} is heard {took_ms} ms later"
    yield Finding("channels", Level.FINE, says, {"through": kind, "took_ms": took_ms})


def _weigh(folder: Path) -> tuple[int, int]:
    """How many files are in a folder, and their bytes; nothing is known of a bucket."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()] if folder.is_dir() else []
    return len(sizes), sum(sizes)


def _pg_dump() -> str:
    said = subprocess.run([program("pg_dump"), "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[-1]


async def _grouped(session: Session, statement: str) -> dict[str, int]:
    return {row[0]: int(row[1]) for row in await session.execute(text(statement))}


LOOKS: dict[str, Look] = {
    "versions": _versions,
    "tables": _tables,
    "connections": _connections,
    "transactions": _open_transactions,
    "journal": _journal,
    "jobs": _jobs,
    "orphans": _orphans,
    "stock": _stock,
    "disk": _disk,
    "blobs": _blobs,
    "channels": _channels,
}
