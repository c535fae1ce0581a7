"""The whole of trade, on a wire that breaks: whatever is done in whatever order, and cut off wherever, the books agree.

Every step is committed, as a door would commit it. A step that is cut off at some statement has happened or has not;
nobody is told which. Then the server, the jobs and the followers go on.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Final

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from tests.trade.orders.test_any_interleaving import BUYING, ENDING, SENDING
from tests.trade.whole import CASES, MACHINERY, MONEY, PAPERS, begun
from tests.trade.wire import wired

from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.db import Database
from guang.kernel.errors import Refusal

CUTS = st.one_of(st.none(), st.none(), st.integers(0, 60))
"""After how many statements the wire breaks; most verbs take fewer than sixty."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from([*BUYING, *SENDING, *ENDING, *CASES, *MONEY, *PAPERS, *MACHINERY]),
        st.integers(0, 15),
        st.integers(1, 3),
        CUTS,
    ),
    min_size=12,
    max_size=30,
)
MOULD: Final = "guang_mould"
_numbers = count(1)


@pytest_asyncio.fixture(scope="module")
async def mould(house: House) -> URL:
    """An empty database with all tables, from which each story has its own."""
    await _say(house, f"CREATE DATABASE {MOULD}")
    url = house.database.url.set(database=MOULD)
    database = Database(url.render_as_string(hide_password=False), pool_size=1)
    await database.create_all()
    await queue.install(database.dsn)
    await database.close()
    return url


@asynccontextmanager
async def cast_in(mould: URL, house: House) -> AsyncIterator[URL]:
    """A database of its own for one story."""
    name = f"{MOULD}_{next(_numbers)}"
    await _say(house, f"CREATE DATABASE {name} TEMPLATE {MOULD}")
    yield mould.set(database=name)
    await _say(house, f"DROP DATABASE {name} WITH (FORCE)")


async def _say(house: House, statement: str) -> None:
    async with house.database.engine.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(sql(statement))


@pytest.mark.slow
@given(STEPS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
async def test_wherever_anything_is_cut_off_the_books_agree_and_everything_comes_to_rest(
    house: House, mould: URL, steps: list[tuple[str, int, int, int | None]]
) -> None:
    async with cast_in(mould, house) as url, wired(url) as (wire, database):
        story = await begun(house, database)
        for what in steps:
            name, number, units, cut = what
            await story.recall()
            wire.break_after(cut)
            try:
                await story.step(name, number, units)
            except (Refusal, ZeroDivisionError, ValueError, IndexError):
                pass
            except (DBAPIError, OSError):
                assert wire.has_broken, what
            wire.break_after(None)
            await story.check(what)
        await story.converge()
        await story.check("the end")
        await story.check_end()
