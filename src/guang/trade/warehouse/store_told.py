"""SQL of what is told about stock: a SKU's history, what grows low, and whether the journal says the same."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, WarehouseId
from guang.trade.warehouse.types import Movement, MovementKind, Shelf

_INSERT = """
    INSERT INTO trade.stock_corrections (sku, by, before, after, reason, at, kind, units, warehouse, order_id)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::timestamptz[],
                         $7::text[], $8::bigint[], $9::bigint[], $10::bigint[])
    """
_HISTORY = """
    (
        SELECT at, id, kind, units, after - before AS change, reason, by, order_id, warehouse
        FROM trade.stock_corrections WHERE sku = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $5
    ) UNION ALL (
        SELECT t.at, p.order_id,
               CASE p.state WHEN 'held' THEN 'held' WHEN 'deducted' THEN 'sold' ELSE 'freed' END,
               p.units, CASE p.state WHEN 'deducted' THEN -p.units ELSE 0 END, '', NULL, p.order_id, NULL
        FROM trade.promises p
        CROSS JOIN LATERAL (SELECT to_timestamp(946684800 + (p.order_id >> 21) / 1000.0) AS at) AS t
        WHERE p.sku = $1 AND p.order_id <= $4 AND (t.at, p.order_id) < ($2, $3) ORDER BY p.order_id DESC LIMIT $5
    ) ORDER BY at DESC, id DESC LIMIT $5
    """
"""Orders carry their instant in their id, so the index by SKU and order finds the newest ones first."""
_LOW = """
    SELECT sku, product, on_hand, reserved, low_at, is_spread FROM trade.shelves
    WHERE product = ANY($1::bigint[]) AND low_at IS NOT NULL AND on_hand - reserved <= low_at AND sku > $2
    ORDER BY sku LIMIT $3
    """
_STOCK_FACTS = (
    "trade.stock_adjusted.v1",
    "trade.stock_reserved.v1",
    "trade.stock_deducted.v1",
    "trade.stock_put_back.v1",
    "trade.stock_taken_back.v1",
)
_REPLAY = """
    WITH said AS (
        SELECT name, body FROM journal.facts WHERE name = ANY($1::text[])
    ), counted AS (
        SELECT body->>'sku' AS sku, (body->>'change')::bigint AS units FROM said WHERE name = 'trade.stock_adjusted.v1'
    ), about AS (
        SELECT body->>'order' AS order_id, u.key AS sku, name, u.value::bigint AS units,
               coalesce((body->>'sellable')::boolean, true) AS sellable
        FROM said CROSS JOIN LATERAL jsonb_each_text(body->'units') AS u WHERE body ? 'units'
    ), of_order AS (
        SELECT sku, order_id,
               coalesce(sum(units) FILTER (WHERE name = 'trade.stock_reserved.v1'), 0) AS held,
               coalesce(sum(units) FILTER (WHERE name = 'trade.stock_deducted.v1'), 0) AS sold,
               coalesce(sum(units) FILTER (WHERE name = 'trade.stock_put_back.v1'), 0) AS back,
               coalesce(sum(units) FILTER (WHERE name = 'trade.stock_taken_back.v1' AND sellable), 0) AS again
        FROM about GROUP BY sku, order_id
    ), moved AS (
        SELECT sku, units AS on_hand, 0 AS reserved FROM counted
        UNION ALL
        SELECT sku, again - sold + CASE WHEN sold > 0 THEN back ELSE 0 END,
               held - sold - CASE WHEN sold > 0 THEN 0 ELSE back END
        FROM of_order
    )
    SELECT sku, sum(on_hand)::bigint AS on_hand, sum(reserved)::bigint AS reserved FROM moved GROUP BY sku
    """
_REPLAY_BINS = """
    SELECT body->>'sku' AS sku, body->>'warehouse' AS warehouse, sum((body->>'on_hand')::bigint)::bigint AS on_hand,
           sum((body->>'reserved')::bigint)::bigint AS reserved
    FROM journal.facts WHERE name = 'trade.bin_changed.v1' GROUP BY 1, 2
    """
_BEYOND = """
    SELECT s.sku FROM trade.shelves s
    JOIN (SELECT sku, sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM trade.bins GROUP BY sku) AS b USING (sku)
    WHERE b.on_hand > s.on_hand OR b.reserved > s.reserved OR s.reserved - b.reserved > s.on_hand - b.on_hand
    """


async def insert_movements(session: Session, movements: Sequence[tuple[Shelf, Movement]]) -> None:
    """Remember what became of shelves, given as they were before."""
    rows = [
        (
            shelf.sku,
            one.by,
            shelf.on_hand,
            shelf.on_hand + one.change,
            one.reason,
            one.at,
            one.kind.value,
            one.units,
            one.warehouse,
            one.order,
        )
        for shelf, one in movements
    ]
    if rows:
        await fetch(session, _INSERT, *(list(column) for column in zip(*rows, strict=True)))


async def select_history(session: Session, sku: SkuId, before: tuple[datetime, int], most: int) -> list[Movement]:
    """What happened to a SKU's stock, the newest first, before a place."""
    newest = (int(before[0].timestamp() * 1000) - 946_684_800_000 + 1) << 21
    rows = await fetch(session, _HISTORY, sku, *before, min(newest, 2**63 - 1), most)
    return [_movement(row) for row in rows]


async def select_low(
    session: Session, products: Collection[ProductId], after: SkuId, most: int
) -> list[asyncpg.Record]:
    """Those shelves of some products that have grown low, in order of SKU, beyond one."""
    return await fetch(session, _LOW, products, after, most)


async def replay(session: Session) -> dict[SkuId, tuple[int, int]]:
    """Units on hand and reserved by SKU, as the journal's facts add up."""
    rows = await fetch(session, _REPLAY, list(_STOCK_FACTS))
    return {SkuId.parse(row["sku"]): (row["on_hand"], row["reserved"]) for row in rows}


async def replay_bins(session: Session) -> dict[tuple[SkuId, WarehouseId], tuple[int, int]]:
    """The same of bins."""
    return {
        (SkuId.parse(row["sku"]), WarehouseId.parse(row["warehouse"])): (row["on_hand"], row["reserved"])
        for row in await fetch(session, _REPLAY_BINS)
    }


async def select_all(session: Session) -> dict[SkuId, tuple[int, int]]:
    """Units on hand and reserved of every shelf."""
    rows = await fetch(session, "SELECT sku, on_hand, reserved FROM trade.shelves")
    return {SkuId(row["sku"]): (row["on_hand"], row["reserved"]) for row in rows}


async def select_all_bins(session: Session) -> dict[tuple[SkuId, WarehouseId], tuple[int, int]]:
    """The same of bins."""
    rows = await fetch(session, "SELECT sku, warehouse, on_hand, reserved FROM trade.bins")
    return {(SkuId(row["sku"]), WarehouseId(row["warehouse"])): (row["on_hand"], row["reserved"]) for row in rows}


async def select_beyond(session: Session) -> Collection[SkuId]:
    """SKUs whose bins hold more than their shelf."""
    return [SkuId(row["sku"]) for row in await fetch(session, _BEYOND)]


def _movement(row: Any) -> Movement:
    return Movement(
        at=row["at"],
        id=row["id"],
        kind=MovementKind(row["kind"]),
        units=row["units"],
        change=row["change"],
        reason=row["reason"],
        by=None if row["by"] is None else AccountId(row["by"]),
        order=None if row["order_id"] is None else OrderId(row["order_id"]),
        warehouse=None if row["warehouse"] is None else WarehouseId(row["warehouse"]),
    )
