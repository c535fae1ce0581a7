"""All SQL of the warehouse.

Locks are taken here and nowhere else: existing promises first, then shelves, each in key order. Bins have no locks of
their own: whoever changes one has its shelf locked.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import OrderId, ProductId, SkuId
from guang.trade.warehouse.types import Shelf, Units, Wants

_SHELF = "sku, product, on_hand, reserved, low_at, is_spread"
_SHELVES = f"SELECT {_SHELF} FROM trade.shelves WHERE sku = ANY((SELECT $1::bigint[])::bigint[])"  # noqa: S608 - names are ours
_LOCK = f"""
    SELECT {_SHELF} FROM trade.shelves
    WHERE product IN (SELECT product FROM trade.shelves WHERE sku = ANY($1::bigint[]))
    ORDER BY sku FOR UPDATE
    """  # noqa: S608 - names are ours
_FRESH = """
        INSERT INTO trade.promises (order_id, sku, units, state)
        SELECT o, s, u, 'held' FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS w (o, s, u){where}
        ON CONFLICT DO NOTHING RETURNING order_id, sku, units
    ), taken AS (
        UPDATE trade.shelves SET reserved = reserved + wanted.units
        FROM (SELECT sku, sum(units) AS units FROM fresh GROUP BY sku) AS wanted
        WHERE shelves.sku = wanted.sku
    )
