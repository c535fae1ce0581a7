"""Very many orders of one store, made by the database itself."""

import asyncpg
from sqlalchemy import text as sql
from tests.trade import market

from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, ProductId, TradeId, ViewerId, new_id

TRADE = """
    INSERT INTO trade.trades (id, buyer, key, fingerprint, placed_at)
    VALUES (CAST(:trade AS bigint), CAST(:buyer AS bigint), 'many', '', CAST(:now AS timestamptz))
    """
ORDERS = """
    INSERT INTO trade.orders (id, trade, store, buyer, viewer, state, currency, goods, shipping, total, address, note,
                              placed_at, pay_by, payment, paid_at)
    SELECT CAST(:first AS bigint) + (n << 21), CAST(:trade AS bigint), CAST(:store AS bigint), CAST(:buyer AS bigint),
           1, CASE WHEN n % 100 = 0 THEN 'created' WHEN n % 50 = 1 THEN 'paid' WHEN n % 20 = 2 THEN 'shipped'
                   WHEN n % 10 = 3 THEN 'cancelled' ELSE 'closed' END,
           'CNY', 1990, 800, 2790,
           jsonb_build_object('name', (ARRAY['王', '李', '张', 'Chen ', 'Müller '])[CAST(1 + n % 5 AS integer)] || n,
                              'phone', '1380' || lpad((n % 10000000)::text, 7, '0'), 'city', '杭州市'),
           CASE WHEN n % 1000 = 7 THEN 'leave it at the door' ELSE '' END,
           CAST(:now AS timestamptz), CAST(:now AS timestamptz),
           CASE WHEN n % 100 = 0 THEN NULL ELSE 1 END,
           CASE WHEN n % 100 = 0 THEN NULL ELSE CAST(:now AS timestamptz) END
    FROM generate_series(CAST(1 AS bigint), CAST(:many AS bigint)) AS n
    """
LINES = """
    INSERT INTO trade.order_lines (id, order_id, product, sku, title, options, units, unit_price, list_price, pays,
                                   commission_bps)
    SELECT CAST(:first AS bigint) + (n << 21), CAST(:first AS bigint) + (n << 21),
           CAST(:product AS bigint) + n % 500, CAST(:product AS bigint) + n % 500,
           '{"en": "Tea"}', '[]', 1, 1990, 1990, 1990, 0
    FROM generate_series(CAST(1 AS bigint), CAST(:many AS bigint)) AS n
    """
PARCELS = """
    INSERT INTO trade.parcels (id, order_id, store, viewer, direction, carrier, tracking, step, handed_at, ended_at)
    SELECT CAST(:first AS bigint) + (n << 21), CAST(:first AS bigint) + (n << 21), CAST(:store AS bigint), 1, 'out',
           '顺丰速运', 'SF' || n, 'delivered', CAST(:now AS timestamptz), CAST(:now AS timestamptz)
    FROM generate_series(CAST(4 AS bigint), CAST(:many AS bigint), CAST(5 AS bigint)) AS n
    """

PACKED = """
    INSERT INTO trade.parcel_lines (parcel, line, sku, units)
    SELECT CAST(:first AS bigint) + (n << 21), CAST(:first AS bigint) + (n << 21), CAST(:product AS bigint) + n % 500, 1
    FROM generate_series(CAST(4 AS bigint), CAST(:many AS bigint), CAST(5 AS bigint)) AS n
    """


async def placed(session: Session, store: int, buyer: int, many: int) -> tuple[int, int]:
    """Orders whose ids are a millisecond apart; order ``n`` is the id returned plus ``n << 21``. Also a product."""
    first = int(new_id(OrderId, market.NOW)) >> 21 << 21
    values = {
        "trade": int(new_id(TradeId)),
        "buyer": buyer,
        "store": store,
        "first": first,
        "product": int(new_id(ProductId)),
        "viewer": int(new_id(ViewerId)),
        "many": many,
        "now": market.NOW,
    }
    for statement in (TRADE, ORDERS, LINES, PARCELS, PACKED):
        names = {name for name in values if f":{name}" in statement}
        await session.execute(sql(statement), {name: values[name] for name in names})
    for table in ("orders", "order_lines", "parcels", "order_tallies"):
        await session.execute(sql(f"ANALYZE trade.{table}"))
    return first, values["product"]


async def swept(database: Database) -> None:
    """Rows that other tests have taken away lie in the way of every scan until somebody sweeps."""
    connection = await asyncpg.connect(database.dsn)
    await connection.execute("VACUUM trade.orders, trade.order_lines, trade.parcels, trade.parcel_lines")
    await connection.close()


async def forget(session: Session, store: int) -> None:
    """Take them away again: no payment or posting stands behind them, and whoever audits everything would say so."""
    mine = "SELECT id FROM trade.orders WHERE store = CAST(:store AS bigint)"
    for statement in (
        f"DELETE FROM trade.parcel_lines WHERE parcel IN (SELECT id FROM trade.parcels WHERE order_id IN ({mine}))",
        f"DELETE FROM trade.parcels WHERE order_id IN ({mine})",
        f"DELETE FROM trade.order_lines WHERE order_id IN ({mine})",
    ):
        await session.execute(sql(statement), {"store": store})
    gone = sql("DELETE FROM trade.orders WHERE store = :store RETURNING trade")
    trades = set((await session.scalars(gone, {"store": store})).all())
    await session.execute(sql("DELETE FROM trade.trades WHERE id = ANY(:trades)"), {"trades": list(trades)})
