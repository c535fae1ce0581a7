"""Work for later: jobs enqueued in the caller's transaction, and a timetable.

PgQueuer keeps the jobs; a job exists exactly when the transaction that wanted it commits. A worker that dies gives its
jobs back after `HEARTBEAT`.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

import asyncpg
import msgspec
import structlog
from pgqueuer import PgQueuer, Queries, RetryRequested
from pgqueuer.db import AsyncpgDriver, AsyncpgPoolDriver
from pgqueuer.models import Job as StoredJob
from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel import clock, codec
from guang.kernel.channels import Channels
from guang.kernel.db import Base, Database, Session, fetch
from guang.kernel.settings import Settings

if TYPE_CHECKING:
    from guang.kernel.blobs import Blobs

HEARTBEAT = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=10)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Context:
    """What a job may use. It opens its own short transactions; long work happens outside them."""

    database: Database
    blobs: "Blobs"
    settings: Settings
    channels: Channels | None = None

    def now(self) -> datetime:
        """The present instant."""
        return clock.now()


JobHandler = Callable[[Context, Any], Awaitable[None]]
TickHandler = Callable[[Context], Awaitable[None]]
JobT = TypeVar("JobT", bound=JobHandler)
TickT = TypeVar("TickT", bound=TickHandler)


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of job: its payload class is how callers name it."""

    name: str
    payload: type[msgspec.Struct]
    handler: JobHandler
    attempts: int
    at_once: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the timetable."""

    name: str
    every: timedelta
    handler: TickHandler


_jobs: dict[str, Job] = {}
_by_payload: dict[type[msgspec.Struct], Job] = {}
_ticks: dict[str, Tick] = {}


class TimetableRow(Base):
    """When each line of the timetable is due; whoever moves it runs it."""

    __tablename__ = "timetable"
    __table_args__ = {"schema": "kernel"}  # noqa: RUF012 - SQLAlchemy's own declaration

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]


def job(*, name: str, attempts: int = 5, at_once: int = 0) -> Callable[[JobT], JobT]:
    """Declare ``async def f(context, order: SomeStruct)`` as the worker of jobs of that struct.

    Args:
        name: stable; jobs in the queue carry it.
        attempts: tries in all, with growing pauses, before the job is held for a person.
        at_once: how many run together over all workers; 0 is as many as there is room for.
    """

    def declare(handler: JobT) -> JobT:
        parameters = list(inspect.signature(handler).parameters)
        payload = get_type_hints(handler)[parameters[1]]
        if name in _jobs or payload in _by_payload:
            raise ValueError(f"the job {name} or its payload {payload.__name__} is declared twice")
        _jobs[name] = _by_payload[payload] = Job(name, payload, handler, attempts, at_once)
        return handler

    return declare


def every(*, seconds: float, name: str) -> Callable[[TickT], TickT]:
    """Declare ``async def f(context)`` to run about every so often, on one worker at a time."""

    def declare(handler: TickT) -> TickT:
        if name in _ticks:
            raise ValueError(f"the timetable has {name} twice")
        _ticks[name] = Tick(name, timedelta(seconds=seconds), handler)
        return handler

    return declare


async def enqueue(
    session: Session, order: msgspec.Struct, *, key: str | None = None, after: timedelta | None = None
) -> None:
    """Ask for a job in the caller's transaction.

    Args:
        order: the payload; its class says which job.
        key: while a job of this kind with this key waits or runs, another is not made.
        after: not before this much time has passed.
    """
    kind = _by_payload[type(order)]
    await Queries(AsyncpgDriver(await session.driver())).enqueue(
        kind.name,
        codec.encode(order),
        execute_after=after,
        dedupe_key=f"{kind.name}:{key}" if key else None,
        on_conflict="skip",
    )


async def install(dsn: str) -> None:
    """Make or upgrade PgQueuer's own tables; part of migrating."""
    connection = await asyncpg.connect(dsn)
    try:
        queries = Queries(AsyncpgDriver(connection))
        if await queries.schema_is_installed():
            await queries.upgrade()
        else:
            await queries.install()
    finally:
        await connection.close()


async def work(context: Context, *, until: asyncio.Event, at_once: int = 20) -> None:
    """Run jobs and the timetable until told to stop; jobs under way are finished first."""
    pool = await asyncpg.create_pool(context.database.dsn, min_size=1, max_size=4)
    try:
        queuer = PgQueuer(AsyncpgPoolDriver(pool))
        for kind in _jobs.values():
            queuer.entrypoint(kind.name, concurrency_limit=kind.at_once, on_failure="hold")(_runner(context, kind))
        stopping = asyncio.ensure_future(_stop(queuer, until))
        ticking = asyncio.ensure_future(keep_time(context, until=until))
        try:
            await queuer.qm.run(
                dequeue_timeout=timedelta(seconds=1),
                batch_size=at_once // 2,
                max_concurrent_tasks=at_once,
                heartbeat_timeout=HEARTBEAT,
            )
        finally:
            until.set()
            await asyncio.gather(stopping, ticking)
    finally:
        await pool.close()


