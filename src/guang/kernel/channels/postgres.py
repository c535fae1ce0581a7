"""Channels through the database itself: LISTEN and NOTIFY."""

import asyncio
from typing import Any

import asyncpg

from guang.kernel.channels.hub import Hear, Hub, Line


class PostgresChannels(Hub):
    """LISTEN/NOTIFY over two connections of its own."""

    faults = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)

    def __init__(self, dsn: str) -> None:
        super().__init__()
        self._dsn = dsn

    async def dial(self, hear: Hear) -> Line:
        """Connect."""
        return _Line(
            await asyncpg.connect(self._dsn, server_settings={"application_name": "guang.channels"}),
            hear,
        )


class _Line:
    def __init__(self, connection: "asyncpg.Connection[Any]", hear: Hear) -> None:
        self.lost = asyncio.Event()
        self._connection, self._hear = connection, hear
        connection.add_termination_listener(lambda *_: self.lost.set())

    async def listen(self, topic: str) -> None:
        await self._connection.add_listener(topic, lambda _, __, topic, payload: self._hear(topic, str(payload)))

    async def say(self, topic: str, payload: str) -> None:
        await self._connection.execute("SELECT pg_notify($1, $2)", topic, payload)

    async def close(self) -> None:
        try:
            await self._connection.close(timeout=1)
        except BaseException:
            self._connection.terminate()
            raise
