"""All SQL of the warehouse.

Locks are taken here and nowhere else: existing promises first, then shelves, each in key order.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy import Row, func, select
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId
from guang.trade.warehouse.tables import CorrectionRow, ShelfRow
from guang.trade.warehouse.types import Shelf, Units, Wants

_LOCK = """
    SELECT sku, product, on_hand, reserved FROM trade.shelves
    WHERE product IN (SELECT product FROM trade.shelves WHERE sku = ANY($1::bigint[]))
    ORDER BY sku FOR UPDATE
    """
_PROMISE = """
    WITH fresh AS (
        INSERT INTO trade.promises (order_id, sku, units, state)
        SELECT o, s, u, 'held' FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (o, s, u)
        ON CONFLICT DO NOTHING RETURNING order_id, sku, units
    ), taken AS (
        UPDATE trade.shelves SET reserved = reserved + wanted.units
        FROM (SELECT sku, sum(units) AS units FROM fresh GROUP BY sku) AS wanted
        WHERE shelves.sku = wanted.sku
    )
    SELECT order_id, sku, units FROM fresh
    """
_DEDUCT = """
    WITH moved AS (
        UPDATE trade.promises SET state = 'deducted' WHERE order_id = ANY($1::bigint[]) AND state = 'held'
        RETURNING order_id, sku, units
    ), locked AS MATERIALIZED (
        SELECT sku FROM trade.shelves WHERE sku IN (SELECT sku FROM moved) ORDER BY sku FOR UPDATE
    ), gone AS (
        UPDATE trade.shelves SET on_hand = on_hand - sold.units, reserved = reserved - sold.units
        FROM locked JOIN (SELECT sku, sum(units) AS units FROM moved GROUP BY sku) AS sold USING (sku)
        WHERE shelves.sku = locked.sku
    )
    SELECT order_id, sku, units FROM moved
    """
_LOCK_PROMISES = """
    SELECT order_id, sku, units, state FROM trade.promises WHERE order_id = ANY($1::bigint[]) AND state <> 'put_back'
    ORDER BY order_id, sku FOR UPDATE
    """
_PUT_BACK = """
    WITH freed AS (
        UPDATE trade.promises SET state = 'put_back' WHERE order_id = ANY($1::bigint[]) AND state <> 'put_back'
    )
    UPDATE trade.shelves SET on_hand = on_hand + w.returned, reserved = reserved - w.released
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[]) AS w (sku, returned, released)
    WHERE shelves.sku = w.sku
    """
_PUT_SOME_BACK = """
    WITH freed AS (
        UPDATE trade.promises AS p
        SET units = CASE WHEN p.units > w.units THEN p.units - w.units ELSE p.units END,
            state = CASE WHEN p.units > w.units THEN p.state ELSE 'put_back' END
        FROM unnest($2::bigint[], $3::bigint[]) AS w (sku, units)
        WHERE p.order_id = $1 AND p.sku = w.sku AND p.state = 'deducted'
    )
    UPDATE trade.shelves SET on_hand = on_hand + w.units
    FROM unnest($2::bigint[], $3::bigint[]) AS w (sku, units)
    WHERE shelves.sku = w.sku
    """
_SET = """
    UPDATE trade.shelves SET on_hand = w.on_hand FROM unnest($1::bigint[], $2::bigint[]) AS w (sku, on_hand)
    WHERE shelves.sku = w.sku
    """


async def lock_shelves(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Shelf]:
    """Every shelf of the products that these SKUs belong to, held until this transaction ends."""
    rows = await fetch(session, _LOCK, list(skus))
    return {SkuId(row["sku"]): _locked(row) for row in rows}


async def promise(session: Session, wants: Wants) -> dict[OrderId, dict[SkuId, int]]:
    """Write promises down and take them off the shelves; returns those that were new."""
    lines = [(order, sku, units) for order, wanted in wants.items() for sku, units in wanted.items()]
    orders, skus, units = (list(column) for column in zip(*lines, strict=True))
    return _by_order(await fetch(session, _PROMISE, orders, skus, units))


async def deduct(session: Session, orders: Collection[OrderId]) -> dict[OrderId, dict[SkuId, int]]:
    """Take what orders hold off the books; returns what was held until now."""
    return _by_order(await fetch(session, _DEDUCT, list(orders)))


async def lock_promises(session: Session, orders: Collection[OrderId]) -> list[tuple[OrderId, SkuId, int, bool]]:
    """What orders hold or have taken: order, SKU, units, and whether they are deducted. Lock these before shelves."""
    rows = await fetch(session, _LOCK_PROMISES, list(orders))
    return [(OrderId(row["order_id"]), SkuId(row["sku"]), row["units"], row["state"] == "deducted") for row in rows]


async def put_back(
    session: Session, orders: Collection[OrderId], returned: Mapping[SkuId, int], released: Mapping[SkuId, int]
) -> None:
    """Close the orders' promises, and give the shelves their units: taken ones and merely held ones."""
    skus = sorted({*returned, *released})
    amounts = ([pile.get(sku, 0) for sku in skus] for pile in (returned, released))
    await fetch(session, _PUT_BACK, list(orders), skus, *amounts)