async def run_pending(context: Context, *, rounds: int = 50) -> int:
    """Run every job that is due, in this process, and return how many ran (tests, imports).

    One that fails goes back into the queue with those that come after it, and what it raised is raised.
    """
    ran = 0
    for _ in range(rounds):
        found = await _take(context.database, context.now())
        if not found:
            break
        for place, (name, payload) in enumerate(found):
            try:
                await _jobs[name].handler(context, codec.decode(payload, _jobs[name].payload))
            except BaseException:
                await _put_back(context.database, found[place:])
                raise
            ran += 1
    return ran


async def keep_time(context: Context, *, until: asyncio.Event, step_s: float = 0.5) -> None:
    """Run the timetable until told to stop; its lines run beside each other, so that a long one delays no other."""
    running: dict[str, asyncio.Task[None]] = {}
    while not until.is_set():
        waiting = await _waiting(context.database, context.now())
        for tick in list(_ticks.values()):
            if tick.name in running or tick.name in waiting:
                continue
            if await _due(context.database, tick, context.now()):
                running[tick.name] = asyncio.create_task(_run(context, tick))
        try:
            await asyncio.wait_for(until.wait(), step_s)
        except TimeoutError:
            running = {name: task for name, task in running.items() if not task.done()}
    await asyncio.gather(*running.values())


async def _run(context: Context, tick: Tick) -> None:
    try:
        await tick.handler(context)
    except Exception:
        log.exception("timetable.failed", name=tick.name)


async def run_tick(context: Context, name: str) -> None:
    """Run one line of the timetable now."""
    await _ticks[name].handler(context)


async def _waiting(database: Database, now: datetime) -> set[str]:
    """Lines whose time has not come: one look at all of them, for a claim writes even where it fails."""
    try:
        async with database.session() as session:
            rows = await fetch(session, "SELECT name FROM kernel.timetable WHERE due_at > $1", now)
    except Exception as fault:
        log.warning("timetable.unreachable", fault=repr(fault))
        return set(_ticks)
    return {row["name"] for row in rows}


async def _due(database: Database, tick: Tick, now: datetime) -> bool:
    claim = text(
        "INSERT INTO kernel.timetable (name, due_at) VALUES (:name, :next) "
        "ON CONFLICT (name) DO UPDATE SET due_at = :next WHERE kernel.timetable.due_at <= :now RETURNING name"
    )
    try:
        async with database.transaction() as session:
            given = {"name": tick.name, "next": now + tick.every, "now": now}
            return (await session.execute(claim, given)).first() is not None
    except Exception as fault:
        log.warning("timetable.unreachable", name=tick.name, fault=repr(fault))
        return False


async def _take(database: Database, now: datetime) -> list[tuple[str, bytes]]:
    """Take due jobs out of the queue in one statement; our clock may run ahead of the database's, as in tests."""
    async with database.transaction() as session:
        rows = await session.execute(
            text(
                "DELETE FROM pgqueuer WHERE status = 'queued' AND execute_after <= greatest(now(), :now) "
                "RETURNING entrypoint, payload, id"
            ),
            {"now": now},
        )
        return [(row.entrypoint, row.payload) for row in sorted(rows.all(), key=lambda row: row.id)]


async def _put_back(database: Database, jobs: list[tuple[str, bytes]]) -> None:
    """Return jobs that were taken and not done."""
    async with database.transaction() as session:
        for name, payload in jobs:
            await enqueue(session, codec.decode(payload, _jobs[name].payload))


async def _stop(queuer: PgQueuer, until: asyncio.Event) -> None:
    await until.wait()
    queuer.shutdown.set()


def _runner(context: Context, kind: Job) -> Callable[[StoredJob], Awaitable[None]]:
    async def run(stored: StoredJob) -> None:
        try:
            await kind.handler(context, codec.decode(stored.payload or b"{}", kind.payload))
        except Exception as fault:
            log.exception("job.failed", job=kind.name, attempt=stored.attempts + 1)
            if stored.attempts + 1 < kind.attempts:
                pause = min(timedelta(seconds=2**stored.attempts), LONGEST_PAUSE)
                raise RetryRequested(delay=pause, reason=repr(fault)[:500]) from fault
            raise

    return run
