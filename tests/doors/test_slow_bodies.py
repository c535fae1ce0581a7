"""Somebody who sends a body a byte at a time keeps nobody else from the database."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.trade import street

from guang.doors import web
from guang.kernel.db import Database


@pytest.mark.parametrize("path", ["/api/events", "/api/images", "/api/payments/callbacks/simulator", "/api/quotes"])
async def test_no_connection_waits_for_a_body(database: Database, app: web.Edge, path: str) -> None:
    shopper = await street.logged_in(database, app)
    halfway, go = asyncio.Event(), asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b'{"lines'
        halfway.set()
        await go.wait()
        yield b'": []}'

    sending = asyncio.create_task(shopper.client.post(path, content=body()))
    await halfway.wait()
    held = []
    for _ in range(40):
        await asyncio.sleep(0.05)
        held.append(database.engine.pool.checkedout())  # type: ignore[attr-defined]
    go.set()
    assert (await sending).status_code in {202, 403, 422}
    assert min(held) == 0
