"""Buying over HTTP: orders placed and paid a second by 16 buyers at once, and whether anything was sold twice.

Two web processes and a worker, PostgreSQL and the buyers share all cores. Each buyer places an order of one line and
pays for it with the simulated provider, over and over; a few of them want one SKU of which there is little, so that
units run out under load. Before it ends, the books are compared: what was paid for, what left the shelves, and what
the shelves still hold. ``cpu_ms_web``, ``_worker`` and ``_database`` are processor time for an order, all rounds
together.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bench import harness, market
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.ids import SkuId
from guang.people import accounts
from guang.trade import warehouse

BUYERS: Final = 16
STORES: Final = 8
PRODUCTS: Final = 64
SCARCE: Final = 60
SCARCE_SHARE: Final = 0.05


@dataclass
class Tally:
    """What the buyers saw."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Goods:
    """What there is to buy, and by whom."""

    buyers: Sequence[market.Buyer]
    skus: Sequence[SkuId]
    scarce: SkuId


def main(*, full: bool) -> dict[str, object]:
    """Place and pay in rounds; figures are the medians of the rounds."""
    rounds, seconds = (5, 20.0) if full else (3, 6.0)
    with market.place() as place:
        return loop.run(_measure(place, rounds, seconds))


async def _measure(place: market.Place, rounds: int, seconds: float) -> dict[str, object]:
    async with houses.opened(place.settings, application="guang.bench") as house:
        goods = await _stock(house)
        harness.note("warming up")
        await market.worker_at_work(house.database)
        await _round(place, goods, 3.0)
        tallies, before = [], place.spent()
        for number in range(rounds):
            harness.note(f"round {number + 1} of {rounds}")
            started = time.perf_counter()
            tally = await _round(place, goods, seconds)
            tallies.append((len(tally.seconds) / (time.perf_counter() - started), tally))
        after = place.spent()
        oversold, unbalanced = await market.compare_shelves(house.database, {goods.scarce: SCARCE})
    if faults := [fault for _, tally in tallies for fault in tally.faults]:
        raise RuntimeError(f"{len(faults)} requests failed, first: {faults[0]}")
    spreads = [harness.spread(tally.seconds) for _, tally in tallies]
    orders = sum(len(tally.seconds) for _, tally in tallies)
    return {
        "orders_per_s": round(statistics.median(rate for rate, _ in tallies), 1),
        **{name: round(statistics.median(one[name] for one in spreads), 1) for name in ("p50_ms", "p99_ms")},
        **market.work_of_each(before, after, orders),
        "oversold": oversold,
        "unbalanced": unbalanced,
        "refused_out_of_stock": sum(tally.refused for _, tally in tallies),
        "orders": orders,
        "buyers": BUYERS,
        "web_processes": market.WEB_PROCESSES,
        "rounds": rounds,
        "round_s": seconds,
    }


async def _stock(house: House) -> Goods:
    """Stores, products and buyers, through the rooms' own verbs."""
    now = clock.now()
    skus: list[SkuId] = []
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        for number in range(STORES):
            home, image = await market.store(session, owner, now)
            skus += await market.goods(session, home, image, number, PRODUCTS // STORES, now)
        counts = {**dict.fromkeys(skus[1:], market.PLENTY), skus[0]: SCARCE}
        await warehouse.adjust(session, counts, reason="benchmark", by=owner, now=now)
    return Goods(await market.buyers(house.database, BUYERS * 4, now), skus[1:], skus[0])


async def _round(place: market.Place, goods: Goods, seconds: float) -> Tally:
    tally, until = Tally(), time.perf_counter() + seconds
    lanes = []
    for number in range(BUYERS):
        base, dice = place.bases[number % len(place.bases)], random.Random(f"{number}{until}")
        lanes.append(_buy_until(until, base, goods, dice, tally))
    await asyncio.gather(*lanes)
    return tally


async def _buy_until(until: float, base: str, goods: Goods, dice: random.Random, tally: Tally) -> None:
    """One buyer after another places an order and pays for it, over one connection."""
    async with market.Till(base) as till:
        while time.perf_counter() < until:
            await _buy(till, goods, dice, tally)


async def _buy(till: market.Till, goods: Goods, dice: random.Random, tally: Tally) -> None:
    buyer, started = dice.choice(goods.buyers), time.perf_counter()
    is_scarce = dice.random() < SCARCE_SHARE
    sku = goods.scarce if is_scarce else dice.choice(goods.skus)
    wanted = {
        "lines": [{"sku": sku.text, "units": 1}],
        "address": buyer.address,
        "expected_total": market.told(market.PRICE + market.FEE),
    }
    status, placed = await till.ask("POST", "/api/trades", buyer, wanted)
    if status == 409 and is_scarce:
        tally.refused += 1
        return
    fault = f"place: {status} {placed}" if status != 201 else await till.pay(placed["id"], buyer)
    if fault:
        tally.faults.append(fault)
    else:
        tally.seconds.append(time.perf_counter() - started)
