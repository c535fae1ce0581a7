"""Buying over HTTP: orders placed and paid a second by 16 buyers at once, and whether anything was sold twice.

Two web processes and a worker, PostgreSQL and the buyers share all cores. Each buyer places an order of one line and
pays for it with the simulated provider, over and over; a few of them want one SKU of which there is little, so that
units run out under load. Before it ends, the books are compared: what was paid for, what left the shelves, and what
the shelves still hold.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import text

from bench import harness
from guang.doors import house as houses
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, CategoryId, ImageId, SkuId, new_id
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.text import text as words
from guang.people import accounts
from guang.trade import catalog, stores, warehouse

BUYERS = 16
WEB_PROCESSES = 2
STORES = 8
PRODUCTS = 64
PLENTY = 10_000_000
SCARCE = 60
SCARCE_SHARE = 0.05
LETTERS = ("Ka", "Mo", "Ri", "Su", "Te", "No", "Ha", "Lu")
PRICE = Money(1990, "CNY")
FEE = Money(800, "CNY")
PLACE = accounts.Place(
    name="Mei",
    phone="+15105550100",
    country="US",
    region="CA",
    city="Oakland",
    street="1 Main St",
    postcode="94601",
)


@dataclass(frozen=True)
class Buyer:
    """A logged-in account with an address."""

    token: str
    address: str


@dataclass
class Tally:
    """What the buyers saw."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Market:
    """What there is to buy, and by whom."""

    buyers: Sequence[Buyer]
    skus: Sequence[SkuId]
    scarce: SkuId


def main(*, full: bool) -> dict[str, object]:
    """Place and pay in rounds; figures are the medians of the rounds."""
    rounds, seconds = (5, 20.0) if full else (3, 6.0)
    with harness.installation() as made, ExitStack() as running:
        demo = {"GUANG_DEMO": "1"}
        bases = []
        for _ in range(WEB_PROCESSES):
            one = replace(made, settings=replace(made.settings, port=harness.free_port()))
            bases.append(running.enter_context(one.server(environment=demo)))
        running.enter_context(made.worker())
        return asyncio.run(_measure(replace(made.settings, demo=True), bases, rounds, seconds))


async def _measure(settings: Settings, bases: list[str], rounds: int, seconds: float) -> dict[str, object]:
    async with houses.opened(settings, application="guang.bench") as house:
        market = await _stock(house)
        harness.note("warming up")
        await _round(bases, market, 3.0)
        tallies = []
        for number in range(rounds):
            harness.note(f"round {number + 1} of {rounds}")
            started = time.perf_counter()
            tally = await _round(bases, market, seconds)
            tallies.append((len(tally.seconds) / (time.perf_counter() - started), tally))
        books = await _books(house.database, market)
    if faults := [fault for _, tally in tallies for fault in tally.faults]:
        raise RuntimeError(f"{len(faults)} requests failed, first: {faults[0]}")
    spreads = [harness.spread(tally.seconds) for _, tally in tallies]
    return {
        "orders_per_s": round(statistics.median(rate for rate, _ in tallies), 1),
        **{name: round(statistics.median(one[name] for one in spreads), 1) for name in ("p50_ms", "p99_ms")},
        **books,
        "refused_out_of_stock": sum(tally.refused for _, tally in tallies),
        "orders": sum(len(tally.seconds) for _, tally in tallies),
        "buyers": BUYERS,
        "web_processes": WEB_PROCESSES,
        "rounds": rounds,
        "round_s": seconds,
    }


async def _stock(house: House) -> Market:
    """Stores, products and buyers, through the rooms' own verbs."""
    now = clock.now()
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        skus = [sku for number in range(STORES) for sku in await _store(session, owner, number, now)]
        counts = {**dict.fromkeys(skus[1:], PLENTY), skus[0]: SCARCE}
        await warehouse.adjust(session, counts, reason="benchmark", by=owner, now=now)
    async with house.database.transaction() as session:
        buyers = [await _buyer(session, number, now) for number in range(BUYERS * 4)]
    return Market(buyers, skus[1:], skus[0])


