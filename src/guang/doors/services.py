"""What a web process keeps in memory: opened before the first request, closed after the last.

Each service is an async context manager over the house and the services opened before it; handlers receive what it
yields by its name here.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import structlog

from guang import journal
from guang.discovery import feed as feeds
from guang.doors.house import House
from guang.kernel import clock
from guang.learning import serving

log = structlog.get_logger(__name__)
Opened = Mapping[str, Any]
Service = Callable[[House, Opened], AbstractAsyncContextManager[Any]]


@asynccontextmanager
async def model(house: House, _: Opened) -> AsyncIterator[serving.Model]:
    """The learnt model."""
    opened = await serving.Model.open(house.database, house.settings.data_dir, now=clock.now())
    async with _working(opened.keep()):
        yield opened


@asynccontextmanager
async def feed(house: House, opened: Opened) -> AsyncIterator[feeds.Feed]:
    """The street's feed; what it has served is written down before it closes."""
    made = await feeds.Feed.open(house.database, house.channels, opened["model"], now=clock.now())
    try:
        async with _working(made.keep()):
            yield made
    finally:
        await made.close()


@asynccontextmanager
async def follower(house: House, opened: Opened) -> AsyncIterator[journal.Follower]:
    """What lets the services before it hear what is committed."""
    made = journal.Follower(house.database, house.channels)
    for one in (opened["model"], opened["feed"]):
        made.join(one.hear, one.position)
    async with _working(made.run()):
        yield made


@asynccontextmanager
async def _working(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    task.add_done_callback(_say_if_lost)
    try:
        yield
    finally:
        # A cancellation that meets a query can come out as the driver's own error, and be taken for a fault of the
        # database that passes; so it is repeated until it is heard.
        while not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=0.5)


def _say_if_lost(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (fault := task.exception()) is not None:
        log.critical("service.no_longer_works", exc_info=fault)


SERVICES: dict[str, Service] = {"model": model, "feed": feed, "follower": follower}
"""By name, in the order in which they open."""
