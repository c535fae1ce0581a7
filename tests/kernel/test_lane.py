"""A transaction that begins on the driver, and SQLAlchemy that joins it."""

import asyncio
import contextlib

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, InvalidRequestError, PendingRollbackError

from guang.doors.house import House
from guang.journal.tables import CursorRow
from guang.kernel.db import Database, Session, after_commit, before_commit, fetch, notes
from guang.kernel.ids import VideoId, new_id

INSERT = "INSERT INTO journal.cursors (name, tx, position) VALUES ($1, 0, 0)"
NAMES = "SELECT name FROM journal.cursors WHERE name = ANY($1)"


def name() -> str:
    """A name that nobody else uses."""
    return new_id(VideoId).text


async def kept(database: Database, *names: str) -> set[str]:
    """Which of these have been committed."""
    async with database.session() as session:
        return {row["name"] for row in await fetch(session, NAMES, list(names))}


async def pid(session: Session) -> int:
    """Who answers at the other end."""
    return int((await fetch(session, "SELECT pg_backend_pid() AS pid"))[0]["pid"])


async def test_sqlalchemy_joins_what_began_on_the_driver_and_both_are_committed_together(database: Database) -> None:
    on_driver, as_object, by_text = name(), name(), name()
    async with database.session() as session:
        await fetch(session, INSERT, on_driver)
        one = await pid(session)
        session.add(CursorRow(name=as_object, tx=0, position=0))
        await session.execute(
            text("INSERT INTO journal.cursors (name, tx, position) VALUES (:name, 0, 0)"), {"name": by_text}
        )
        assert await pid(session) == one == await session.scalar(text("SELECT pg_backend_pid()"))
        assert await kept(database, on_driver, as_object, by_text) == set()
        await session.commit()
        assert not session.in_transaction()
    assert await kept(database, on_driver, as_object, by_text) == {on_driver, as_object, by_text}


async def test_a_savepoint_inside_takes_along_only_its_own(database: Database) -> None:
    before, inside, after = name(), name(), name()
    async with database.transaction() as session:
        await fetch(session, INSERT, before)
        with contextlib.suppress(LookupError):
            async with session.begin_nested():
                await fetch(session, INSERT, inside)
                raise LookupError
        await fetch(session, INSERT, after)
    assert await kept(database, before, inside, after) == {before, after}


@pytest.mark.parametrize("joined", [False, True])
async def test_whoever_rolls_back_begins_anew(database: Database, *, joined: bool) -> None:
    lost, saved = name(), name()
    async with database.session() as session:
        await fetch(session, INSERT, lost)
        if joined:
            await session.execute(text("SELECT 1"))
        notes(session)["something"] = True
        await session.rollback()
        assert notes(session) == {}
        assert not session.in_transaction()
        await fetch(session, INSERT, saved)
        await session.commit()
    assert await kept(database, lost, saved) == {saved}


@pytest.mark.parametrize("joined", [False, True])
async def test_a_statement_that_failed_spoils_its_transaction_and_no_other(database: Database, *, joined: bool) -> None:
    lost = name()

    async def fail() -> None:
        async with database.transaction() as session:
            await fetch(session, INSERT, lost)
            if joined:
                await session.execute(text("SELECT 1"))
            await fetch(session, "SELECT 1 / 0")

    with pytest.raises(DBAPIError):
        await fail()
    assert await kept(database, lost) == set()


async def test_a_commit_that_fails_is_told_and_leaves_a_clean_pool(house: House) -> None:
    database = Database(house.settings.database_url, pool_size=1)
    try:
        session = database.session()
        await fetch(session, "SELECT 1")
        killer = await asyncpg.connect(database.dsn)
        await killer.execute("SELECT pg_terminate_backend($1)", await pid(session))
        await killer.close()
        with pytest.raises(DBAPIError):
            await session.commit()
        await session.close()
        async with database.transaction() as again:
            assert await pid(again) > 0
    finally:
        await database.close()


