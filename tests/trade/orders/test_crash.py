"""The web server is killed, again and again, while people buy; nothing half-done remains."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta

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

STOCK = 100_000
KILLS = 3


class Server:
    """A web server in a process of its own."""

    def __init__(self, house: House) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        settings = house.settings
        self.environment = {
            **os.environ,
            "GUANG_DATABASE_URL": settings.database_url,
            "GUANG_DATA_DIR": str(settings.data_dir),
            "GUANG_SECRET": settings.secret,
            "GUANG_DEMO": "1",
            "GUANG_RATE_LIMITS": "0",
            "GUANG_POOL_SIZE": "8",
        }

    def start(self) -> None:
        """Start; see `ready`."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "--factory", "guang.doors.web:create_app", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    async def ready(self) -> None:
        """Wait until it answers."""
        async with httpx.AsyncClient() as client:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline:
                try:
                    if (await client.get(f"{self.url}/ready")).status_code == 200:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        raise AssertionError("the server did not come up")

    def kill(self) -> None:
        """No goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.mark.slow
async def test_a_killed_server_leaves_no_half_order(database: Database, app: web.Edge, house: House) -> None:
    _, goods = await stall(database, units=STOCK)
    shoppers = [await logged_in(database, app) for _ in range(8)]
    server, promised = Server(house), list[str]()
    for _ in range(KILLS):
        server.start()
        await server.ready()
        enough = len(promised) + 10
        buying = [asyncio.create_task(_buy_until_it_breaks(server, shopper, goods, promised)) for shopper in shoppers]
        await _until(promised, enough)
        server.kill()
        await asyncio.gather(*buying)
    assert promised, "nobody bought anything"

    await _settle_down(house)

    async with database.transaction() as session:
        assert await complaints(session) == []
        assert await session.scalar(sql("SELECT count(*) FROM trade.payments WHERE state = 'pending'")) == 0
        query = "SELECT DISTINCT o.trade, o.state FROM trade.orders o JOIN trade.order_lines l ON l.order_id = o.id"
        rows = await session.execute(sql(f"{query} WHERE l.sku = :sku"), {"sku": int(goods.sku)})
        states = {TradeId(row.trade): row.state for row in rows}
        assert {states[TradeId.parse(text)] for text in promised} == {"paid"}
        assert set(states.values()) <= {"paid", "cancelled"}
        shelf = (await market.warehouse.shelves(session, [goods.sku]))[goods.sku]
        assert (shelf.on_hand, shelf.reserved) == (STOCK - await units_sold(session, goods.sku), 0)


async def _buy_until_it_breaks(server: Server, shopper: Shopper, goods: market.Goods, promised: list[str]) -> None:
    async with httpx.AsyncClient(base_url=server.url, headers=shopper.client.headers) as client:
        mine = Shopper(shopper.who, client)
        try:
            while True:
                trade = (await mine.place(goods)).json()["id"]
                if (await mine.pay(trade)).json()["state"] == "succeeded":
                    promised.append(trade)
        except httpx.TransportError:
            return


async def _until(promised: list[str], enough: int) -> None:
    deadline = time.monotonic() + 60
    while len(promised) < enough and time.monotonic() < deadline:  # noqa: ASYNC110 - a poll, but of other tasks
        await asyncio.sleep(0.05)


async def _settle_down(house: House) -> None:
    """What the worker does by itself in the minutes after."""
    with clock.shifted(timedelta(minutes=1)):
        await queue.run_tick(house.context, "payments.chase")
        await reactions.drain(house.database, clock.now())
    with clock.shifted(rules.PAY_WITHIN + timedelta(minutes=1)):
        await queue.run_tick(house.context, "orders.cancel_unpaid")
    await queue.run_pending(house.context)
