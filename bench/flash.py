"""A flash sale over HTTP: 1,000 buyers at once, 100 units at the flash price, one for each buyer.

Buyers are logged in beforehand and share a bounded pool of connections to two web processes; PostgreSQL, the worker and
the buyers use all cores, too. Each buyer places one order at the flash price and pays for it with the simulated
provider; every tenth sends the order twice at the same moment under two keys, and may have one. The shelf holds plenty,
so that nothing but the promotion's own counters says no. Who comes too late is told the price of now, and leaves.

``orders_per_s`` counts paid orders from the first request until the last unit is paid, ``answers_per_s`` all orders
that were asked for, refused ones included, until the last answer; ``p99_ms`` is of those answers. ``sold`` and
``most_by_one_buyer`` are read from the orders in the database, and are those of the worst round.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from sqlalchemy import text

from bench import harness, market
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, EventId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.kernel.text import text as words
from guang.people import accounts
from guang.trade import promotions, warehouse

BUYERS: Final = 1_000
STOCK: Final = 100
EACH: Final = 1
CONNECTIONS: Final = 64
GREEDY: Final = 10
"""Every so many-th buyer sends the order twice."""
WARMING: Final = 200
FLASH_PRICE: Final = Money(990, "CNY")


@dataclass(frozen=True)
class Sale:
    """Who buys what; one SKU for each round, the first for warming up."""

    buyers: Sequence[market.Buyer]
    store: StoreId
    owner: AccountId
    skus: Sequence[SkuId]


@dataclass
class Tally:
    """What the buyers of a round saw."""

    started: float = field(default_factory=time.perf_counter)
    answers: list[float] = field(default_factory=list)
    paid_at: list[float] = field(default_factory=list)
    ended: float = 0.0
    refused: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def main(*, full: bool) -> dict[str, object]:
    """Sell out in rounds; figures are the medians of the rounds."""
    rounds = 9 if full else 2
    with market.place() as place:
        return loop.run(_measure(place, rounds))


async def _measure(place: market.Place, rounds: int) -> dict[str, object]:
    async with houses.opened(place.settings, application="guang.bench") as house:
        harness.note(f"{BUYERS} buyers come in")
        sale = await _stock(house, rounds)
        harness.note("warming up")
        await market.worker_at_work(house.database)
        await _start(house.database, sale, sale.skus[0], WARMING)
        await _round(place.bases, sale.buyers[:WARMING], sale.skus[0])
        tallies, sold = [], []
        for number, sku in enumerate(sale.skus[1:]):
            harness.note(f"round {number + 1} of {rounds}")
            await _start(house.database, sale, sku, STOCK)
            tallies.append(await _round(place.bases, sale.buyers, sku))
            sold.append(await _sold(house.database, sku))
    if faults := [fault for tally in tallies for fault in tally.faults]:
        raise RuntimeError(f"{len(faults)} requests failed, first: {faults[0]}")
    spreads = [harness.spread(tally.answers) for tally in tallies]
    return {
        "sold": max((units for units, _, _ in sold), key=lambda units: abs(units - STOCK)),
        "most_by_one_buyer": max(most for _, most, _ in sold),
        "counted": max((used for _, _, used in sold), key=lambda used: abs(used - STOCK)),
        "orders_per_s": round(statistics.median(len(t.paid_at) / (max(t.paid_at) - t.started) for t in tallies), 1),
        "answers_per_s": round(statistics.median(len(t.answers) / (t.ended - t.started) for t in tallies), 1),
        **{name: round(statistics.median(one[name] for one in spreads), 1) for name in ("p50_ms", "p99_ms")},
        "refused": {code: count for tally in tallies[-1:] for code, count in tally.refused.items()},
        "buyers": BUYERS,
        "stock": STOCK,
        "connections": CONNECTIONS,
        "web_processes": market.WEB_PROCESSES,
        "rounds": rounds,
    }


async def _stock(house: House, rounds: int) -> Sale:
    """A store, a product for each round, and buyers, through the rooms' own verbs."""
    now = clock.now()
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        home, image = await market.store(session, owner, now)
        skus = await market.goods(session, home, image, 0, rounds + 1, now)
        await warehouse.adjust(session, dict.fromkeys(skus, market.PLENTY), reason="benchmark", by=owner, now=now)
    return Sale(await market.buyers(house.database, BUYERS, now), home, owner, skus)


async def _start(database: Database, sale: Sale, sku: SkuId, stock: int) -> None:
    """Begin a flash sale."""
    now = clock.now()
    item = promotions.ItemDraft(sku, FLASH_PRICE, stock=stock, per_buyer=EACH)
    draft = promotions.Draft(promotions.DiscountKind.FLASH, words("Flash"), now, now + timedelta(hours=1), (item,))
    async with database.transaction() as session:
        made = promotions.Made(sale.owner, now, new_id(EventId).text, "")
        await promotions.plan(session, draft, sale.store, FLASH_PRICE.currency, made)


async def _round(bases: Sequence[str], buyers: Sequence[market.Buyer], sku: SkuId) -> Tally:
    """Everybody wants one; each connection serves one buyer after another."""
    waiting: list[market.Buyer] = []
    for number, buyer in enumerate(buyers):
        waiting += [buyer] * (2 if number % GREEDY == 0 else 1)
    waiting.reverse()
    async with AsyncExitStack() as opened:
        tills = [market.Till(bases[number % len(bases)]) for number in range(CONNECTIONS)]
        for till in tills:
            await opened.enter_async_context(till)
        tally = Tally()
        await asyncio.gather(*(_serve(till, sku, waiting, tally) for till in tills))
        tally.ended = time.perf_counter()
    return tally


async def _serve(till: market.Till, sku: SkuId, waiting: list[market.Buyer], tally: Tally) -> None:
    """Let one buyer after another try their luck, until nobody waits."""
    while waiting:
        await _try(till, sku, waiting.pop(), tally)


async def _try(till: market.Till, sku: SkuId, buyer: market.Buyer, tally: Tally) -> None:
    started = time.perf_counter()
    wanted = {
        "lines": [{"sku": sku.text, "units": 1}],
        "address": buyer.address,
        "expected_total": market.told(FLASH_PRICE + market.FEE),
    }
    status, placed = await till.ask("POST", "/api/trades", buyer, wanted)
    tally.answers.append(time.perf_counter() - started)
    if status == 409:
        tally.refused[placed["code"]] = tally.refused.get(placed["code"], 0) + 1
    elif fault := f"place: {status} {placed}" if status != 201 else await till.pay(placed["id"], buyer):
        tally.faults.append(fault)
    else:
        tally.paid_at.append(time.perf_counter())


async def _sold(database: Database, sku: SkuId) -> tuple[int, int, int]:
    """Units of paid orders, the most that one buyer has, and what the promotion has counted."""
    async with database.transaction() as session:
        rows = await session.execute(
            text(
                "SELECT sum(l.units) AS units FROM trade.order_lines l JOIN trade.orders o ON o.id = l.order_id"
                " WHERE l.sku = :sku AND o.state = 'paid' AND l.unit_price = :price GROUP BY o.buyer"
            ),
            {"sku": int(sku), "price": FLASH_PRICE.minor},
        )
        units = [int(row.units) for row in rows]
        used = await session.scalar(
            text("SELECT used FROM trade.promotion_counters WHERE sku = :sku AND buyer = 0"), {"sku": int(sku)}
        )
    return sum(units), max(units, default=0), int(used or 0)
