"""SQL of what becomes of orders that are paid: sent, refunded, held, settled, closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

import asyncpg

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, LineId, OrderId, ProductId, StoreId, ViewerId
from guang.trade.orders.rules import taxing
from guang.trade.orders.types import Back, Order, OrderState, Settled, SettledLine

_GIVEN = "SELECT fingerprint, amount FROM trade.order_refunds WHERE order_id = $1 AND key = $2"
_GIVE = """
    WITH noted AS (
        INSERT INTO trade.order_refunds (order_id, key, fingerprint, amount, shipping, subsidy, reason, units, at,
                                         store, taxes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $16, $17::text::jsonb)
    ), lines AS (
        UPDATE trade.order_lines AS l
        SET refunded_units = l.refunded_units + w.units, cancelled_units = l.cancelled_units + w.cancels,
            refunded = l.refunded + w.amount, subsidy_refunded = l.subsidy_refunded + w.subsidy
        FROM unnest($10::bigint[], $11::integer[], $12::integer[], $13::bigint[], $14::bigint[])
             AS w (id, units, cancels, amount, subsidy)
        WHERE l.id = w.id
    )
    UPDATE trade.orders
    SET shipping_refunded = shipping_refunded + $5, state = $15::text,
        refunded_at = CASE WHEN $15::text = 'refunded' THEN $9 ELSE refunded_at END,
        shipped_at = CASE WHEN $15::text = 'shipped' THEN coalesce(shipped_at, $9) ELSE shipped_at END
    WHERE id = $1
    """
_HOLD = "UPDATE trade.orders SET holds = greatest(0, holds + $2) WHERE id = $1 RETURNING holds"
_SETTLE = """
    WITH due AS (
        SELECT id FROM trade.orders WHERE {due}
    ), settled AS (
        UPDATE trade.orders SET state = 'settled', settled_at = $1 FROM due WHERE orders.id = due.id
        RETURNING orders.id, store, viewer, currency, shipping - shipping_refunded AS shipping
    )
    SELECT s.*, l.id AS line, l.product, l.promoter, l.commission_bps,
           coalesce(l.pays, l.units * l.unit_price) - l.refunded AS paid, l.subsidy - l.subsidy_refunded AS subsidy
    FROM settled AS s JOIN trade.order_lines AS l ON l.order_id = s.id ORDER BY s.id, l.id
    """
_SETTLE_DUE = _SETTLE.format(
    due="state = 'confirmed' AND holds = 0 AND settle_at <= $1 ORDER BY settle_at LIMIT $2 FOR UPDATE SKIP LOCKED"
)
_SETTLE_THESE = _SETTLE.format(
    due="id = ANY($2::bigint[]) AND state = 'confirmed' AND holds = 0 ORDER BY id FOR UPDATE"
)
_CLOSE = """
    WITH due AS (
        SELECT id FROM trade.orders WHERE state = 'settled' AND holds = 0 AND settled_at < $1 AND confirmed_at < $1
        ORDER BY settled_at LIMIT $2 FOR UPDATE SKIP LOCKED
    )
    UPDATE trade.orders SET state = 'closed', closed_at = $3 FROM due WHERE orders.id = due.id
    RETURNING orders.id
    """

_PACK = """
    WITH due AS (
        SELECT id FROM trade.orders WHERE id = ANY($1::bigint[]) AND store = $2 AND state = 'paid'
        ORDER BY id FOR UPDATE
    )
    UPDATE trade.orders SET state = 'packed', packed_at = $3 FROM due WHERE orders.id = due.id RETURNING orders.id
    """
_SHIP = """
    WITH lines AS (
        UPDATE trade.order_lines AS l SET shipped_units = l.shipped_units + w.units
        FROM unnest($2::bigint[], $3::integer[]) AS w (id, units) WHERE l.id = w.id
    )
    UPDATE trade.orders SET state = $4::text,
        shipped_at = CASE WHEN $4::text = 'shipped' THEN $5 ELSE shipped_at END
    WHERE id = $1
    """
_READDRESS = "UPDATE trade.orders SET address = $2::text::jsonb WHERE id = $1"
_UNCONFIRMED = """
    SELECT id, store, viewer FROM trade.orders
    WHERE holds = 0 AND (state = 'delivered' AND delivered_at < $1 OR state = 'shipped' AND shipped_at < $2)
    ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
    """
_CONFIRM = """
    UPDATE trade.orders AS o SET state = 'confirmed', confirmed_at = $3, settle_at = w.settle_at
    FROM unnest($1::bigint[], $2::timestamptz[]) AS w (id, settle_at) WHERE o.id = w.id
    """


async def pack(session: Session, store: StoreId, orders: Sequence[OrderId], now: datetime) -> list[OrderId]:
    """Mark paid orders of a store as packed; those that changed."""
    return sorted(OrderId(row["id"]) for row in await fetch(session, _PACK, list(orders), store, now))


async def ship(session: Session, order: OrderId, units: Mapping[LineId, int], then: OrderState, now: datetime) -> None:
    """Note that units have left, and what state that leaves the order in."""
    await fetch(session, _SHIP, order, list(units), list(units.values()), then.value, now)


async def readdress(session: Session, order: OrderId, address: Mapping[str, str]) -> None:
    """Send an order somewhere else."""
    await fetch(session, _READDRESS, order, codec.encode(address).decode())


async def lock_unconfirmed(
    session: Session, delivered_before: datetime, shipped_before: datetime | None, most: int
) -> list[tuple[OrderId, StoreId, ViewerId]]:
    """Orders that arrived, or left, before an instant, that nothing holds and nobody else is at: held until the end."""
    rows = await fetch(session, _UNCONFIRMED, delivered_before, shipped_before, most)
    return [(OrderId(row["id"]), StoreId(row["store"]), ViewerId(row["viewer"])) for row in rows]


async def confirm(session: Session, orders: Sequence[tuple[OrderId, datetime]], now: datetime) -> None:
    """Mark orders as confirmed, each to be settled at an instant; they must be locked."""
    await fetch(session, _CONFIRM, [order for order, _ in orders], [at for _, at in orders], now)


async def select_given(session: Session, order: OrderId, key: str) -> tuple[str, int] | None:
    """The refund that a key made before: its fingerprint and its amount in minor units."""
    rows = await fetch(session, _GIVEN, order, key)
    return (rows[0]["fingerprint"], rows[0]["amount"]) if rows else None


async def give(session: Session, order: Order, back: Back, asked: tuple[str, str], reason: str, now: datetime) -> None:
    """Write a refund down: on the order, on its lines, and in the list of refunds.

    Args:
        asked: the key and the fingerprint of the request.
    """
    units = {one.line.id.text: one.units for one in back.lines if one.units}
    noted = (*asked, back.amount.minor, back.shipping.minor, back.subsidy.minor, reason, codec.encode(units).decode())
    lines = (
        [one.line.id for one in back.lines],
        [one.units for one in back.lines],
        [one.cancels for one in back.lines],
        [one.amount.minor for one in back.lines],
        [one.subsidy.minor for one in back.lines],
    )
    gone = codec.encode(taxing.back(order, back)).decode()
    await fetch(session, _GIVE, order.id, *noted, now, *lines, back.leaves.value, order.store, gone)


async def hold(session: Session, order: OrderId, change: int) -> int | None:
    """Count one more, or one less, reason not to settle an order; how many there are now, None for no such order."""
    rows = await fetch(session, _HOLD, order, change)
    return rows[0]["holds"] if rows else None


async def settle_due(session: Session, now: datetime, most: int) -> list[Settled]:
    """Mark orders as settled whose time has come and that nobody else is at, the longest waiting first."""
    return _settled(await fetch(session, _SETTLE_DUE, now, most))


async def settle(session: Session, orders: Sequence[OrderId], now: datetime) -> list[Settled]:
    """Mark as settled those of these orders that may be."""
    return _settled(await fetch(session, _SETTLE_THESE, now, list(orders)))


async def close(session: Session, since: datetime, most: int, now: datetime) -> list[OrderId]:
    """Close orders that were settled, and confirmed, before an instant; some at a time."""
    return [OrderId(row["id"]) for row in await fetch(session, _CLOSE, since, most, now)]


def _settled(rows: Sequence[asyncpg.Record]) -> list[Settled]:
    """Rows of lines, those of an order behind each other, as orders."""
    return [
        Settled(
            id=OrderId(some[0]["id"]),
            store=StoreId(some[0]["store"]),
            viewer=ViewerId(some[0]["viewer"]),
            currency=some[0]["currency"],
            shipping=some[0]["shipping"],
            lines=tuple(
                SettledLine(
                    line=LineId(row["line"]),
                    product=ProductId(row["product"]),
                    promoter=None if row["promoter"] is None else AccountId(row["promoter"]),
                    commission_bps=row["commission_bps"],
                    paid=row["paid"],
                    subsidy=row["subsidy"],
                )
                for row in some
            ),
        )
        for some in (list(lines) for _, lines in groupby(rows, itemgetter("id")))
    ]
