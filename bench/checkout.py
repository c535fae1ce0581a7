"""From a cart to a paid purchase over HTTP: three lines of two stores, by one buyer and by 16 at once.

Each checkout is what a shopper's screens ask for: put three SKUs into the cart, look at the cart, ask for a quote to an
address, place with what the quote said, pay with the simulated provider. One such checkout counts as one order,
although it makes two here, one a store: the peers' orders hold all lines. Two web processes, the worker, PostgreSQL
and the buyers share all cores. ``cpu_ms_web``, ``_worker`` and ``_database`` are processor time for a checkout.
``sql_per_order`` counts the statements that PostgreSQL logs of the web processes from the cart to the payment, in
transactions that requests commit, begins and commits included; ``sql_place`` and ``sql_pay`` what placing and paying
alone ask.

The peers' figures were measured beforehand, not in this run, for none of them is installed: Vendure 3.7.3, Medusa
2.21.2 and Saleor 3.24.0-a.0 on a machine of the same kind, each server and its database on one core, 1,000 products
of two variants, dummy payment.
"""

import asyncio
import random
import re
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import asyncpg
from sqlalchemy import text

from bench import harness, market
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import SkuId
from guang.kernel.postgres import Cluster
from guang.people import accounts
from guang.trade import warehouse

BUYERS: Final = 16
STORES: Final = 8
PRODUCTS: Final = 64
LINES: Final = (2, 1)
"""How many lines of each of two stores."""
COUNTED: Final = 5
"""Checkouts by one buyer whose statements are counted."""
PEERS: Final[Mapping[str, float]] = {
    "vendure_orders_per_s": 4.0,
    "medusa_orders_per_s": 0.74,
    "saleor_orders_per_s": 0.52,
    "vendure_orders_per_s_one_buyer": 3.6,
    "medusa_orders_per_s_one_buyer": 0.76,
    "saleor_orders_per_s_one_buyer": 0.61,
    "vendure_p50_ms": 3_700,
    "medusa_p50_ms": 21_500,
    "saleor_p50_ms": 29_700,
    "vendure_sql_per_order": 319,
    "medusa_sql_per_order": 612,
    "saleor_sql_per_order": 557,
}
"""At 16 clients, server and database on one core; see above."""
_SAID = re.compile(rb"\[(\d+)\] guang\.web LOG:  (?:execute [^:]+|statement): *(\w*)")


@dataclass(frozen=True)
class Goods:
    """What there is to buy, by store, and by whom."""

    buyers: Sequence[market.Buyer]
    shelves: Sequence[Sequence[SkuId]]


@dataclass
class Tally:
    """What the buyers saw: seconds of whole checkouts, and of placing and paying alone."""

    seconds: list[float] = field(default_factory=list)
    buying: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def main(*, full: bool) -> dict[str, object]:
    """Check out in rounds; figures are the medians of the rounds."""
    rounds, seconds = (5, 15.0) if full else (2, 5.0)
    with market.place() as place:
        return loop.run(_measure(place, rounds, seconds))


async def _measure(place: market.Place, rounds: int, seconds: float) -> dict[str, object]:
    async with houses.opened(place.settings, application="guang.bench") as house:
        goods = await _stock(house)
        harness.note("warming up")
        await market.worker_at_work(house.database)
        await _round(place.bases, goods, BUYERS, 2.0)
        asked = await _count(place, goods)
        harness.note("one buyer")
        alone = [await _timed(place.bases[:1], goods, 1, seconds)]
        crowds, before = [], place.spent()
        for number in range(rounds):
            harness.note(f"{BUYERS} buyers, round {number + 1} of {rounds}")
            crowds.append(await _timed(place.bases, goods, BUYERS, seconds))
        after = place.spent()
        _, unbalanced = await market.compare_shelves(house.database, {})
        off = await _ledger_off(house.database)
    if faults := [fault for _, tally in (*alone, *crowds) for fault in tally.faults]:
        raise RuntimeError(f"{len(faults)} requests failed, first: {faults[0]}")
    return {
        **_figures(crowds),
        **market.work_of_each(before, after, sum(len(tally.seconds) for _, tally in crowds)),
        **asked,
        **{f"{name}_one_buyer": value for name, value in _figures(alone).items()},
        "shelves_unbalanced": unbalanced,
        "ledger_off_by": off,
        "lines_per_order": sum(LINES),
        "stores_per_order": len(LINES),
        "buyers": BUYERS,
        "web_processes": market.WEB_PROCESSES,
        "rounds": rounds,
        "round_s": seconds,
        **PEERS,
        "times_the_best_peer": round(_rate(crowds) / PEERS["vendure_orders_per_s"], 1),
    }


def _figures(timed: Sequence[tuple[float, Tally]]) -> dict[str, float]:
    whole = [harness.spread(tally.seconds) for _, tally in timed]
    buying = [harness.spread(tally.buying) for _, tally in timed]
    return {
        "orders_per_s": round(_rate(timed), 1),
        "p50_ms": round(statistics.median(one["p50_ms"] for one in whole), 1),
        "p99_ms": round(statistics.median(one["p99_ms"] for one in whole), 1),
        "buy_p50_ms": round(statistics.median(one["p50_ms"] for one in buying), 1),
        "buy_p99_ms": round(statistics.median(one["p99_ms"] for one in buying), 1),
    }


def _rate(timed: Sequence[tuple[float, Tally]]) -> float:
    return statistics.median(rate for rate, _ in timed)


async def _timed(bases: Sequence[str], goods: Goods, buyers: int, seconds: float) -> tuple[float, Tally]:
    started = time.perf_counter()
    tally = await _round(bases, goods, buyers, seconds)
    return len(tally.seconds) / (time.perf_counter() - started), tally


