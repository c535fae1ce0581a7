"""A wire between us and the database that breaks where a test wants it to break."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy.engine import URL

from guang.kernel.db import Database

PORT: Final = 5432
_ENDS_OF_STATEMENTS: Final = b"SQ"
"""Sync and simple Query: what the client sends last before it waits for an answer."""


class Wire:
    """Carries PostgreSQL's protocol from one socket to another, and counts statements."""

    def __init__(self, server: Path) -> None:
        self._server = server
        self._left: int | None = None
        self._ends: set[asyncio.StreamWriter] = set()
        self._carriers: set[asyncio.Task[None]] = set()
        self.has_broken = False

    def break_after(self, statements: int | None) -> None:
        """From now on let so many statements through, then break once; None takes that back.

        The last of them reaches the database, and its answer reaches nobody: as when a process is killed, whether it
        was done is not known.
        """
        self._left, self.has_broken = statements, False

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Be one connection, until either side ends it."""
        there, back = await asyncio.open_unix_connection(str(self._server))
        self._ends |= {writer, back}
        answers = asyncio.create_task(_pour(there, writer))
        self._carriers.add(answers)
        try:
            await self._forward(reader, back)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            answers.cancel()
            self._carriers.discard(answers)
            for end in (writer, back):
                self._ends.discard(end)
                end.transport.abort()

    async def _forward(self, reader: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        kind = b""
        while True:
            size = await reader.readexactly(4)
            body = await reader.readexactly(int.from_bytes(size) - 4)
            back.write(kind + size + body)
            if kind and kind in _ENDS_OF_STATEMENTS and self._is_over():
                await back.drain()
                self._break()
            kind = await reader.readexactly(1)

    def _is_over(self) -> bool:
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0

    def _break(self) -> None:
        self._left, self.has_broken = None, True
        for end in self._ends:
            end.transport.abort()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while some := await reader.read(65_536):
        writer.write(some)
    writer.close()


@asynccontextmanager
async def wired(url: URL) -> AsyncIterator[tuple[Wire, Database]]:
    """A database behind a wire."""
    folder, port = url.query["host"], url.query["port"]
    with TemporaryDirectory(prefix="guang-wire-") as here:
        wire = Wire(Path(str(folder)) / f".s.PGSQL.{port}")
        listening = await asyncio.start_unix_server(wire.carry, Path(here) / f".s.PGSQL.{PORT}")
        database = Database(
            url.update_query_dict({"host": here, "port": str(PORT)}).render_as_string(hide_password=False),
            pool_size=4,
            application="guang.wired",
        )
        try:
            yield wire, database
        finally:
            await database.close()
            listening.close()
