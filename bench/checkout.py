"""From a cart to a paid purchase over HTTP: three lines of two stores, by one buyer and by 16 at once.

Each checkout is what a shopper's screens ask for: put three SKUs into the cart, look at the cart, ask for a quote to an
address, place with what the quote said, pay with the simulated provider. One such checkout counts as one order,
although it makes two here, one a store: the peers' orders hold all lines. Two web processes, the worker, PostgreSQL
and the buyers share all cores. ``sql_per_order`` counts the statements that PostgreSQL logs of the web processes from
the cart to the payment, in transactions that requests commit, begins and commits included; ``sql_place`` and
``sql_pay`` what placing and paying alone ask.

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
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

import asyncpg
import msgspec
from sqlalchemy import text

from bench import harness
from guang.doors import house as houses
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, CategoryId, ImageId, SkuId, new_id
from guang.kernel.money import Money
from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings
from guang.kernel.text import text as words
from guang.people import accounts
from guang.trade import catalog, stores, warehouse

BUYERS: Final = 16
WEB_PROCESSES: Final = 2
STORES: Final = 8
PRODUCTS: Final = 64
LINES: Final = (2, 1)
"""How many lines of each of two stores."""
PLENTY: Final = 10_000_000
COUNTED: Final = 5
"""Checkouts by one buyer whose statements are counted."""
LETTERS: Final = ("Ka", "Mo", "Ri", "Su", "Te", "No", "Ha", "Lu")
PRICE: Final = Money(1990, "CNY")
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
class Buyer:
    """A logged-in account with an address."""

    token: str
    address: str


@dataclass(frozen=True)
class Market:
    """What there is to buy, by store, and by whom."""

    buyers: Sequence[Buyer]
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
    with harness.installation() as made, ExitStack() as running:
        demo = {"GUANG_DEMO": "1"}
        bases = []
        for _ in range(WEB_PROCESSES):
            one = replace(made, settings=replace(made.settings, port=harness.free_port()))
            bases.append(running.enter_context(one.server(environment=demo)))
        running.enter_context(made.worker())
        return asyncio.run(_measure(replace(made.settings, demo=True), made.cluster, bases, (rounds, seconds)))


async def _measure(
    settings: Settings, cluster: Cluster, bases: list[str], wanted: tuple[int, float]
) -> dict[str, object]:
    rounds, seconds = wanted
    async with houses.opened(settings, application="guang.bench") as house:
        market = await _stock(house)
        harness.note("warming up")
        await _round(bases, market, BUYERS, 2.0)
        asked = await _count(cluster, bases, market)
        harness.note("one buyer")
        alone = [await _timed(bases[:1], market, 1, seconds)]
        crowds = []
        for number in range(rounds):
            harness.note(f"{BUYERS} buyers, round {number + 1} of {rounds}")
            crowds.append(await _timed(bases, market, BUYERS, seconds))
        books = await _books(house.database)
    if faults := [fault for _, tally in (*alone, *crowds) for fault in tally.faults]:
        raise RuntimeError(f"{len(faults)} requests failed, first: {faults[0]}")
    return {
        **_figures(crowds),
        **asked,
        **{f"{name}_one_buyer": value for name, value in _figures(alone).items()},
        **books,
        "lines_per_order": sum(LINES),
        "stores_per_order": len(LINES),
        "buyers": BUYERS,
        "web_processes": WEB_PROCESSES,
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


async def _timed(bases: list[str], market: Market, buyers: int, seconds: float) -> tuple[float, Tally]:
    started = time.perf_counter()
    tally = await _round(bases, market, buyers, seconds)
    return len(tally.seconds) / (time.perf_counter() - started), tally


async def _round(bases: list[str], market: Market, buyers: int, seconds: float) -> Tally:
    tally, until = Tally(), time.perf_counter() + seconds
    lanes = [
        _Lane(bases[number % len(bases)], market, random.Random(f"{number}{until}"), tally) for number in range(buyers)
    ]
    await asyncio.gather(*(lane.buy_until(until) for lane in lanes))
    return tally


async def _count(cluster: Cluster, bases: list[str], market: Market) -> dict[str, float]:
    """How many statements a checkout costs: PostgreSQL writes them all down for a while."""
    lane = _Lane(bases[0], market, random.Random("counted"), Tally())
    counts: dict[str, int] = {}
    await lane.open()
    await lane.buy()  # whatever is asked once in a connection's life
    await asyncio.sleep(1.0)
    await _log_all(cluster, on=True)
    said = _said(cluster)

    async def note(step: str) -> None:
        nonlocal said
        await asyncio.sleep(0.1)  # the log has a writer of its own
        before, said = said, _said(cluster)
        counts[step] = counts.get(step, 0) + said - before

    try:
        for _ in range(COUNTED):
            await lane.buy(note)
    finally:
        await _log_all(cluster, on=False)
        lane.close()
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


class _Lane:
    """One connection, over which one buyer after another fills a cart, places and pays."""

    def __init__(self, base: str, market: Market, dice: random.Random, tally: Tally) -> None:
        self._address = urlsplit(base)
        self._market = market
        self._dice = dice
        self._tally = tally

    async def open(self) -> None:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection(self._address.hostname, self._address.port)

    def close(self) -> None:
        """Hang up."""
        self._writer.close()

    async def buy_until(self, until: float) -> None:
        """Buy until time is up."""
        await self.open()
        try:
            while time.perf_counter() < until and not self._tally.faults:
                await self.buy()
        finally:
            self.close()

    async def buy(self, note: Note = _in_silence) -> None:
        """One buyer, from the empty cart to the paid purchase; ``note`` hears of each step done."""
        buyer, started = self._dice.choice(self._market.buyers), time.perf_counter()
        shelves = self._dice.sample(self._market.shelves, len(LINES))
        skus = [sku for shelf, count in zip(shelves, LINES, strict=True) for sku in self._dice.sample(shelf, count)]
        lines = [{"sku": sku.text, "units": 1} for sku in skus]
        for sku in skus:
            await self._ask("PUT", f"/api/cart/{sku.text}", buyer, {"units": 1})
        await self._ask("GET", "/api/cart", buyer, None)
        await note("cart")
        offer = await self._ask("POST", "/api/quotes", buyer, {"lines": lines, "address": buyer.address})
        await note("quote")
        wanted = {
            "lines": lines,
            "address": buyer.address,
            "expected_total": offer["total"],
            "coupons": [],
            "from_cart": True,
        }
        placing = time.perf_counter()
        placed = await self._ask("POST", "/api/trades", buyer, wanted)
        await note("place")
        paid = await self._ask("POST", f"/api/trades/{placed['id']}/payments", buyer, {"outcome": "success"})
        await note("pay")
        if paid["state"] != "succeeded":
            self._tally.faults.append(f"pay: {paid}")
        ended = time.perf_counter()
        self._tally.seconds.append(ended - started)
        self._tally.buying.append(ended - placing)

    async def _ask(self, verb: str, path: str, buyer: Buyer, body: Mapping[str, object] | None) -> dict[str, Any]:
        content = b"" if body is None else msgspec.json.encode(body)
        head = (
            f"{verb} {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {buyer.token}\r\nIdempotency-Key: {self._dice.getrandbits(64):016x}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        self._writer.write(head.encode() + content)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.partition(b"content-length:")[2].partition(b"\r\n")[0])
        told: dict[str, Any] = msgspec.json.decode(await self._reader.readexactly(length))
        if int(answer[9:12]) >= 300:
            self._tally.faults.append(f"{verb} {path}: {told}")
            raise RuntimeError(self._tally.faults[-1])
        return told


async def _stock(house: House) -> Market:
    """Stores, products and buyers, through the rooms' own verbs."""
    now = clock.now()
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Owner"), now)).id
        shelves = [await _store(session, owner, number, now) for number in range(STORES)]
        counts = {sku: PLENTY for shelf in shelves for sku in shelf}
        await warehouse.adjust(session, counts, reason="benchmark", by=owner, now=now)
    async with house.database.transaction() as session:
        buyers = [await _buyer(session, number, now) for number in range(BUYERS * 4)]
    return Market(buyers, shelves)


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
        if not listed.is_on_sale:
            raise RuntimeError("screening held a benchmark product back")
        made.append(product.skus[0].id)
    return made


async def _buyer(session: Session, number: int, now: datetime) -> Buyer:
    opened = await accounts.open_account(session, accounts.NewAccount(name=f"Buyer {number}"), now)
    address = await accounts.add_address(session, opened.id, PLACE)
    return Buyer((await accounts.admit(session, opened.id, now)).token, address.id.text)


async def _books(database: Database) -> dict[str, object]:
    """Compare what was paid for with what left the shelves, and what the ledger holds with nothing."""
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
        wrong = sum(row.on_hand + row.paid != PLENTY or row.reserved != row.waiting for row in rows)
        off = await session.scalar(text("SELECT coalesce(sum(amount), 0) FROM trade.ledger_entries"))
    return {"shelves_unbalanced": wrong, "ledger_off_by": int(off or 0)}
