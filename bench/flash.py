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
import random
import statistics
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import text

from bench import harness
from guang.doors import house as houses
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, CategoryId, EventId, ImageId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.text import text as words
from guang.people import accounts
from guang.trade import catalog, promotions, stores, warehouse

BUYERS: Final = 1_000
STOCK: Final = 100
EACH: Final = 1
CONNECTIONS: Final = 64
GREEDY: Final = 10
"""Every so many-th buyer sends the order twice."""
WEB_PROCESSES: Final = 2
PLENTY: Final = 1_000_000
WARMING: Final = 200
LETTERS: Final = ("Ka", "Mo", "Ri", "Su", "Te", "No", "Ha", "Lu", "Pe", "Do")
LIST_PRICE: Final = Money(1990, "CNY")
FLASH_PRICE: Final = Money(990, "CNY")
FEE: Final = Money(800, "CNY")
PLACE: Final = accounts.Place(
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


@dataclass(frozen=True)
class Market:
    """Who buys what; one SKU for each round, the first for warming up."""

    buyers: Sequence[Buyer]
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
    with harness.installation() as made, ExitStack() as running:
        demo = {"GUANG_DEMO": "1"}
        bases = []
        for _ in range(WEB_PROCESSES):
            one = replace(made, settings=replace(made.settings, port=harness.free_port()))
            bases.append(running.enter_context(one.server(environment=demo)))
        running.enter_context(made.worker())
        return asyncio.run(_measure(replace(made.settings, demo=True), bases, rounds))


async def _measure(settings: Settings, bases: list[str], rounds: int) -> dict[str, object]:
    async with houses.opened(settings, application="guang.bench") as house:
        harness.note(f"{BUYERS} buyers come in")
        market = await _stock(house, rounds)
        harness.note("warming up")
        await _start(house.database, market, market.skus[0], WARMING)
        await _round(bases, market.buyers[:WARMING], market.skus[0])
        tallies, sold = [], []
        for number, sku in enumerate(market.skus[1:]):
            harness.note(f"round {number + 1} of {rounds}")
            await _start(house.database, market, sku, STOCK)
            tallies.append(await _round(bases, market.buyers, sku))
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
        "web_processes": WEB_PROCESSES,
        "rounds": rounds,
    }


async def _stock(house: House, rounds: int) -> Market:
    """A store, a product for each round, and buyers, through the rooms' own verbs."""
    now = clock.now()
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        draft = stores.StoreDraft(words("Bench"), stores.StoreKind.INDIVIDUAL, stores.ShippingRule(FEE), {})
        store = (await stores.open_store(session, owner, draft, now)).id
        image = new_id(ImageId)
        await session.execute(
            text("INSERT INTO trade.images (id, owner, width, height, kept_at) VALUES (:id, :owner, 1, 1, :at)"),
            {"id": int(image), "owner": int(owner), "at": now},
        )
        skus = [await _product(session, store, image, number) for number in range(rounds + 1)]
        await warehouse.adjust(session, dict.fromkeys(skus, PLENTY), reason="benchmark", by=owner, now=now)
    buyers: list[Buyer] = []
    while len(buyers) < BUYERS:
        async with house.database.transaction() as session:
            buyers += [await _buyer(session, len(buyers) + number) for number in range(100)]
    return Market(buyers, store, owner, skus)


async def _product(session: Session, store: StoreId, image: ImageId, number: int) -> SkuId:
    now = clock.now()
    described = catalog.ProductDraft(
        category=CategoryId(142),
        title=words(f"Tea {LETTERS[number]}"),
        text=words("Picked in spring."),
        images=(image,),
        skus=(catalog.SkuDraft(LIST_PRICE),),
    )
    product = await catalog.draft(session, store, described, now)
    if not (await catalog.list_product(session, product.id, now)).is_on_sale:
        raise RuntimeError("screening held a benchmark product back")
    return product.skus[0].id


async def _buyer(session: Session, number: int) -> Buyer:
    now = clock.now()
    opened = await accounts.open_account(session, accounts.NewAccount(name=f"Buyer {number}"), now)
    address = await accounts.add_address(session, opened.id, PLACE)
    return Buyer((await accounts.admit(session, opened.id, now)).token, address.id.text)


async def _start(database: Database, market: Market, sku: SkuId, stock: int) -> None:
    """Begin a flash sale."""
    now = clock.now()
    item = promotions.ItemDraft(sku, FLASH_PRICE, stock=stock, per_buyer=EACH)
    draft = promotions.Draft(promotions.Kind.FLASH, words("Flash"), now, now + timedelta(hours=1), (item,))
    async with database.transaction() as session:
        made = promotions.Made(market.owner, now, new_id(EventId).text, "")
        await promotions.plan(session, draft, market.store, FLASH_PRICE.currency, made)


async def _round(bases: list[str], buyers: Sequence[Buyer], sku: SkuId) -> Tally:
    """Everybody wants one; each connection serves one buyer after another."""
    waiting: list[Buyer] = []
    for number, buyer in enumerate(buyers):
        waiting += [buyer] * (2 if number % GREEDY == 0 else 1)
    waiting.reverse()
    tally = Tally()
    lanes = [_Lane(bases[number % len(bases)], sku, waiting, tally) for number in range(CONNECTIONS)]
    await asyncio.gather(*(lane.open() for lane in lanes))
    tally.started = time.perf_counter()
    await asyncio.gather(*(lane.serve() for lane in lanes))
    tally.ended = time.perf_counter()
    return tally


class _Lane:
    """One connection, over which one buyer after another tries their luck."""

    def __init__(self, base: str, sku: SkuId, waiting: list[Buyer], tally: Tally) -> None:
        self._address = urlsplit(base)
        self._sku = sku
        self._waiting = waiting
        self._tally = tally

    async def open(self) -> None:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection(self._address.hostname, self._address.port)

    async def serve(self) -> None:
        """Let buyers try until nobody waits."""
        try:
            while self._waiting:
                await self._try(self._waiting.pop())
        finally:
            self._writer.close()

    async def _try(self, buyer: Buyer) -> None:
        started, tally = time.perf_counter(), self._tally
        wanted = {
            "lines": [{"sku": self._sku.text, "units": 1}],
            "address": buyer.address,
            "expected_total": {"minor": FLASH_PRICE.minor + FEE.minor, "currency": FLASH_PRICE.currency},
        }
        status, placed = await self._post("/api/trades", buyer, wanted)
        tally.answers.append(time.perf_counter() - started)
        if status == 409:
            tally.refused[placed["code"]] = tally.refused.get(placed["code"], 0) + 1
            return
        if status != 201:
            tally.faults.append(f"place: {status} {placed}")
            return
        status, paid = await self._post(f"/api/trades/{placed['id']}/payments", buyer, {"outcome": "success"})
        if status != 201 or paid["state"] != "succeeded":
            tally.faults.append(f"pay: {status} {paid}")
            return
        tally.paid_at.append(time.perf_counter())

    async def _post(self, path: str, buyer: Buyer, body: Mapping[str, object]) -> tuple[int, dict[str, Any]]:
        content = msgspec.json.encode(body)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {buyer.token}\r\nIdempotency-Key: {random.getrandbits(64):016x}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        self._writer.write(head.encode() + content)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.partition(b"content-length:")[2].partition(b"\r\n")[0])
        return int(answer[9:12]), msgspec.json.decode(await self._reader.readexactly(length))


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
