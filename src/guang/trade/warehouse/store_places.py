"""SQL of warehouses, bins and picks. Bins and picks are changed only while their shelves are locked."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import asyncpg
import msgspec

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import OrderId, SkuId, StoreId, WarehouseId
from guang.trade.warehouse.types import Bin, Reach, Warehouse, WarehouseDraft

Change = tuple[SkuId, WarehouseId, int, int]
"""By how much a bin changes: units on hand, units reserved."""
Pick = tuple[OrderId, SkuId, WarehouseId, int]

_WAREHOUSE = "w.id, w.store, w.name, w.area, w.cost, w.days, w.reaches, w.is_first, w.is_open, w.since"
_INSERT = """
    INSERT INTO trade.warehouses (id, store, name, area, cost, days, reaches, is_first, is_open, since)
    VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10) ON CONFLICT DO NOTHING
    """
_UPDATE = """
    UPDATE trade.warehouses SET name = $2, area = $3, cost = $4, days = $5, reaches = $6::text::jsonb, is_open = $7
    WHERE id = $1
    """
_OF_STORE = f"SELECT {_WAREHOUSE} FROM trade.warehouses w WHERE store = $1 ORDER BY id"  # noqa: S608 - names are ours
_BY_ID = f"SELECT {_WAREHOUSE} FROM trade.warehouses w WHERE id = $1"  # noqa: S608 - names are ours
_AROUND = f"""
    SELECT {_WAREHOUSE} FROM trade.warehouses w
    WHERE w.store IN (
        SELECT v.store FROM trade.bins b JOIN trade.warehouses v ON v.id = b.warehouse WHERE b.sku = ANY($1::bigint[])
    ) ORDER BY w.id
    """  # noqa: S608 - names are ours
_BINS = "SELECT sku, warehouse, on_hand, reserved FROM trade.bins WHERE sku = ANY($1::bigint[]) ORDER BY sku, warehouse"
_OPEN_BINS = """
    INSERT INTO trade.bins AS b (sku, warehouse, on_hand, reserved)
    SELECT sku, warehouse, 0, 0 FROM unnest($1::bigint[], $2::bigint[]) AS w (sku, warehouse) ORDER BY sku, warehouse
    ON CONFLICT DO NOTHING
    """
_ADD = """
    UPDATE trade.bins AS b SET on_hand = b.on_hand + w.on_hand, reserved = b.reserved + w.reserved
    FROM (
        SELECT sku, warehouse, sum(on_hand) AS on_hand, sum(reserved) AS reserved
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS n (sku, warehouse, on_hand, reserved)
        GROUP BY sku, warehouse
    ) AS w WHERE b.sku = w.sku AND b.warehouse = w.warehouse
    """
_SPREAD = "UPDATE trade.shelves SET is_spread = true WHERE sku = ANY($1::bigint[]) AND NOT is_spread"
_PICK = """
    INSERT INTO trade.picks (order_id, sku, warehouse, units)
    SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
    """
_PICKS = "SELECT order_id, sku, warehouse, units FROM trade.picks WHERE order_id = ANY($1::bigint[]) ORDER BY 1, 2, 3"
_UNPICK = """
    WITH gone AS (
        DELETE FROM trade.picks AS p USING unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
            AS w (order_id, sku, warehouse, units)
        WHERE p.order_id = w.order_id AND p.sku = w.sku AND p.warehouse = w.warehouse AND p.units = w.units
    )
    UPDATE trade.picks AS p SET units = p.units - w.units
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS w (order_id, sku, warehouse, units)
    WHERE p.order_id = w.order_id AND p.sku = w.sku AND p.warehouse = w.warehouse AND p.units > w.units
    """


async def lock_store(session: Session, store: StoreId) -> None:
    """Let nobody else set up warehouses of a store until this transaction ends."""
    await fetch(session, "SELECT pg_advisory_xact_lock(hashtextextended('warehouses', $1::bigint))", store)


async def insert_warehouse(session: Session, made: Warehouse) -> None:
    """A new warehouse; nothing if it is a second first one."""
    draft = made.draft
    words = (draft.name, draft.area, draft.cost, draft.days, _reaches(draft))
    await fetch(session, _INSERT, made.id, made.store, *words, made.is_first, draft.is_open, made.since)


async def update_warehouse(session: Session, warehouse: WarehouseId, draft: WarehouseDraft) -> None:
    """Replace what a store says about a warehouse."""
    words = (draft.name, draft.area, draft.cost, draft.days, _reaches(draft), draft.is_open)
    await fetch(session, _UPDATE, warehouse, *words)


async def select_warehouses(session: Session, store: StoreId) -> list[Warehouse]:
    """A store's warehouses, the oldest first."""
    return [_warehouse(row) for row in await fetch(session, _OF_STORE, store)]