async def put_some_back(session: Session, order: OrderId, units: Units) -> None:
    """Shrink an order's deducted promises, and give the shelves their units."""
    await fetch(session, _PUT_SOME_BACK, order, list(units), list(units.values()))


async def open_shelves(session: Session, skus: Mapping[SkuId, ProductId]) -> None:
    """Make empty shelves for SKUs that have none."""
    rows = [{"sku": sku, "product": skus[sku], "on_hand": 0, "reserved": 0} for sku in sorted(skus)]
    await session.execute(insert(ShelfRow).values(rows).on_conflict_do_nothing())


async def set_on_hand(session: Session, counts: Units) -> None:
    """Write the units on hand of each SKU."""
    await fetch(session, _SET, list(counts), list(counts.values()))


async def insert_corrections(
    session: Session, changes: Sequence[tuple[Shelf, int]], reason: str, by: AccountId | None, now: datetime
) -> None:
    """Remember who corrected which shelves to how many units."""
    rows = [
        {"sku": shelf.sku, "by": by, "before": shelf.on_hand, "after": after, "reason": reason, "at": now}
        for shelf, after in changes
    ]
    await session.execute(insert(CorrectionRow).values(rows))


async def select_shelves(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Shelf]:
    """Shelves by SKU, in one query; SKUs that never had stock are left out."""
    rows = await session.execute(select(*ShelfRow.__table__.c).where(ShelfRow.sku.in_(list(skus))))
    return {row.sku: _shelf(row) for row in rows}


async def select_available(session: Session, products: Collection[ProductId]) -> dict[ProductId, int]:
    """Units available by product, in one query; products that never had stock are left out."""
    rows = await session.execute(
        select(ShelfRow.product, func.sum(ShelfRow.on_hand - ShelfRow.reserved).label("available"))
        .where(ShelfRow.product.in_(list(products)))
        .group_by(ShelfRow.product)
    )
    return {row.product: int(row.available) for row in rows}


def _shelf(row: Row[Any]) -> Shelf:
    return Shelf(SkuId(row.sku), ProductId(row.product), row.on_hand, row.reserved)


def _locked(row: asyncpg.Record) -> Shelf:
    return Shelf(SkuId(row["sku"]), ProductId(row["product"]), row["on_hand"], row["reserved"])


def _by_order(rows: Sequence[asyncpg.Record]) -> dict[OrderId, dict[SkuId, int]]:
    found: dict[OrderId, dict[SkuId, int]] = {}
    for row in rows:
        found.setdefault(OrderId(row["order_id"]), {})[SkuId(row["sku"])] = row["units"]
    return found
