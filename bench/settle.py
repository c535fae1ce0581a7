"""How many orders a second are settled, and how long closing the books takes with a proof of every order.

Orders of one or two lines, a third of them promoted and every twentieth partly refunded, are written in bulk as
confirmed and due, past the verbs; then two workers settle some of them by the verb that the timetable uses, 500 a
transaction. The others are written as settled, and the books are closed: every balance, and for every order the proof
that what was paid is what everybody got. PostgreSQL and the workers share the machine's cores. A fault in the books,
or an order settled twice, ends the run.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from sqlalchemy import insert

from bench import harness
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.doors.house import House
from guang.kernel import clock
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import AccountId, ProductId, StoreId, first_at, new_id
from guang.kernel.settings import Settings
from guang.trade import settlement
from guang.trade.catalog.tables import ProductRow
from guang.trade.stores.tables import StoreRow

WORKERS = 2
STORES = 200
PRODUCTS = 400
CATEGORIES = (140, 141, 142, 143, 160, 161, 210, 211)
AT_ONCE = 20_000
PAST = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Size:
    """How many orders there are, and how many of them are settled by the verb."""

    orders: int
    settled: int


def main(*, full: bool) -> dict[str, object]:
    size = Size(1_000_000, 60_000) if full else Size(40_000, 10_000)
    with harness.installation() as place:
        return loop.run(measure(place.settings, size))


async def measure(settings: Settings, size: Size) -> dict[str, object]:
    """Lay the orders out, settle some, close the books over all."""
    async with houses.opened(settings, application="guang.bench") as house:
        now = clock.now()
        harness.note(f"writing {size.orders:,} orders")
        began = time.perf_counter()
        await lay_out(house, size, now)
        harness.note(f"written in {time.perf_counter() - began:.0f} s; settling {size.settled:,} of them")
        seconds, batches = await settle(house.database, now)
        await check_settled(house.database, size)
        harness.note(f"{size.settled / seconds:,.0f} orders/s; closing the books")
        began = time.perf_counter()
        close = await settlement.close_books(house.database, "bench:first", now)
        close_s = time.perf_counter() - began
        if close.offenders or close.orders != size.orders:
            raise RuntimeError(f"{close.offenders} offenders in {close.orders} of {size.orders} orders")
        return {
            "orders_per_s": round(size.settled / seconds),
            "settled_orders": size.settled,
            "batch_p50_ms": round(1000 * harness.percentile(batches, 0.5), 1),
            "batch_p99_ms": round(1000 * harness.percentile(batches, 0.99), 1),
            "workers": WORKERS,
            "close_s": round(close_s, 2),
            "close_orders": close.orders,
            "close_entries": close.entries,
            "close_orders_per_s": round(close.orders / close_s),
            "offenders": close.offenders,
        }


async def settle(database: Database, now: datetime) -> tuple[float, list[float]]:
    """Settle everything that is due; seconds in all, and of each batch."""
    batches: list[float] = []

    async def work() -> None:
        settled = 1
        while settled:
            began = time.perf_counter()
            async with database.transaction() as session:
                settled = await settlement.settle_due(session, now)
            if settled:
                batches.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(WORKERS)))
    return time.perf_counter() - began, batches


async def check_settled(database: Database, size: Size) -> None:
    """Every order that was due is settled, and its money has left escrow once."""
    async with database.transaction() as session:
        rows = await fetch(
            session,
            "SELECT (SELECT count(*) FROM trade.orders WHERE state = 'confirmed') AS waiting, "
            "(SELECT count(*) FROM trade.ledger_postings WHERE kind = 'order_settled') AS posted",
        )
    if rows[0]["waiting"] or rows[0]["posted"] != size.orders:
        raise RuntimeError(f"{rows[0]['waiting']} orders wait, {rows[0]['posted']} of {size.orders} were posted")


async def lay_out(house: House, size: Size, now: datetime) -> None:
    """Stores, products and orders, in bulk; all but the first ``size.settled`` orders are settled already."""
    stores = [int(new_id(StoreId)) for _ in range(STORES)]
    products = [int(new_id(ProductId)) for _ in range(PRODUCTS)]
    people = [int(new_id(AccountId)) for _ in range(50)]
    async with house.database.transaction() as session:
        await _goods(session, products, stores, now)
    past = now - PAST
    base = first_at(past)
    for start in range(0, size.orders, AT_ONCE):
        numbers = np.arange(start, min(start + AT_ONCE, size.orders), dtype=np.int64)
        async with house.database.transaction() as session:
            await fetch(session, "SET LOCAL synchronous_commit = off")
            given = (stores, products, people, past, now, base + size.settled * 4)
            await _orders(session, (base + numbers * 4).tolist(), given)
    async with house.database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.exec_driver_sql("ANALYZE")


async def _goods(session: Session, products: list[int], stores: list[int], now: datetime) -> None:
    names = {"en": "Bench"}
    await session.execute(
        insert(StoreRow),
        [
            {
                "id": one,
                "owner": 1,
                "name": names,
                "kind": "individual",
                "intro": {},
                "currency": "CNY",
                "shipping_fee": 800,
                "opened_at": now,
            }
            for one in stores
        ],
    )
    await session.execute(
        insert(ProductRow),
        [
            {
                "id": one,
                "store": stores[number % len(stores)],
                "category": CATEGORIES[number % len(CATEGORIES)],
                "state": "listed",
                "title": names,
                "description": names,
                "brand": "",
                "tags": [],
                "images": [],
                "options": [],
                "currency": "CNY",
                "price_from": 3990,
                "price_to": 3990,
                "searchable": "",
                "created_at": now,
                "changed_at": now,
            }
            for number, one in enumerate(products)
        ],
    )


async def _orders(session: Session, ids: list[int], given: tuple[object, ...]) -> None:
    """Write some orders with their lines and their books; every id has three more numbers behind it for parts."""
    for statement in (_TRADES, _ORDERS, _LINES, _PAID, _REFUNDED, _SETTLED):
        await fetch(session, f"{_EACH} {statement}", ids, *given)


_EACH = """
    WITH each AS MATERIALIZED (
        SELECT id, (id >> 2) AS n, ($2::bigint[])[1 + (id >> 2) % array_length($2::bigint[], 1)] AS store,
               ($3::bigint[])[1 + (id >> 2) % array_length($3::bigint[], 1)] AS product,
               CASE WHEN (id >> 2) % 3 = 0 THEN ($4::bigint[])[1 + (id >> 2) % array_length($4::bigint[], 1)] END
                   AS promoter,
               CASE WHEN (id >> 2) % 20 = 0 THEN 500 ELSE 0 END AS refunded,
               CASE WHEN (id >> 2) % 2 = 0 THEN 2500 ELSE 0 END AS second,
               $5::timestamptz AS past, $6::timestamptz AS now, id >= $7::bigint AS done
        FROM unnest($1::bigint[]) AS i (id)
    ), line AS (
        SELECT each.*, id + 1 AS line_id, 3990 AS pays, refunded AS back FROM each
        UNION ALL SELECT each.*, id + 2, second, 0 FROM each WHERE second > 0
    ), share AS (
        SELECT line.*, (pays - back) * 60 / 10000 AS fee, CASE WHEN promoter IS NULL THEN 0 ELSE (pays - back) / 10 END
                   AS commission
        FROM line WHERE done
    )
    """
_TRADES = """
    INSERT INTO trade.trades (id, buyer, key, fingerprint, placed_at) SELECT id + 3, id, 'bench', '', past FROM each
    """
_ORDERS = """
    INSERT INTO trade.orders (id, trade, store, buyer, viewer, state, currency, goods, shipping, total, address, note,
                              placed_at, pay_by, payment, paid_at, shipped_at, confirmed_at, settle_at, settled_at)
    SELECT id, id + 3, store, id, id, CASE WHEN done THEN 'settled' ELSE 'confirmed' END, 'CNY', 3990 + second, 800,
           4790 + second, '{}', '', past, past, id, past, past, past, past + n % 9 * interval '1 hour',
           CASE WHEN done THEN now END
    FROM each
    """
_LINES = """
    INSERT INTO trade.order_lines (id, order_id, product, sku, title, options, units, unit_price, promoter,
                                   commission_bps, list_price, pays, refunded)
    SELECT line_id, id, product, product, '{"en": "Tea"}', '[]', 1, pays, promoter,
           CASE WHEN promoter IS NULL THEN 0 ELSE 1000 END, pays, pays, back
    FROM line
    """
_HEADS = """
    heads AS (INSERT INTO trade.ledger_postings (id, kind, key, at) SELECT {id}, '{kind}', id::text, past FROM {source})
    INSERT INTO trade.ledger_entries (posting, n, account, owner, currency, amount, order_id, line_id)
    """
_PAID = f"""
    , {_HEADS.format(id="id", kind="order_paid", source="each")}
    SELECT id, 0, 'clearing', 0, 'CNY', -4790 - second, id, NULL::bigint FROM each
    UNION ALL SELECT id, 1, 'escrow', store, 'CNY', 4790 + second, id, NULL FROM each
    """
_REFUNDED = f"""
    , {_HEADS.format(id="id + 1", kind="refund_due", source="each WHERE refunded > 0")}
    SELECT id + 1, 0, 'escrow', store, 'CNY', -refunded, id, id + 1 FROM each WHERE refunded > 0
    UNION ALL SELECT id + 1, 1, 'refunds', 0, 'CNY', refunded, id, id + 1 FROM each WHERE refunded > 0
    """
_SETTLED = f"""
    , {_HEADS.format(id="id + 2", kind="order_settled", source="each WHERE done")}
    SELECT id + 2, row_number() OVER (PARTITION BY id) - 1, account, owner, 'CNY', amount, id, line_id
    FROM (
        SELECT id, 'merchant' AS account, store AS owner, 800 AS amount, NULL::bigint AS line_id FROM each WHERE done
        UNION ALL SELECT id, 'escrow', store, refunded - 4790 - second, NULL FROM each WHERE done
        UNION ALL SELECT id, 'merchant', store, pays - back - fee - commission, line_id FROM share
        UNION ALL SELECT id, 'platform_fee', 0, fee, line_id FROM share
        UNION ALL SELECT id, 'creator', promoter, commission - commission / 10, line_id FROM share WHERE commission > 0
        UNION ALL SELECT id, 'commission_fee', 0, commission / 10, line_id FROM share WHERE commission > 0
    ) AS parts
    """
