"""A store with very many goods, made by the database itself in seconds."""

from sqlalchemy import text as sql
from tests.trade import market

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, new_id

PRODUCTS = """
    INSERT INTO trade.products (id, store, category, state, title, description, brand, tags, images, options, currency,
                                price_from, price_to, searchable, created_at, changed_at, is_restricted, is_in_review)
    SELECT CAST(:first AS bigint) + n, CAST(:store AS bigint), 101 + n % 90,
           (ARRAY['listed', 'listed', 'listed', 'draft', 'delisted'])[1 + n % 5],
           jsonb_build_object('en', 'Item ' || n, 'zh-CN', '货品' || n), '{}', '', '{}', '{}', '[]', 'CNY',
           1000 + n * 7919 % 90000, 1000 + n * 7919 % 90000,
           concat_ws(E'\\n', 'item', n::text, 'c' || n, (ARRAY['白茶', '红茶', '绿茶', '茶杯'])[1 + n % 4], '茶',
                     'rare' || n % 5000),
           CAST(:now AS timestamptz), CAST(:now AS timestamptz) + n * interval '1 second', false, false
    FROM generate_series(1, CAST(:many AS integer)) AS n
    """
SKUS = """
    INSERT INTO trade.skus (id, product, place, choice, price, code)
    SELECT CAST(:skus AS bigint) + n, CAST(:first AS bigint) + n, 0, '{}', 1000 + n * 7919 % 90000, 'C-' || n
    FROM generate_series(1, CAST(:many AS integer)) AS n
    """
SHELVES = """
    INSERT INTO trade.shelves (sku, product, on_hand, reserved)
    SELECT CAST(:skus AS bigint) + n, CAST(:first AS bigint) + n,
           CASE WHEN n % 10 = 0 THEN 0 WHEN n % 10 = 1 THEN 3 ELSE 50 END, 0
    FROM generate_series(1, CAST(:many AS integer)) AS n
    """


async def stocked(session: Session, shop: market.Shop, many: int) -> tuple[int, int]:
    """Fill a store; item ``n`` has the ids that are returned plus ``n``, as product and as SKU."""
    first = int(new_id(ProductId))
    skus = first + (1 << 40)
    values = {"first": first, "skus": skus, "many": many, "store": int(shop.id), "now": market.NOW}
    for statement in (PRODUCTS, SKUS, SHELVES):
        names = {name for name in values if f":{name}" in statement}
        await session.execute(sql(statement), {name: values[name] for name in names})
    for table in ("products", "skus", "shelves"):
        await session.execute(sql(f"ANALYZE trade.{table}"))
    return first, skus


async def forget(session: Session, shop: market.Shop) -> None:
    """Take them away again: no fact tells of them, and whoever audits everything would say so."""
    mine = "SELECT id FROM trade.products WHERE store = :store"
    for statement in (
        f"DELETE FROM trade.stock_corrections WHERE sku IN (SELECT id FROM trade.skus WHERE product IN ({mine}))",
        f"DELETE FROM trade.shelves WHERE product IN ({mine})",
        f"DELETE FROM trade.skus WHERE product IN ({mine})",
        "DELETE FROM trade.products WHERE store = :store",
    ):
        await session.execute(sql(statement), {"store": int(shop.id)})
