"""What a transaction of one statement costs the process that asks: on the driver alone, by `fetch`, through SQLAlchemy.

One task, one connection, PostgreSQL on the same machine, and nothing to wait for but the answer. Each way is tried in
turn over many short rounds, so that a slow second is everybody's; figures are medians of rounds, in milliseconds of
the process's own processor time.
"""

import statistics
import time
from collections.abc import Awaitable, Callable

import asyncpg
from sqlalchemy import text

from bench import harness
from guang.doors.commands import loop
from guang.kernel.db import Database, fetch
from guang.kernel.postgres import Cluster

ROUND = 200
ASKED = "SELECT 1"


def main(*, full: bool) -> dict[str, object]:
    """Measure every way against the same database."""
    with harness.scratch() as folder:
        cluster = Cluster(folder)
        url = cluster.start(purpose="bench")
        try:
            return loop.run(measure(url, rounds=100 if full else 25))
        finally:
            cluster.destroy()


async def measure(url: str, rounds: int) -> dict[str, object]:
    """Milliseconds for one transaction, by who asks, and how many times the driver's cost that is."""
    driver, database = await asyncpg.connect(url), Database(url, application="guang.bench")

    async def bare() -> None:
        async with driver.transaction():
            await driver.fetch(ASKED)

    async def lean() -> None:
        async with database.session() as session:
            await fetch(session, ASKED)
            await session.commit()

    async def whole() -> None:
        async with database.session() as session:
            await session.execute(text(ASKED))
            await session.commit()

    ways: dict[str, Callable[[], Awaitable[None]]] = {"driver": bare, "fetch": lean, "sqlalchemy": whole}
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, ask in ways.items():
            spent[name].append(await _round(ask))
    await driver.close()
    await database.close()
    costs = {name: statistics.median(some[1:]) for name, some in spent.items()}
    return {
        **{f"{name}_cpu_ms": round(cost, 4) for name, cost in costs.items()},
        **{f"{name}_times": round(costs[name] / costs["driver"], 2) for name in ("fetch", "sqlalchemy")},
    }


async def _round(ask: Callable[[], Awaitable[None]]) -> float:
    began = time.process_time()
    for _ in range(ROUND):
        await ask()
    return 1000 * (time.process_time() - began) / ROUND
