"""A store's order desk at 200,000 orders (a million with ``--full``): the list, searches and counts, over HTTP.

The orders are made by the database itself: one store has nine tenths of them, in the mix of states of a store that has
sold for a year, with four names, a phone and a parcel number each, 499 products, and a note on one in a thousand. One
person at the desk asks one thing after another, in random order: pages of the list (the first, and deep ones), by
state, by name, by the end of a phone number, by tracking number, by order id, by product, by note and by time. Every
answer holds a page of orders with their lines and parcels, and the exact counts of all states. ``p99_ms`` is over all
of these; each kind has its own figures. The server and the database share all cores with the person.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec
from sqlalchemy import text

from bench import harness, wire
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.ids import AccountId, OrderId, ProductId, StoreId, TradeId, first_at, new_id
from guang.kernel.money import Money
from guang.kernel.text import text as words
from guang.kernel.web.caller import SESSION_COOKIE
from guang.people import accounts
from guang.trade import stores

ORDERS: Final = 200_000
FULL_ORDERS: Final = 1_000_000
AT_ONCE: Final = 50_000
"""Orders in one transaction: no write transaction lasts over a second or so."""
ASKED: Final = 40
FULL_ASKED: Final = 200
"""Requests of each kind."""
GOAL_P99_MS: Final = 50
BEGAN: Final = datetime(2025, 6, 1, tzinfo=UTC)
APART: Final = timedelta(seconds=30)
PRODUCTS: Final = 499
_TRADE: Final = """
    INSERT INTO trade.trades (id, buyer, key, fingerprint, placed_at) VALUES (:trade, :buyer, 'bench', '', :at)
    """
_ORDERS: Final = """
    INSERT INTO trade.orders (id, trade, store, buyer, viewer, state, currency, goods, shipping, total, address, note,
                              placed_at, pay_by, payment, paid_at, shipped_at, delivered_at, confirmed_at)
    SELECT CAST(:base AS bigint) + n * CAST(:apart AS bigint), CAST(:trade AS bigint),
           CASE WHEN n % 10 = 9 THEN CAST(:other AS bigint) ELSE CAST(:store AS bigint) END, CAST(:buyer AS bigint), 1,
           CASE WHEN n > :all - 400 AND n % 4 = 0 THEN 'created'
                WHEN n > :all - 2000 THEN 'paid'
                WHEN n > :all - 10000 THEN 'shipped'
                WHEN n % 25 = 3 THEN 'cancelled' WHEN n % 33 = 5 THEN 'refunded' ELSE 'closed' END,
           'CNY', 1990, 800, 2790,
           jsonb_build_object('name', (ARRAY['王', '李', '张', 'Chen '])[CAST(1 + n % 4 AS integer)] || n % 5000,
                              'phone', '138' || lpad(CAST(n * 7919 % 100000000 AS text), 8, '0'), 'country', 'CN',
                              'region', '浙江省', 'city', '杭州市', 'street', '龙井路 ' || n % 300),
           CASE WHEN n % 1000 = 7 THEN 'Leave it at the door' ELSE '' END,
           t.at, t.at, 1, t.at, t.at, t.at, t.at
    FROM generate_series(CAST(:low AS bigint), CAST(:high AS bigint)) AS n
    CROSS JOIN LATERAL (SELECT CAST(:at AS timestamptz) + n * CAST(:step AS interval) AS at) AS t
    """
_LINES: Final = """
    INSERT INTO trade.order_lines (id, order_id, product, sku, title, options, units, unit_price, list_price, pays,
                                   commission_bps)
    SELECT CAST(:base AS bigint) + n * CAST(:apart AS bigint), CAST(:base AS bigint) + n * CAST(:apart AS bigint),
           CAST(:product AS bigint) + n * 31 % 499, CAST(:product AS bigint) + n * 31 % 499,
           jsonb_build_object('en', 'White tea ' || n * 31 % 499, 'zh-CN', '白茶 ' || n * 31 % 499), '[]', 1,
           1990, 1990, 1990, 0
    FROM generate_series(CAST(:low AS bigint), CAST(:high AS bigint)) AS n
    """
_PARCELS: Final = """
    INSERT INTO trade.parcels (id, order_id, store, viewer, direction, carrier, tracking, step, handed_at, ended_at)
    SELECT CAST(:base AS bigint) + n * CAST(:apart AS bigint), CAST(:base AS bigint) + n * CAST(:apart AS bigint),
           CASE WHEN n % 10 = 9 THEN CAST(:other AS bigint) ELSE CAST(:store AS bigint) END, 1, 'out', '顺丰速运',
           'SF' || lpad(CAST(n AS text), 10, '0'), 'delivered', CAST(:at AS timestamptz), CAST(:at AS timestamptz)
    FROM generate_series(CAST(:low AS bigint), CAST(:high AS bigint)) AS n WHERE n <= :all - 10000
    """

_PACKED: Final = """
    INSERT INTO trade.parcel_lines (parcel, line, sku, units)
    SELECT CAST(:base AS bigint) + n * CAST(:apart AS bigint), CAST(:base AS bigint) + n * CAST(:apart AS bigint),
           CAST(:product AS bigint) + n * 31 % 499, 1
    FROM generate_series(CAST(:low AS bigint), CAST(:high AS bigint)) AS n WHERE n <= :all - 10000
    """


@dataclass(frozen=True)
class Desk:
    """A store with very many orders, and somebody who may see them."""

    store: StoreId
    token: str
    product: int
    base: int
    orders: int

    def order(self, number: int) -> str:
        """The id of an order by its number."""
        return OrderId(self.base + number * _apart()).text


def main(*, full: bool) -> dict[str, object]:
    """Fill a store, ask, and tell how long the answers took."""
    many, asked = (FULL_ORDERS, FULL_ASKED) if full else (ORDERS, ASKED)
    with harness.installation() as made:
        harness.note(f"making {many:,} orders")
        desk, took_s = loop.run(_filled(made, many))
        with made.server() as base:
            found = loop.run(_measure(base, desk, asked))
    every = [one for seconds in found.values() for one in seconds]
    figures: dict[str, object] = {"orders": many, "made_s": round(took_s, 1), "requests": len(every)}
    for name, seconds in found.items():
        told = harness.spread(seconds)
        figures |= {f"{name}_p50_ms": told["p50_ms"], f"{name}_p99_ms": told["p99_ms"]}
    told = harness.spread(every)
    return {**figures, "p50_ms": told["p50_ms"], "p99_ms": told["p99_ms"], "goal_p99_ms": GOAL_P99_MS}


async def _filled(made: harness.Installation, many: int) -> tuple[Desk, float]:
    async with houses.opened(made.settings, application="guang.bench") as house:
        store, other, owner, token = await _opened(house)
        desk = Desk(store, token, int(new_id(ProductId)), first_at(BEGAN), many)
        values = {
            "trade": int(new_id(TradeId)),
            "buyer": int(owner),
            "at": BEGAN,
            "step": APART,
            "apart": _apart(),
            "base": desk.base,
            "product": desk.product,
            "store": int(store),
            "other": int(other),
            "all": many,
        }
        started = time.perf_counter()
        await _run(house, _TRADE, values)
        for low in range(1, many + 1, AT_ONCE):
            part = {**values, "low": low, "high": min(low + AT_ONCE - 1, many)}
            for statement in (_ORDERS, _LINES, _PARCELS, _PACKED):
                await _run(house, statement, part)
        took_s = time.perf_counter() - started
        async with house.database.engine.connect() as connection:
            plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await plain.execute(text("SET statement_timeout = 0"))
            for table in ("orders", "order_lines", "parcels", "parcel_lines", "order_tallies"):
                await plain.execute(text(f"VACUUM ANALYZE trade.{table}"))
        return desk, took_s


async def _opened(house: House) -> tuple[StoreId, StoreId, AccountId, str]:
    async with house.database.transaction() as session:
        owner = (await accounts.open_account(session, accounts.NewAccount(name="Bench"), clock.now())).id
        rule = stores.ShippingRule(Money(800, "CNY"))
        draft = stores.StoreDraft(words("Tea house", "茶舍"), stores.StoreKind.INDIVIDUAL, rule, {})
        made = [(await stores.open_store(session, owner, draft, clock.now())).id for _ in range(2)]
        token = (await accounts.admit(session, owner, clock.now())).token
    return made[0], made[1], owner, token


async def _run(house: House, statement: str, values: Mapping[str, Any]) -> None:
    async with house.database.transaction() as session:
        named = {name: value for name, value in values.items() if f":{name}" in statement}
        await session.execute(text(statement), named)


async def _measure(base: str, desk: Desk, asked: int) -> dict[str, list[float]]:
    """Ask everything in random order, a little of it first to warm up."""
    dice = random.Random(7)
    kinds = _questions(desk, dice)
    queue = [(name, question()) for name, question in kinds.items() for _ in range(asked)]
    dice.shuffle(queue)
    took: dict[str, list[float]] = {name: [] for name in kinds}
    async with wire.Connection(base) as browser:
        browser.cookie = f"{SESSION_COOKIE}={desk.token}"
        for _, query in queue[: len(kinds) * 3]:
            await _ask(browser, desk, query)
        for name, query in queue:
            started = time.perf_counter()
            body = await _ask(browser, desk, query)
            took[name].append(time.perf_counter() - started)
            if not msgspec.json.decode(body)["items"]:
                raise RuntimeError(f"{name}: nothing found by {query}")
    return took


async def _ask(browser: wire.Connection, desk: Desk, query: str) -> bytes:
    reply = await browser.send("GET", f"/api/stores/{desk.store.text}/orders?{query}")
    if reply.status != 200:
        raise RuntimeError(f"{query}: {reply.status} {reply.body[:200]!r}")
    return reply.body


def _questions(desk: Desk, dice: random.Random) -> dict[str, Callable[[], str]]:
    """What is asked, by name, as the query of an address."""

    def mine(low: int = 1, high: int | None = None) -> int:
        number = dice.randint(low, high or desk.orders)
        return number - 1 if number % 10 == 9 else number

    def product() -> str:
        return ProductId(desk.product + dice.randint(0, PRODUCTS - 1)).text

    def instant(number: int) -> str:
        return (BEGAN + number * APART).strftime("%Y-%m-%dT%H:%M:%SZ")

    return {
        "list": lambda: "",
        "deep": lambda: f"cursor={desk.order(mine(1_000))}",
        "state": lambda: f"state={dice.choice(['paid', 'shipped', 'closed', 'cancelled'])}",
        "name": lambda: f"q=%E7%8E%8B{dice.randint(1, 9)}",
        "phone": lambda: f"q={mine(1_000) * 7919 % 10_000:04}",
        "tracking": lambda: f"q=SF{mine(1, desk.orders - 10_000):010}",
        "order": lambda: f"q={desk.order(mine())}",
        "product": lambda: f"product={product()}",
        "product_closed": lambda: f"state=closed&product={product()}",
        "note": lambda: "noted=true",
        "week": lambda: f"since={instant(start := mine(1, desk.orders // 2))}&until={instant(start + 20_160)}",
    }


def _apart() -> int:
    """How far apart two orders' ids are."""
    return first_at(BEGAN + APART) - first_at(BEGAN)
