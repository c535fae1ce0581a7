"""Sessions: what waits for a commit, and what a rollback takes away."""

import asyncio
import contextlib

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from guang.doors.house import House
from guang.kernel.db import Database, after_commit, fetch


async def test_what_waited_for_a_transaction_that_rolled_back_never_runs(database: Database) -> None:
    ran: list[str] = []
    async with database.session() as session:
        await session.execute(text("SELECT 1"))
        after_commit(session, lambda: ran.append("lost"))
        await session.rollback()
        await session.execute(text("SELECT 1"))
        after_commit(session, lambda: ran.append("kept"))
        async with session.begin_nested() as inner:
            await inner.rollback()
        await session.commit()
    assert ran == ["kept"]


async def test_who_is_cut_off_at_any_instant_leaves_no_transaction_to_the_next(house: House) -> None:
    database = Database(house.settings.database_url, pool_size=1)
    try:
        for steps in range(40):
            cut_off = asyncio.create_task(look(database))
            for _ in range(steps):
                await asyncio.sleep(0)
            cut_off.cancel()
            with contextlib.suppress(asyncio.CancelledError, DBAPIError):
                await cut_off
            async with database.transaction() as session:
                assert (await fetch(session, "SHOW transaction_isolation"))[0][0] == "read committed"
    finally:
        await database.close()


async def look(database: Database) -> None:
    """Read as of one instant."""
    async with database.session() as session:
        await session.connection(execution_options={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True})
        await fetch(session, "SELECT 1")
