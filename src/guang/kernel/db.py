"""One transaction per request, reaction or job: committed by the edge that opened it, never by a verb."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import asyncpg
import msgspec
import structlog
from sqlalchemy import DDL, BigInteger, DateTime, MetaData, Text, TypeDecorator, event, text
from sqlalchemy.engine import URL, Connection, Dialect, Engine, make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, InvalidRequestError, PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, SessionTransaction
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.util import await_only, greenlet_spawn

from guang.kernel import codec
from guang.kernel.channels import Channels
from guang.kernel.ids import Id
from guang.kernel.lane import FAULTS, Lane, is_unfit

AfterCommit = Callable[[], Awaitable[None] | None]
BeforeCommit = Callable[["Session"], Awaitable[None]]

SCHEMAS = ("kernel", "journal", "people", "learning", "trust", "trade", "media", "growth", "discovery")
_NOTES = "guang.notes"
_BEFORE_COMMIT = "guang.before_commit"
_AFTER_COMMIT = "guang.after_commit"
log = structlog.get_logger(__name__)


class IdColumn(TypeDecorator[Any]):
    """A typed id in a BIGINT column."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, kind: type[Id]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """To the database: a plain number."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Id | None:
        """From the database: the typed id."""
        return None if value is None else self.kind(value)


_COLUMN_TYPES: dict[Any, Any] = {
    datetime: DateTime(timezone=True),
    str: Text(),
    int: BigInteger(),
    **{kind: IdColumn(kind) for kind in Id.kinds.values()},
}


class Base(DeclarativeBase):
    """Every mapped class; its schema is the storey that owns it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = _COLUMN_TYPES


for _schema in SCHEMAS:
    event.listen(Base.metadata, "before_create", DDL(f'CREATE SCHEMA IF NOT EXISTS "{_schema}"'))  # type: ignore[no-untyped-call]


class _Inside(SyncSession):
    """The part of a session that SQLAlchemy works with: joins the transaction that has begun without it."""

    lane: Lane | None = None

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:
        bind = super().get_bind(*args, **kwargs)
        return bind if self.lane is None else self.lane.join(bind.engine)

    def connection(self, bind_arguments: Any = None, execution_options: Any = None) -> Connection:
        if self.lane is not None and "isolation_level" in (execution_options or ()):
            raise InvalidRequestError("its transaction has begun; SQLAlchemy would undo it without a word")
        return super().connection(bind_arguments, execution_options)


class Session(AsyncSession):
    """A transaction, and SQLAlchemy's session over it.

    Work that begins with `fetch` begins on the driver, which costs less than half (ADR 21); whoever uses SQLAlchemy
    afterwards joins the same transaction. Work that begins with SQLAlchemy is SQLAlchemy's as ever.
    """

    sync_session: _Inside

    def __init__(self, bind: AsyncEngine | AsyncConnection, channels: Channels | None = None, **options: Any) -> None:
        super().__init__(bind, sync_session_class=_Inside, expire_on_commit=False, **options)
        self.channels = channels
        self._engine = bind if isinstance(bind, AsyncEngine) else None
        self._known: tuple[SessionTransaction | None, Any] = (None, None)

    async def driver(self) -> Any:
        """The driver's connection, in this session's transaction and innermost savepoint."""
        inside = self.sync_session
        transaction = inside.get_nested_transaction() or inside.get_transaction()
        if transaction is None and self._engine is not None:
            lane = inside.lane or await self.begin_lean()
            if not lane.is_begun:
                raise PendingRollbackError("its transaction has ended; roll back first")
            return lane.driver
        if transaction is None or self._known[0] is not transaction or not transaction.is_active:
            driver = await greenlet_spawn(_joined, inside)
            self._known = (inside.get_nested_transaction() or inside.get_transaction(), driver)
        return self._known[1]

    async def begin_lean(self, **kind: Any) -> Lane:
        """Begin on the driver, before anything else; with what asyncpg's ``transaction`` takes."""
        assert self._engine is not None, "it has a connection already"
        assert not self.in_transaction(), "it is too late"
        lane = await Lane.open(self._engine.sync_engine, **kind)
        if self.in_transaction():
            await lane.rollback()
            lane.let_go()
            raise InvalidRequestError("two tasks began it at once")
        self.sync_session.lane = lane
        return lane

    def in_transaction(self) -> bool:
        """Whether a transaction has begun, with or without SQLAlchemy."""
        return self.sync_session.lane is not None or self.sync_session.in_transaction()

    async def commit(self) -> None:
        """Commit, then run what waited for it."""
        callbacks = notes(self).get(_BEFORE_COMMIT, [])
        while callbacks:  # one may ask for another
            await callbacks[0](self)
            callbacks.pop(0)
        lane, is_joining = self.sync_session.lane, self.sync_session.in_transaction()
        if is_joining:
            await super().commit()
        if lane is not None and (lane.is_begun or not (is_joining and lane.joined)):
            await lane.commit()  # SQLAlchemy has a transaction, but never had this connection: or there is nothing left
        waited = notes(self).get(_AFTER_COMMIT, ())
        self._end()
        await _call_back(waited)

    async def rollback(self) -> None:
        """Undo everything since the last commit."""
        await self._undo(super().rollback)

    async def close(self) -> None:
        """Undo what was not committed, and give the connection back."""
        await self._undo(super().close)

    async def _undo(self, whole: Callable[[], Awaitable[None]]) -> None:
        try:
            if self.sync_session.in_transaction():
                await whole()
            if (lane := self.sync_session.lane) is not None and lane.is_begun:
                await lane.rollback()
        finally:
            self._end()

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        if self.in_transaction():  # otherwise there is nothing that a second cancellation must not interrupt
            await super().__aexit__(kind, error, trace)

    def _end(self) -> None:
        notes(self).clear()
        lane, self.sync_session.lane = self.sync_session.lane, None
        if lane is not None:
            lane.let_go()


