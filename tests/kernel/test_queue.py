"""Jobs exist exactly when the transaction that wanted them commits."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import text

from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.db import Database, Session

ran: list[str] = []


class Greet(msgspec.Struct, frozen=True):
    name: str


@pytest.fixture(autouse=True)
def greeting() -> Iterator[None]:
    @queue.job(name="test.greet", attempts=3)
    async def greet(context: queue.Context, order: Greet) -> None:
        ran.append(order.name)
        if order.name == "stumbles" and ran.count("stumbles") < 2:
            raise RuntimeError("once")

    ran.clear()
    yield
    queue._by_payload.pop(queue._jobs.pop("test.greet").payload)


async def waiting(session: Session) -> int:
    return int(await session.scalar(text("SELECT count(*) FROM pgqueuer WHERE entrypoint = 'test.greet'")) or 0)


async def test_a_rolled_back_transaction_asks_for_nothing(database: Database) -> None:
    async with database.session() as session:
        await queue.enqueue(session, Greet("nobody"))
        await session.rollback()
    async with database.transaction() as session:
        assert await waiting(session) == 0


async def forget_others(house: House) -> None:
    """Take away what tests of other rooms have ordered and nobody has worked on."""
    async with house.database.transaction() as session:
        await session.execute(text("DELETE FROM pgqueuer"))


async def test_one_key_is_one_waiting_job(house: House) -> None:
    await forget_others(house)
    for _ in range(3):
        async with house.database.transaction() as session:
            await queue.enqueue(session, Greet("ada"), key="ada")
    async with house.database.transaction() as session:
        assert await waiting(session) == 1
    assert await queue.run_pending(house.context) == 1
    assert ran == ["ada"]


async def test_a_worker_runs_jobs_and_tries_again(house: House) -> None:
    async with house.database.transaction() as session:
        await queue.enqueue(session, Greet("stumbles"))
        await queue.enqueue(session, Greet("later"), after=timedelta(hours=1))
    until = asyncio.Event()
    working = asyncio.create_task(queue.work(house.context, until=until))
    for _ in range(100):
        await asyncio.sleep(0.1)
        if ran.count("stumbles") == 2:
            break
    until.set()
    await working
    assert ran == ["stumbles", "stumbles"]
    async with house.database.transaction() as session:
        assert await waiting(session) == 1
        await session.execute(text("DELETE FROM pgqueuer WHERE entrypoint = 'test.greet'"))


async def test_a_line_of_the_timetable_runs_once_for_all_workers(house: House) -> None:
    counted: list[int] = []

    @queue.every(seconds=3600, name="test.tick")
    async def tick(context: queue.Context) -> None:
        counted.append(1)

    until = asyncio.Event()
    try:
        keepers = [asyncio.create_task(queue.keep_time(house.context, until=until, step_s=0.05)) for _ in range(3)]
        await asyncio.sleep(0.4)
        until.set()
        await asyncio.gather(*keepers)
        assert counted == [1]
    finally:
        queue._ticks.pop("test.tick")


async def test_a_long_line_of_the_timetable_delays_no_other(house: House) -> None:
    counted: list[int] = []
    release, until = asyncio.Event(), asyncio.Event()

    @queue.every(seconds=0.01, name="test.a_long_one")
    async def long(context: queue.Context) -> None:
        counted.append(-1)
        await release.wait()

    @queue.every(seconds=0.01, name="test.b_short_one")
    async def short(context: queue.Context) -> None:
        counted.append(1)

    only = {name: queue._ticks.pop(name) for name in ("test.a_long_one", "test.b_short_one")}
    others, queue._ticks = queue._ticks, only
    try:
        keeper = asyncio.create_task(queue.keep_time(house.context, until=until, step_s=0.02))
        for _ in range(100):
            await asyncio.sleep(0.05)
            if counted.count(1) >= 3:
                break
        until.set()
        release.set()
        await keeper
    finally:
        queue._ticks = others
    assert counted.count(1) >= 3
    assert counted.count(-1) == 1