async def select_warehouse(
    session: Session, warehouse: WarehouseId, hold: Literal["", "FOR SHARE", "FOR UPDATE"] = ""
) -> Warehouse | None:
    """One warehouse; held, nobody closes it (share) or brings anything there (update) until this transaction ends."""
    rows = await fetch(session, f"{_BY_ID} {hold}", warehouse)
    return _warehouse(rows[0]) if rows else None


async def select_around(session: Session, skus: Collection[SkuId]) -> list[Warehouse]:
    """All warehouses of the stores that keep one of these SKUs in bins."""
    return [_warehouse(row) for row in await fetch(session, _AROUND, list(skus))]


async def select_bins(session: Session, skus: Collection[SkuId]) -> dict[SkuId, list[Bin]]:
    """What stands elsewhere than in the first warehouse."""
    found: dict[SkuId, list[Bin]] = {}
    for row in await fetch(session, _BINS, list(skus)):
        bin_ = Bin(WarehouseId(row["warehouse"]), row["on_hand"], row["reserved"])
        found.setdefault(SkuId(row["sku"]), []).append(bin_)
    return found


async def holds_goods(session: Session, warehouse: WarehouseId) -> bool:
    """Whether anything stands in a warehouse's bins."""
    query = "SELECT EXISTS (SELECT FROM trade.bins WHERE warehouse = $1 AND on_hand > 0) AS yes"
    return bool((await fetch(session, query, warehouse))[0]["yes"])


async def change_bins(session: Session, changes: Sequence[Change], *, may_open: bool = False) -> None:
    """Add to bins, whose shelves are locked; with ``may_open``, bins that are not there yet begin at nothing."""
    if not changes:
        return
    skus, warehouses, on_hand, reserved = (list(column) for column in zip(*changes, strict=True))
    if may_open:
        await fetch(session, _OPEN_BINS, skus, warehouses)
        await fetch(session, _SPREAD, skus)
    await fetch(session, _ADD, skus, warehouses, on_hand, reserved)


async def insert_picks(session: Session, picks: Sequence[Pick]) -> None:
    """Note which units of promises come out of bins."""
    if picks:
        await fetch(session, _PICK, *(list(column) for column in zip(*picks, strict=True)))


async def select_picks(
    session: Session, orders: Collection[OrderId]
) -> dict[tuple[OrderId, SkuId], dict[WarehouseId, int]]:
    """Which units of orders come out of bins."""
    found: dict[tuple[OrderId, SkuId], dict[WarehouseId, int]] = {}
    for row in await fetch(session, _PICKS, list(orders)):
        key = (OrderId(row["order_id"]), SkuId(row["sku"]))
        found.setdefault(key, {})[WarehouseId(row["warehouse"])] = row["units"]
    return found


async def drop_picks(session: Session, picks: Sequence[Pick]) -> None:
    """Take units off picks."""
    if picks:
        await fetch(session, _UNPICK, *(list(column) for column in zip(*picks, strict=True)))


def _reaches(draft: WarehouseDraft) -> str:
    return codec.encode(draft.reaches).decode()


def _warehouse(row: asyncpg.Record) -> Warehouse:
    reaches: list[Mapping[str, object]] = row["reaches"]
    draft = WarehouseDraft(
        name=row["name"],
        area=row["area"],
        cost=row["cost"],
        days=row["days"],
        reaches=tuple(msgspec.convert(one, Reach) for one in reaches),
        is_open=row["is_open"],
    )
    return Warehouse(WarehouseId(row["id"]), StoreId(row["store"]), draft, row["is_first"], row["since"])


__all__ = [
    "Change",
    "Pick",
    "change_bins",
    "drop_picks",
    "holds_goods",
    "insert_picks",
    "insert_warehouse",
    "lock_store",
    "select_around",
    "select_bins",
    "select_picks",
    "select_warehouse",
    "select_warehouses",
    "update_warehouse",
]
