"""Server, worker and gateway are killed, again and again, while people buy; nothing half-done remains."""

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from typing import Final

import httpx
import pytest
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.books import complaints, units_sold
from tests.trade.street import Shopper, logged_in, stall

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import TradeId
from guang.trade.orders import rules

STOCK: Final = 100_000
KILLS: Final = 4
"""The server every second time, the worker and the gateway in turns between."""
ENOUGH: Final = 8
"""Purchases between two kills of the server."""
PATIENCE_S: Final = 240.0


class Process:
    """One process of a platform, which can be killed and started again."""

    def __init__(self, house: House, *words: str, port: int) -> None:
        settings = house.settings
        self.words = words
        self.environment = {
            **os.environ,
            "GUANG_DATABASE_URL": settings.database_url,
            "GUANG_DATA_DIR": str(settings.data_dir),
            "GUANG_SECRET": settings.secret,
            "GUANG_DEMO": "1",
            "GUANG_RATE_LIMITS": "0",
            "GUANG_POOL_SIZE": "8",
            "GUANG_PORT": str(port),
            "GUANG_GATEWAY_PORT": str(port + 1),
        }
        self.start()

    def start(self) -> None:
        """Start, and do not wait."""
        command = [sys.executable, "-m", "guang.doors.cli", *self.words]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=self.environment, stdout=quiet, stderr=quiet)

    def kill(self) -> None:
        """No goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Platform:
    """A server, a worker and a gateway."""

    def __init__(self, house: House) -> None:
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.server = Process(house, "serve", port=port)
        self.others = [Process(house, "work", port=port), Process(house, "gateway", port=port)]

    async def ready(self) -> None:
        """Wait until the server answers."""
        async with httpx.AsyncClient() as client:
            deadline = time.monotonic() + PATIENCE_S
            while time.monotonic() < deadline:
                try:
                    if (await client.get(f"{self.url}/ready")).status_code == 200:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        raise AssertionError("the server did not come up")

    def kill(self) -> None:
        """All of it."""
        for process in (self.server, *self.others):
            process.kill()


@pytest.mark.slow
async def test_whatever_is_killed_and_when_every_promise_is_kept_once(
    database: Database, app: web.Edge, house: House
) -> None:
    _, goods = await stall(database, units=STOCK)
    shoppers = [await logged_in(database, app) for _ in range(8)]
    platform, promised = Platform(house), list[str]()
    try:
        await platform.ready()
        buying = [asyncio.create_task(_buy(platform, shopper, goods, promised)) for shopper in shoppers]
        await _kill_again_and_again(platform, promised)
        for task in buying:
            task.cancel()
        await asyncio.gather(*buying, return_exceptions=True)
    finally:
        platform.kill()
    assert len(promised) >= ENOUGH * KILLS // 2

    await _settle_down(house)

    async with database.transaction() as session:
        assert await complaints(session) == []
        query = "SELECT DISTINCT o.trade, o.state FROM trade.orders o JOIN trade.order_lines l ON l.order_id = o.id"
        rows = await session.execute(sql(f"{query} WHERE l.sku = :sku"), {"sku": int(goods.sku)})
        states = {TradeId(row.trade): row.state for row in rows}
        assert {states[TradeId.parse(text)] for text in promised} == {"paid"}
        assert set(states.values()) <= {"paid", "cancelled"}
        assert await session.scalar(sql(_OPEN), {"trades": [int(one) for one in states]}) == 0
        shelf = (await market.warehouse.shelves(session, [goods.sku]))[goods.sku]
        assert (shelf.on_hand, shelf.reserved) == (STOCK - await units_sold(session, goods.sku), 0)


_OPEN: Final = "SELECT count(*) FROM trade.payments WHERE state = 'pending' AND trade = ANY(:trades)"


async def _buy(platform: Platform, shopper: Shopper, goods: market.Goods, promised: list[str]) -> None:
    """Buy one after the other; whoever gets no answer tries again."""
    while True:
        async with httpx.AsyncClient(base_url=platform.url, headers=shopper.client.headers) as client:
            mine = Shopper(shopper.who, client)
            try:
                while True:
                    trade = (await mine.place(goods)).json()["id"]
                    if (await mine.pay(trade)).json()["state"] == "succeeded":
                        promised.append(trade)
            except httpx.TransportError:
                await asyncio.sleep(0.2)


async def _kill_again_and_again(platform: Platform, promised: list[str]) -> None:
    for number in range(KILLS):
        await asyncio.sleep(random.uniform(0.2, 1.0))
        if number % 2:
            victim = platform.others[number // 2 % 2]
            victim.kill()
            victim.start()
        else:
            await _until(promised, len(promised) + ENOUGH)
            platform.server.kill()
            platform.server.start()
            await platform.ready()
    await _until(promised, len(promised) + ENOUGH)


async def _until(promised: list[str], enough: int) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while len(promised) < enough and time.monotonic() < deadline:  # noqa: ASYNC110 - a poll, but of other tasks
        await asyncio.sleep(0.02)


async def _settle_down(house: House) -> None:
    """What the worker does by itself in the minutes after."""
    with clock.shifted(timedelta(minutes=1)):
        await queue.run_tick(house.context, "payments.chase")
        await reactions.drain(house.database, clock.now())
    with clock.shifted(rules.PAY_WITHIN + timedelta(minutes=1)):
        await queue.run_tick(house.context, "orders.cancel_unpaid")
    await queue.run_pending(house.context)


def _free_port() -> int:
    """A port whose neighbour, the gateway's, is free as well."""
    while True:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            try:
                other.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