class Database:
    """A pool of connections to one PostgreSQL."""

    def __init__(self, url: str, *, pool_size: int = 16, application: str = "guang") -> None:
        """Prepare the pool; the first connection opens at first use.

        Args:
            url: ``postgresql://…``; a socket directory goes into ``?host=``.
            pool_size: connections kept open at most; a caller beyond that waits up to 30 s.
            application: what ``pg_stat_activity`` shows.
        """
        self.url = make_url(url).set(drivername="postgresql+asyncpg")
        self.engine: AsyncEngine = create_async_engine(
            self.url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=30,
            pool_pre_ping=False,
            pool_recycle=1800,
            json_serializer=lambda value: codec.encode(value).decode(),
            json_deserializer=msgspec.json.decode,
            connect_args={
                "prepared_statement_cache_size": 1000,
                "server_settings": {
                    "application_name": application,
                    "jit": "off",
                    "timezone": "UTC",
                    "lock_timeout": "10s",
                    "statement_timeout": "60s",
                    "idle_in_transaction_session_timeout": "60s",
                },
            },
        )
        event.listen(self.engine.sync_engine, "checkin", _drop_what_is_still_begun)
        event.listen(self.engine.sync_engine, "checkout", _refuse_the_dead)
        self.channels: Channels | None = None
        """Where sessions say that something has been recorded; without it, followers find out by looking."""

    def session(self) -> Session:
        """A session that the caller commits and closes; edges only."""
        return Session(self.engine, self.channels)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """One transaction: committed where the block ends, rolled back where it raises."""
        async with self.session() as session:
            yield session
            await session.commit()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Session]:
        """A session that reads everything as of one instant, and writes nothing."""
        async with self.session() as session:
            await session.begin_lean(isolation="repeatable_read", readonly=True)
            yield session

    async def create_all(self) -> None:
        """Make every table that has been declared (tests; installations migrate instead)."""
        async with self.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    @property
    def dsn(self) -> str:
        """The address for asyncpg and the command-line tools, password included."""
        return dsn(self.url)