async def _store(session: Session, owner: AccountId, number: int, now: datetime) -> list[SkuId]:
    draft = stores.StoreDraft(words("Bench"), stores.StoreKind.INDIVIDUAL, stores.ShippingRule(FEE), {})
    store = await stores.open_store(session, owner, draft, now)
    image = new_id(ImageId)
    await session.execute(
        text("INSERT INTO trade.images (id, owner, width, height, kept_at) VALUES (:id, :owner, 1, 1, :at)"),
        {"id": int(image), "owner": int(owner), "at": now},
    )
    made = []
    for place in range(PRODUCTS // STORES):
        product = await catalog.draft(
            session,
            store.id,
            catalog.ProductDraft(
                category=CategoryId(142),
                title=words(f"Tea {LETTERS[number]}{LETTERS[place]}"),
                text=words("Picked in spring."),
                images=(image,),
                skus=(catalog.SkuDraft(PRICE),),
            ),
            now,
        )
        listed = await catalog.list_product(session, product.id, now)
        if listed.state.value != "listed":
            raise RuntimeError("screening held a benchmark product back")
        made.append(product.skus[0].id)
    return made


async def _buyer(session: Session, number: int, now: datetime) -> Buyer:
    opened = await accounts.open_account(session, accounts.NewAccount(name=f"Buyer {number}"), now)
    address = await accounts.add_address(session, opened.id, PLACE)
    return Buyer((await accounts.admit(session, opened.id, now)).token, address.id.text)


async def _round(bases: list[str], market: Market, seconds: float) -> Tally:
    tally, until = Tally(), time.perf_counter() + seconds
    lanes = [
        _Lane(bases[number % len(bases)], market, random.Random(f"{number}{until}"), tally) for number in range(BUYERS)
    ]
    await asyncio.gather(*(lane.buy_until(until) for lane in lanes))
    return tally


class _Lane:
    """One connection, over which one buyer after another places an order and pays for it."""

    def __init__(self, base: str, market: Market, dice: random.Random, tally: Tally) -> None:
        self._address = urlsplit(base)
        self._market = market
        self._dice = dice
        self._tally = tally

    async def buy_until(self, until: float) -> None:
        """Buy until time is up."""
        self._reader, self._writer = await asyncio.open_connection(self._address.hostname, self._address.port)
        try:
            while time.perf_counter() < until:
                await self._buy()
        finally:
            self._writer.close()

    async def _buy(self) -> None:
        buyer, started = self._dice.choice(self._market.buyers), time.perf_counter()
        is_scarce = self._dice.random() < SCARCE_SHARE
        sku = self._market.scarce if is_scarce else self._dice.choice(self._market.skus)
        wanted = {
            "lines": [{"sku": sku.text, "units": 1}],
            "address": buyer.address,
            "expected_total": {"minor": PRICE.minor + FEE.minor, "currency": PRICE.currency},
        }
        status, placed = await self._post("/api/trades", buyer, wanted)
        if status == 409 and is_scarce:
            self._tally.refused += 1
            return
        if status != 201:
            self._tally.faults.append(f"place: {status} {placed}")
            return
        status, paid = await self._post(f"/api/trades/{placed['id']}/payments", buyer, {"outcome": "success"})
        if status != 201 or paid["state"] != "succeeded":
            self._tally.faults.append(f"pay: {status} {paid}")
            return
        self._tally.seconds.append(time.perf_counter() - started)

    async def _post(self, path: str, buyer: Buyer, body: Mapping[str, object]) -> tuple[int, dict[str, Any]]:
        content = msgspec.json.encode(body)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {buyer.token}\r\nIdempotency-Key: {self._dice.getrandbits(64):016x}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        self._writer.write(head.encode() + content)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.partition(b"content-length:")[2].partition(b"\r\n")[0])
        return int(answer[9:12]), msgspec.json.decode(await self._reader.readexactly(length))


async def _books(database: Database, market: Market) -> dict[str, object]:
    """Compare what was paid for with what left the shelves.

    ``oversold`` counts units sold beyond what was stocked; ``unbalanced`` SKUs whose books disagree.
    """
    async with database.transaction() as session:
        rows = await session.execute(
            text(
                "SELECT s.sku, s.on_hand, s.reserved,"
                " coalesce(sum(l.units) FILTER (WHERE o.state = 'paid'), 0) AS paid,"
                " coalesce(sum(l.units) FILTER (WHERE o.state = 'created'), 0) AS waiting"
                " FROM trade.shelves s LEFT JOIN trade.order_lines l ON l.sku = s.sku"
                " LEFT JOIN trade.orders o ON o.id = l.order_id GROUP BY s.sku, s.on_hand, s.reserved"
            )
        )
        oversold = unbalanced = 0
        for row in rows:
            stocked = SCARCE if row.sku == market.scarce else PLENTY
            oversold += max(0, int(row.paid) + int(row.waiting) - stocked)
            unbalanced += row.on_hand + row.paid != stocked or row.reserved != row.waiting
    return {"oversold": oversold, "unbalanced": unbalanced}