async def _round(bases: Sequence[str], goods: Goods, buyers: int, seconds: float) -> Tally:
    tally, until = Tally(), time.perf_counter() + seconds
    lanes = [
        _Lane(bases[number % len(bases)], goods, random.Random(f"{number}{until}"), tally) for number in range(buyers)
    ]
    await asyncio.gather(*(lane.buy_until(until) for lane in lanes))
    return tally


async def _count(place: market.Place, goods: Goods) -> dict[str, float]:
    """How many statements a checkout costs: PostgreSQL writes them all down for a while."""
    counts: dict[str, int] = {}
    said = 0

    async def note(step: str) -> None:
        nonlocal said
        await asyncio.sleep(0.1)  # the log has a writer of its own
        before, said = said, _said(place.cluster)
        counts[step] = counts.get(step, 0) + said - before

    async with _Lane(place.bases[0], goods, random.Random("counted"), Tally()) as lane:
        await lane.buy()  # whatever is asked once in a connection's life
        await asyncio.sleep(1.0)
        await _log_all(place.cluster, on=True)
        said = _said(place.cluster)
        try:
            for _ in range(COUNTED):
                await lane.buy(note)
        finally:
            await _log_all(place.cluster, on=False)
    return {
        "sql_per_order": round(sum(counts.values()) / COUNTED, 1),
        **{f"sql_{step}": round(count / COUNTED, 1) for step, count in counts.items()},
    }


def _said(cluster: Cluster) -> int:
    """Statements of the web processes that PostgreSQL has written down so far, in transactions that were committed.

    What follows the journal and looks for newer models in between only reads, and rolls back.
    """
    total = 0
    for file in (cluster.data.parent / "log").glob("*.log"):
        pending: dict[bytes, int] = {}
        for backend, word in _SAID.findall(file.read_bytes()):
            pending[backend] = 1 if word == b"BEGIN" else pending.get(backend, 0) + 1
            if word in {b"COMMIT", b"ROLLBACK"}:
                total += pending.pop(backend) if word == b"COMMIT" else 0
                pending.pop(backend, None)
    return total


async def _log_all(cluster: Cluster, *, on: bool) -> None:
    connection = await asyncpg.connect(cluster.url(admin=True))
    try:
        await connection.execute(f"ALTER SYSTEM SET log_statement = '{'all' if on else 'none'}'")
        await connection.execute("SELECT pg_reload_conf()")
    finally:
        await connection.close()
    await asyncio.sleep(0.5)


Note = Callable[[str], Awaitable[None]]


async def _in_silence(_: str) -> None:
    """Note nothing."""


class _Lane(market.Till):
    """A connection over which one buyer after another fills a cart, places and pays."""

    def __init__(self, base: str, goods: Goods, dice: random.Random, tally: Tally) -> None:
        super().__init__(base)
        self._goods = goods
        self._dice = dice
        self._tally = tally

    async def buy_until(self, until: float) -> None:
        """Buy until time is up."""
        async with self:
            while time.perf_counter() < until and not self._tally.faults:
                await self.buy()

    async def buy(self, note: Note = _in_silence) -> None:
        """One buyer, from the empty cart to the paid purchase; ``note`` hears of each step done."""
        buyer, started = self._dice.choice(self._goods.buyers), time.perf_counter()
        shelves = self._dice.sample(self._goods.shelves, len(LINES))
        skus = [sku for shelf, count in zip(shelves, LINES, strict=True) for sku in self._dice.sample(shelf, count)]
        lines = [{"sku": sku.text, "units": 1} for sku in skus]
        for sku in skus:
            await self._must("PUT", f"/api/cart/{sku.text}", buyer, {"units": 1})
        await self._must("GET", "/api/cart", buyer)
        await note("cart")
        offer = await self._must("POST", "/api/quotes", buyer, {"lines": lines, "address": buyer.address})
        await note("quote")
        wanted = {
            "lines": lines,
            "address": buyer.address,
            "expected_total": offer["total"],
            "coupons": [],
            "from_cart": True,
        }
        placing = time.perf_counter()
        placed = await self._must("POST", "/api/trades", buyer, wanted)
        await note("place")
        if fault := await self.pay(placed["id"], buyer):
            self._tally.faults.append(fault)
        await note("pay")
        ended = time.perf_counter()
        self._tally.seconds.append(ended - started)
        self._tally.buying.append(ended - placing)

    async def _must(
        self, method: str, path: str, buyer: market.Buyer, body: Mapping[str, object] | None = None
    ) -> dict[str, Any]:
        status, told = await self.ask(method, path, buyer, body)
        if status >= 300:
            self._tally.faults.append(f"{method} {path}: {told}")
            raise RuntimeError(self._tally.faults[-1])
        return told


async def _stock(house: House) -> Goods:
    """Stores, products and buyers, through the rooms' own verbs."""
    now = clock.now()
    shelves: list[list[SkuId]] = []
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        for number in range(STORES):
            home, image = await market.store(session, owner, now)
            shelves.append(await market.goods(session, home, image, number, PRODUCTS // STORES, now))
        counts = {sku: market.PLENTY for shelf in shelves for sku in shelf}
        await warehouse.adjust(session, counts, reason="benchmark", by=owner, now=now)
    return Goods(await market.buyers(house.database, BUYERS * 4, now), shelves)


async def _ledger_off(database: Database) -> int:
    """What the ledger holds altogether, which must be nothing."""
    async with database.transaction() as session:
        return int(await session.scalar(text("SELECT coalesce(sum(amount), 0) FROM trade.ledger_entries")) or 0)
