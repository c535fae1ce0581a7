"""A client that writes one row after another and remembers which were acknowledged."""

import asyncio
import contextlib

import asyncpg


async def prepare(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("CREATE TABLE IF NOT EXISTS written (n bigint PRIMARY KEY)")
    await connection.close()


async def write_until_it_breaks(url: str, acknowledged: list[int], busy: asyncio.Event) -> None:
    connection = await asyncpg.connect(url)
    n = len(acknowledged)
    try:
        while True:
            await connection.execute("INSERT INTO written VALUES ($1)", n)
            acknowledged.append(n)
            n += 1
            if n == 50:
                busy.set()
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
        pass
    finally:
        connection.terminate()


async def rows(url: str) -> list[int]:
    connection = await asyncpg.connect(url)
    try:
        return [row["n"] for row in await connection.fetch("SELECT n FROM written ORDER BY n")]
    finally:
        await connection.close()


async def value(url: str, statement: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()


async def rows_when_back(url: str, patience_s: float = 20.0) -> list[int]:
    """Ask until the server answers again."""
    end = asyncio.get_running_loop().time() + patience_s
    while asyncio.get_running_loop().time() < end:
        with contextlib.suppress(asyncpg.PostgresError, OSError):
            return await rows(url)
        await asyncio.sleep(0.05)
    raise AssertionError(f"the server did not come back within {patience_s} s")