"""
_PROMISE = f"WITH fresh AS ({_FRESH.format(where='')} SELECT order_id, sku, units FROM fresh"  # noqa: S608 - ours
_RESERVE = f"""
    WITH locked AS MATERIALIZED ({_LOCK.replace("$1", "$2")}), simple AS (
        SELECT bool_and(l.on_hand - l.reserved >= need.units AND NOT l.is_spread) IS TRUE
               AND count(l.sku) = count(*) AS yes
        FROM (SELECT s AS sku, sum(u) AS units FROM unnest($2::bigint[], $3::bigint[]) AS n (s, u) GROUP BY s) AS need
        LEFT JOIN locked AS l USING (sku)
    ), fresh AS ({_FRESH.format(where=", simple WHERE simple.yes")}
    SELECT {_SHELF}, 0 AS order_id, 0 AS units, (SELECT yes FROM simple) AS yes FROM locked
    UNION ALL SELECT sku, 0, 0, 0, NULL, false, order_id, units, true FROM fresh
    """  # noqa: S608 - names are ours
_DEDUCT = """
    WITH moved AS (
        UPDATE trade.promises SET state = 'deducted' WHERE order_id = ANY($1::bigint[]) AND state = 'held'
        RETURNING order_id, sku, units
    ), locked AS MATERIALIZED (
        SELECT sku, is_spread FROM trade.shelves WHERE sku IN (SELECT sku FROM moved) ORDER BY sku FOR UPDATE
    ), gone AS (
        UPDATE trade.shelves SET on_hand = on_hand - sold.units, reserved = reserved - sold.units
        FROM locked JOIN (SELECT sku, sum(units) AS units FROM moved GROUP BY sku) AS sold USING (sku)
        WHERE shelves.sku = locked.sku
    )
    SELECT order_id, sku, units, is_spread FROM moved JOIN locked USING (sku)
    """
_LOCK_PROMISES = """
    SELECT order_id, sku, units, returned, state FROM trade.promises
    WHERE order_id = ANY($1::bigint[]) AND state <> 'put_back'
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
_TAKE_BACK = """
    WITH back AS (
        UPDATE trade.promises AS p SET returned = p.returned + w.units
        FROM unnest($2::bigint[], $3::bigint[]) AS w (sku, units) WHERE p.order_id = $1 AND p.sku = w.sku
    )
    UPDATE trade.shelves SET on_hand = on_hand + w.units
    FROM unnest($2::bigint[], $3::bigint[]) AS w (sku, units) WHERE shelves.sku = w.sku AND $4
    """
_OPEN = """
    INSERT INTO trade.shelves (sku, product, on_hand, reserved)
    SELECT sku, product, 0, 0 FROM unnest($1::bigint[], $2::bigint[]) AS w (sku, product) ORDER BY sku
    ON CONFLICT DO NOTHING
    """


@dataclass(frozen=True, slots=True)
class Promised:
    """Units that an order holds, or has taken off the books."""

    order: OrderId
    sku: SkuId
    units: int
    returned: int
    is_deducted: bool


async def lock_shelves(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Shelf]:
    """Every shelf of the products that these SKUs belong to, held until this transaction ends."""
    rows = await fetch(session, _LOCK, list(skus))
    return {SkuId(row["sku"]): _shelf(row) for row in rows}


async def reserve(session: Session, wants: Wants) -> tuple[dict[SkuId, Shelf], dict[OrderId, dict[SkuId, int]] | None]:
    """Lock the shelves and, if that is all there is to it, promise from them: one statement for the common case.

    Returns:
        The shelves as they were, held until this transaction ends; and the promises that were new, or None if
        nothing was promised because a shelf is short or in several warehouses.
    """
    rows = await fetch(session, _RESERVE, *_wants(wants))
    shelves = {SkuId(row["sku"]): _shelf(row) for row in rows if not row["order_id"]}
    is_simple = bool(rows) and rows[0]["yes"]
    return shelves, _by_order([row for row in rows if row["order_id"]]) if is_simple else None


async def promise(session: Session, wants: Wants) -> dict[OrderId, dict[SkuId, int]]:
    """Write promises down and take them off the shelves; returns those that were new."""
    return _by_order(await fetch(session, _PROMISE, *_wants(wants)))


async def deduct(
    session: Session, orders: Collection[OrderId]
) -> tuple[dict[OrderId, dict[SkuId, int]], set[tuple[OrderId, SkuId]]]:
    """Take what orders hold off the books.

    Returns:
        What was held until now, and which of it may have come out of bins.
    """
    rows = await fetch(session, _DEDUCT, list(orders))
    return _by_order(rows), {(OrderId(row["order_id"]), SkuId(row["sku"])) for row in rows if row["is_spread"]}


async def lock_promises(session: Session, orders: Collection[OrderId]) -> list[Promised]:
    """What orders hold or have taken, held until this transaction ends. Lock these before shelves."""
    return [
        Promised(OrderId(row["order_id"]), SkuId(row["sku"]), row["units"], row["returned"], row["state"] == "deducted")
        for row in await fetch(session, _LOCK_PROMISES, list(orders))
    ]


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


async def take_back(session: Session, order: OrderId, units: Units, *, sellable: bool) -> None:
    """Note that units of an order came back and, if they can be sold again, give the shelves their units."""
    await fetch(session, _TAKE_BACK, order, list(units), list(units.values()), sellable)


async def open_shelves(session: Session, skus: Mapping[SkuId, ProductId]) -> None:
    """Make empty shelves for SKUs that have none."""
    await fetch(session, _OPEN, list(skus), list(skus.values()))


async def set_on_hand(session: Session, counts: Units) -> None:
    """Write the units on hand of each SKU."""
    await fetch(session, _SET, list(counts), list(counts.values()))


async def set_low_at(session: Session, sku: SkuId, low_at: int | None) -> None:
    """Note from which number downwards a store wants to be told about a SKU."""
    await fetch(session, "UPDATE trade.shelves SET low_at = $2 WHERE sku = $1", sku, low_at)


async def select_shelves(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Shelf]:
    """Shelves by SKU, in one query; SKUs that never had stock are left out."""
    rows = await fetch(session, _SHELVES, list(skus))
    return {SkuId(row["sku"]): _shelf(row) for row in rows}


async def select_available(session: Session, products: Collection[ProductId]) -> dict[ProductId, int]:
    """Units available by product, in one query; products that never had stock are left out."""
    query = """
        SELECT product, sum(on_hand - reserved)::bigint AS available FROM trade.shelves
        WHERE product = ANY($1::bigint[]) GROUP BY product
        """
    return {ProductId(row["product"]): row["available"] for row in await fetch(session, query, list(products))}


def _wants(wants: Wants) -> Iterator[list[int]]:
    lines = [(order, sku, units) for order, wanted in wants.items() for sku, units in wanted.items()]
    return (list(column) for column in zip(*lines, strict=True))


def _shelf(row: asyncpg.Record) -> Shelf:
    return Shelf(
        SkuId(row["sku"]), ProductId(row["product"]), row["on_hand"], row["reserved"], row["low_at"], row["is_spread"]
    )


def _by_order(rows: Sequence[asyncpg.Record]) -> dict[OrderId, dict[SkuId, int]]:
    found: dict[OrderId, dict[SkuId, int]] = {}
    for row in rows:
        found.setdefault(OrderId(row["order_id"]), {})[SkuId(row["sku"])] = row["units"]
    return found
