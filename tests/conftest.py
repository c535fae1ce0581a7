"""What every test may ask for: a real PostgreSQL, a rolled-back session, the whole web application."""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from guang.doors import house as houses
from guang.doors import rooms, web
from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import Id
from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings

_MADE_UP = re.compile(r"[A-Za-z]{3}_1[0-9A-Za-z]{12}")
NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster of this worker's own: an open transaction elsewhere would hold back its journal."""
    cluster = Cluster(tmp_path_factory.mktemp("pg"), fast=True)
    yield cluster.start()
    cluster.stop()


@pytest.fixture(scope="session")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An installation in a temporary folder."""
    return Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        database_url=database_url,
        demo=True,
        secret="s" * 40,
        rate_limits=False,
    )


@pytest_asyncio.fixture(scope="session")
async def house(settings: Settings) -> AsyncIterator[House]:
    """The open house, its tables made."""
    async with houses.opened(settings, application="guang.test") as opened:
        await opened.database.create_all()
        await queue.install(opened.database.dsn)
        yield opened


@pytest.fixture(scope="session")
def database(house: House) -> Database:
    """The pool, for tests that need several real sessions; they clean up by using ids of their own."""
    return house.database


@pytest_asyncio.fixture
async def session(house: House) -> AsyncIterator[Session]:
    """A session that is rolled back; savepoints stand in for nested commits."""
    async with house.database.engine.connect() as connection:
        outer = await connection.begin()
        async with Session(connection, join_transaction_mode="create_savepoint") as opened:
            yield opened
        await outer.rollback()


@pytest.fixture
def now() -> datetime:
    """A fixed noon; rules and verbs take it as an argument."""
    return NOON


@pytest_asyncio.fixture(scope="session")
async def app(house: House) -> AsyncIterator[web.Edge]:
    """The whole web application with its services open."""
    edge = web.application(house)
    async with _Lifespan(edge):
        yield edge


@pytest_asyncio.fixture
async def client(app: web.Edge) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a past."""
    async with new_client(app) as opened:
        yield opened


def new_client(app: web.Edge) -> httpx.AsyncClient:
    """Another browser."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real data (../shared/data) is not here")
    return SHARED


class _Lifespan:
    """Runs an application's start-up and shut-down in one task of its own, as a server does."""

    def __init__(self, app: web.Edge) -> None:
        self._app = app
        self._inbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        self._started = asyncio.Event()
        self._fault = ""

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._app({"type": "lifespan"}, self._inbox.get, self._hear))  # type: ignore[arg-type]
        await self._inbox.put({"type": "lifespan.startup"})
        waiting = asyncio.create_task(self._started.wait())
        await asyncio.wait({waiting, self._task}, return_when=asyncio.FIRST_COMPLETED)
        assert self._started.is_set(), self._fault or self._task.exception()

    async def _hear(self, message: dict[str, str]) -> None:
        if message["type"].endswith("failed"):
            self._fault = message.get("message", "")
        elif message["type"] == "lifespan.startup.complete":
            self._started.set()

    async def __aexit__(self, *_: object) -> None:
        await self._inbox.put({"type": "lifespan.shutdown"})
        await self._task


def pytest_make_parametrize_id(val: object) -> str | None:
    """Made-up ids differ from one test worker to the next, so a test is not named by them."""
    text = str(val) if isinstance(val, str | Id) else ""
    return f"{text[:3]}_made_up" if _MADE_UP.fullmatch(text) else None


def pytest_configure(config: pytest.Config) -> None:
    """One thread for numeric libraries: two workers share two cores."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    rooms.declare()
