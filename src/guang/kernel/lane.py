"""A transaction that is begun on the driver, which costs less than half of one through SQLAlchemy (ADR 21)."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Self

import asyncpg
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

FAULTS = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class _Whole:
    """An outermost transaction of the driver's whose commit says so if the server rolled back instead."""

    def __init__(self, driver: Any, **kind: Any) -> None:
        self._driver, self._inner = driver, driver.transaction(**kind)
        self.start, self.rollback = self._inner.start, self._inner.rollback

    async def commit(self) -> None:
        if self._driver._top_xact is not self._inner:  # noqa: SLF001 - asyncpg's own check hides behind its commit
            raise asyncpg.InterfaceError("the transaction has ended already")
        self._driver._top_xact = None  # noqa: SLF001 - as that does, which keeps to itself what the server said
        if await self._driver.execute("COMMIT") != "COMMIT":
            raise asyncpg.InFailedSQLTransactionError("a statement had failed: everything was rolled back")


@dataclass(slots=True)
class Lane:
    """A connection lent by SQLAlchemy's pool, and the transaction on it; SQLAlchemy may join it later."""

    lent: PoolProxiedConnection
    transaction: Any
    joined: Connection | None = None
    """SQLAlchemy's view of it, once that has been asked for."""

    @classmethod
    async def open(cls, engine: Engine, **kind: Any) -> Self:
        """Begin, with what asyncpg's ``transaction`` takes.

        Raises:
            DBAPIError: the database cannot be reached.
        """
        try:
            lent = await greenlet_spawn(engine.raw_connection)
        except engine.dialect.loaded_dbapi.Error as fault:
            raise DBAPIError("connect", None, fault) from fault
        driver: Any = lent.driver_connection
        lane = cls(lent, _Whole(driver, **kind))
        try:
            await lane.transaction.start()
        except BaseException as fault:
            lane.let_go()
            if isinstance(fault, FAULTS):
                raise DBAPIError("BEGIN", None, fault) from fault
            raise
        lane._tell(lane.transaction)
        return lane

    @property
    def driver(self) -> Any:
        """The driver's connection."""
        return self.lent.driver_connection

    @property
    def is_begun(self) -> bool:
        """Whether its transaction is still under way: neither side has committed, undone or lost it."""
        adapter: Any = self.lent.dbapi_connection
        return adapter is not None and adapter._transaction is self.transaction  # noqa: SLF001 - see `_tell`

    def join(self, engine: Engine) -> Connection:
        """The same connection for SQLAlchemy, which finds its transaction begun."""
        if self.joined is None:
            self.joined = Connection(engine, self.lent)
        return self.joined

    async def commit(self) -> None:
        """Make it durable.

        Raises:
            DBAPIError: it is not, or nobody knows.
        """
        self._tell(None)
        try:
            await self.transaction.commit()
        except FAULTS as fault:
            raise DBAPIError("COMMIT", None, fault) from fault

    async def rollback(self) -> None:
        """Undo everything; who cannot is not connected any more, and then it is undone already."""
        self._tell(None)
        with suppress(*FAULTS, OSError):
            await self.transaction.rollback()

    def let_go(self) -> None:
        """Give the connection back, or drop it if nobody else must use it."""
        if self.driver is not None and is_unfit(self.driver):
            self.lent.invalidate()
        else:  # one that broke under a statement of SQLAlchemy's has no driver any more: it is out of the pool
            self.lent.close()

    def _tell(self, transaction: Any) -> None:
        """Let SQLAlchemy's adapter know what it would have begun itself."""
        adapter: Any = self.lent.dbapi_connection
        if adapter is not None:
            adapter._transaction = transaction  # noqa: SLF001 - it has no other way in


def is_unfit(driver: Any) -> bool:
    """Whether a connection must not be used by anybody else: it is gone, or a transaction is under way on it."""
    begun = driver._top_xact is not None  # noqa: SLF001 - asyncpg says nowhere else that a BEGIN was cut off
    return begun or driver.is_closed() or driver.is_in_transaction()