def dsn(url: URL | str) -> str:
    """An address without SQLAlchemy's driver name."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def fetch(session: Session, statement: str, *values: Any) -> list[asyncpg.Record]:
    """Run one statement of the session's own transaction straight on the driver: for the hottest paths.

    A tenth of the work of ``session.execute``, and none of its help: parameters are ``$1``, ``$2`` …, ids come back as
    plain numbers, and objects waiting in the session are not written first.

    A statement is planned once, unless its plan looks cheaper with these very values: a short list in ``= ANY($1)``
    does, every time, and planning then costs more than the rest. ``= ANY((SELECT $1::bigint[])::bigint[])`` hides from
    the planner how short the list is.

    Raises:
        DBAPIError: as ``session.execute`` would.
    """
    driver = await session.driver()
    try:
        found: list[asyncpg.Record] = await driver.fetch(statement, *values)
    except FAULTS as fault:
        raise DBAPIError(statement, None, fault) from fault
    return found


def fetch_inside(session: SyncSession, statement: str, *values: Any) -> list[asyncpg.Record]:
    """The same as `fetch`, for those whom SQLAlchemy calls while it works."""
    driver = _joined(session)
    try:
        found: list[asyncpg.Record] = await_only(driver.fetch(statement, *values))
    except FAULTS as fault:
        raise DBAPIError(statement, None, fault) from fault
    return found


def _joined(session: SyncSession) -> Any:
    """The driver's connection, its transaction begun; SQLAlchemy would begin with its own first statement only."""
    connection = session.connection()  # enters the savepoint, if one was opened
    proxied = connection.connection
    driver, adapter = proxied.driver_connection, proxied.dbapi_connection
    assert driver is not None, "the session is open"
    if not driver.is_in_transaction():
        try:
            await_only(adapter._start_transaction())  # type: ignore[union-attr]  # noqa: SLF001 - has no other way in
        except Exception:
            connection.execute(text("SELECT 1"))  # fails in the way that makes SQLAlchemy renew its connections
    return driver


def is_cancelled() -> bool:
    """Whether this task has been asked to stop.

    A cancellation that meets a query can come out as the driver's own error; who waits such faults out must ask this.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _drop_what_is_still_begun(connection: Any, record: ConnectionPoolEntry) -> None:
    """Who is cancelled while a transaction begins leaves it to whoever gets the connection next; nobody shall."""
    driver = None if connection is None else connection.driver_connection
    if driver is not None and is_unfit(driver):
        record.invalidate()


def _refuse_the_dead(connection: Any, record: ConnectionPoolEntry, lent: Any) -> None:
    """The server was started again since this connection was last used: the pool connects anew."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError("it died in the pool")


def notes(session: Session | SyncSession) -> dict[str, Any]:
    """What somebody wants to remember until this transaction ends, however it ends."""
    kept: dict[str, Any] = session.info.setdefault(_NOTES, {})
    return kept


def before_commit(session: Session, callback: BeforeCommit) -> None:
    """Call back right before this transaction commits, once for each callback that is not there yet."""
    waiting = notes(session).setdefault(_BEFORE_COMMIT, [])
    if callback not in waiting:
        waiting.append(callback)


def after_commit(session: Session, callback: AfterCommit) -> None:
    """Call back once this transaction is durable; never if it rolls back.

    A callback that raises is logged and does not disturb the others: the transaction has already happened.
    """
    notes(session).setdefault(_AFTER_COMMIT, []).append(callback)


@event.listens_for(SyncSession, "after_soft_rollback")
def _forget(session: SyncSession, ended: SessionTransaction) -> None:
    if ended.parent is None:
        notes(session).clear()


async def _call_back(callbacks: Sequence[AfterCommit]) -> None:
    for callback in callbacks:
        try:
            outcome = callback()
            if inspect.isawaitable(outcome):
                await outcome
        except Exception:
            log.exception("after_commit.failed", callback=getattr(callback, "__qualname__", repr(callback)))
