"""Lines wait in their session, and share its fate in every way."""

import asyncio
from typing import Any

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from guang import journal
from guang.journal import Behaviour, Kind, Position, reading
from guang.journal.facts.trust import SubjectRestricted
from guang.kernel.channels import PostgresChannels
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import EventId, VideoId, ViewerId, new_id


def restricted() -> SubjectRestricted:
    return SubjectRestricted(new_id(VideoId).subject, "test")


def act(slot: int | None = None) -> Behaviour:
    return Behaviour(id=new_id(EventId), viewer=new_id(ViewerId), kind=Kind.order, subject=new_id(VideoId), slot=slot)


async def told(database: Database, start: Position) -> list[object]:
    return [line.happened for line in (await reading.look(database, start)).facts]


async def place(database: Database) -> Position:
    batch = await reading.look(database, Position())
    while not batch.caught_up:
        batch = await reading.look(database, batch.position)
    return batch.position


async def test_facts_and_acts_of_one_transaction_are_one_statement_and_stand_in_their_order(database: Database) -> None:
    start, asked = await place(database), list[str]()

    def note(record: Any) -> None:
        asked.append(record.query)

    first, second, third, did = restricted(), restricted(), restricted(), act()
    async with database.transaction() as session:
        driver = await session.driver()
        driver.add_query_logger(note)
        journal.append(session, first)
        await journal.record(session, second, acts=[did])
        await journal.record(session, third)
        assert asked == []
    driver.remove_query_logger(note)

    batch = await reading.look(database, start)

    assert [line.happened for line in batch.facts] == [first, second, third]
    assert batch.behaviour.id.tolist() == [int(did.id)]
    assert sum("journal.facts" in query for query in asked) == sum("journal.behaviour" in query for query in asked) == 1


async def test_whoever_asks_through_the_session_finds_what_was_said_before(session: Session) -> None:
    happened = restricted()
    journal.append(session, happened)

    query = text("SELECT count(*) FROM journal.facts WHERE body->>'subject' = :subject")

    assert await session.scalar(query, {"subject": happened.subject}) == 1


async def say_and_fail(session: Session, inside: SubjectRestricted, deeper: SubjectRestricted) -> None:
    async with session.begin_nested():
        journal.append(session, inside)
        async with session.begin_nested():
            journal.append(session, deeper)
        await session.execute(text("SELECT 1"))  # writes what waits, inside the savepoint
        raise RuntimeError


async def test_lines_that_could_not_be_written_still_wait(database: Database) -> None:
    start, said = await place(database), restricted()
    async with database.session() as session:
        journal.append(session, said)
        journal.behave(session, act(slot=70_000))
        with pytest.raises(DBAPIError):
            await session.execute(text("SELECT 1"))
        with pytest.raises(DBAPIError):
            await session.commit()
    assert said not in await told(database, start)


async def test_a_savepoint_takes_along_what_was_said_inside_it_and_no_more(database: Database) -> None:
    start = await place(database)
    before, inside, deeper, after = restricted(), restricted(), restricted(), restricted()
    async with database.transaction() as session:
        journal.append(session, before)
        with pytest.raises(RuntimeError):
            await say_and_fail(session, inside, deeper)
        journal.append(session, after)

    assert await told(database, start) == [before, after]


async def test_what_was_said_in_a_savepoint_that_was_kept_is_kept(database: Database) -> None:
    start, inside = await place(database), restricted()
    async with database.transaction() as session, session.begin_nested():
        await journal.record(session, inside)

    assert await told(database, start) == [inside]


async def test_a_session_that_failed_says_nothing_in_its_next_transaction(database: Database) -> None:
    start, lost, kept = await place(database), restricted(), restricted()
    async with database.session() as session:
        journal.append(session, lost)
        await session.rollback()
        journal.append(session, kept)
        await session.commit()

    assert await told(database, start) == [kept]


async def test_a_transaction_that_begins_on_the_driver_is_rolled_back_with_its_session(database: Database) -> None:
    name = new_id(VideoId).text
    insert = "INSERT INTO journal.cursors (name, tx, position) VALUES ($1, 0, 0)"
    async with database.session() as session:
        await fetch(session, insert, name)
    async with database.session() as session:
        assert await fetch(session, "SELECT name FROM journal.cursors WHERE name = $1", name) == []


async def test_a_connection_that_died_is_replaced(database: Database) -> None:
    async with database.session() as session:
        raw = await fetch(session, "SELECT pg_backend_pid() AS pid")
    killer = await asyncpg.connect(database.dsn)
    await killer.execute("SELECT pg_terminate_backend($1)", raw[0]["pid"])
    await killer.close()

    await asyncio.sleep(0.1)  # the news of its death arrives

    for _ in range(20):  # some other connection of the pool may come first
        async with database.session() as session:
            assert [tuple(row) for row in await fetch(session, "SELECT 1")] == [(1,)]


async def test_a_follower_that_is_cancelled_in_the_middle_of_a_query_ends(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = asyncio.Event()

    async def look(*_: object, **_by_name: object) -> reading.Batch:
        looking.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as stop:
            raise asyncpg.InterfaceError("cannot perform operation: another operation is in progress") from stop
        raise AssertionError

    monkeypatch.setattr(reading, "look", look)
    channels = PostgresChannels(database.dsn)

    async def follow() -> None:
        async for _ in journal.tail(database, channels):
            pass

    following = asyncio.create_task(follow())
    await looking.wait()
    following.cancel()
    done, _ = await asyncio.wait({following}, timeout=2)
    await channels.close()

    assert done == {following}
    assert following.cancelled()