async def test_a_connection_that_breaks_under_a_joined_statement_is_told_as_a_fault_and_replaced(house: House) -> None:
    database = Database(house.settings.database_url, pool_size=1)

    async def break_off() -> None:
        async with database.transaction() as session:
            await fetch(session, "SELECT 1")
            assert session.sync_session.lane is not None
            session.sync_session.lane.driver.terminate()
            await session.execute(text("SELECT 1"))

    try:
        with pytest.raises(DBAPIError):
            await break_off()
        async with database.transaction() as again:
            assert await pid(again) > 0
    finally:
        await database.close()


async def test_an_empty_savepoint_after_work_on_the_driver_changes_nothing(database: Database) -> None:
    saved, told = name(), list[str]()
    async with database.session() as session:
        await fetch(session, INSERT, saved)
        after_commit(session, lambda: told.append("done"))
        async with session.begin_nested():
            pass
        await session.commit()
    assert (await kept(database, saved), told) == ({saved}, ["done"])


async def test_after_a_flush_that_failed_nothing_is_written_behind_its_back(database: Database) -> None:
    twice, behind = name(), name()
    async with database.transaction() as session:
        await fetch(session, INSERT, twice)
    async with database.session() as session:
        await session.execute(text("SELECT 1"))
        await fetch(session, "SELECT 1")
        session.add(CursorRow(name=twice, tx=0, position=0))
        with pytest.raises(IntegrityError):
            await session.flush()
        with pytest.raises(PendingRollbackError):
            await fetch(session, INSERT, behind)
    assert await kept(database, behind) == set()


async def test_a_commit_of_what_a_fault_has_undone_is_refused(database: Database) -> None:
    lost, behind, told = name(), name(), list[str]()
    async with database.session() as session:
        await fetch(session, INSERT, lost)
        after_commit(session, lambda: told.append("done"))
        with pytest.raises(DBAPIError):
            await fetch(session, "SELECT 1 / 0")
        with pytest.raises(DBAPIError):
            await session.commit()
        with pytest.raises(PendingRollbackError):
            await fetch(session, INSERT, behind)
    assert (await kept(database, lost, behind), told) == (set(), [])


async def test_an_isolation_level_comes_before_the_first_statement_or_not_at_all(database: Database) -> None:
    async with database.session() as session:
        await fetch(session, "SELECT 1")
        with pytest.raises(InvalidRequestError):
            await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


async def test_whoever_begins_with_sqlalchemy_finds_no_dead_connection_either(house: House) -> None:
    database = Database(house.settings.database_url, pool_size=1)
    try:
        async with database.session() as session:
            mine = await pid(session)
        killer = await asyncpg.connect(database.dsn)
        await killer.execute("SELECT pg_terminate_backend($1)", mine)
        await killer.close()
        await asyncio.sleep(0.1)
        async with database.session() as session:
            assert await session.scalar(text("SELECT 1")) == 1
    finally:
        await database.close()


async def test_what_asks_for_a_word_before_the_commit_may_ask_for_another(database: Database) -> None:
    first, second = name(), name()

    async def again(session: Session) -> None:
        await fetch(session, INSERT, second)

    async def once(session: Session) -> None:
        await fetch(session, INSERT, first)
        before_commit(session, again)

    async with database.transaction() as session:
        before_commit(session, once)
    assert await kept(database, first, second) == {first, second}


async def test_a_snapshot_reads_as_of_one_instant_and_writes_nothing(database: Database) -> None:
    late = name()
    async with database.snapshot() as session:
        assert await fetch(session, NAMES, [late]) == []
        async with database.transaction() as other:
            await fetch(other, INSERT, late)
        assert await fetch(session, NAMES, [late]) == []
        with pytest.raises(DBAPIError, match="read-only"):
            await fetch(session, INSERT, name())
    assert await kept(database, late) == {late}


async def test_whoever_is_cut_off_at_any_instant_leaves_nothing_begun(house: House) -> None:
    database = Database(house.settings.database_url, pool_size=1)
    lost = name()

    async def write() -> None:
        async with database.session() as session:
            await fetch(session, INSERT, lost)
            await session.rollback()
            await fetch(session, INSERT, lost)

    try:
        for steps in range(40):
            cut_off = asyncio.create_task(write())
            for _ in range(steps):
                await asyncio.sleep(0)
            cut_off.cancel()
            with contextlib.suppress(asyncio.CancelledError, DBAPIError):
                await cut_off
            assert await kept(database, lost) == set()
            assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    finally:
        await database.close()
