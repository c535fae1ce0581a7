"""What a web process keeps in memory: opened before the first request, closed after the last.

Each service is an async context manager over the house; handlers receive what it yields by its name here.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from guang.doors.house import House
from guang.kernel import clock
from guang.learning import serving

Service = Callable[[House], AbstractAsyncContextManager[Any]]


@asynccontextmanager
async def model(house: House) -> AsyncIterator[serving.Model]:
    """The learnt model, following the journal."""
    opened = await serving.Model.open(house.database, house.settings.data_dir, now=clock.now())
    following = asyncio.create_task(opened.follow())
    try:
        yield opened
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following


SERVICES: dict[str, Service] = {}
