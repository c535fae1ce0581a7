"""SQL that reads what orders say of their money, many at a time."""

from collections.abc import Sequence
from datetime import datetime

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, OrderId, first_at

_PAID = "SELECT id FROM trade.orders WHERE paid_at IS NOT NULL"
_PAID_SINCE = "SELECT id FROM trade.orders WHERE paid_at >= $1 AND id >= $2"
_SAID = """
    SELECT o.id, o.total AS paid, l.subsidy, o.shipping_refunded + l.refunded AS refunded,
           (o.settled_at IS NOT NULL)::integer AS settled
    FROM trade.orders AS o CROSS JOIN LATERAL (
        SELECT sum(subsidy)::bigint AS subsidy, sum(refunded)::bigint AS refunded
        FROM trade.order_lines WHERE order_id = o.id
    ) AS l
    WHERE o.id = ANY($1::bigint[]) AND o.payment IS NOT NULL ORDER BY o.id
    """
_WAITING = """
    SELECT id FROM trade.orders WHERE state = 'confirmed' AND holds = 0
           AND confirmed_at + (settle_at - confirmed_at) / $2::float8 <= $1 ORDER BY settle_at LIMIT $3
    """
_PROMISED = """
    SELECT o.currency, l.commission_bps, sum(coalesce(l.pays, l.units * l.unit_price) - l.refunded)::bigint AS paid
    FROM trade.order_lines AS l JOIN trade.orders AS o ON o.id = l.order_id
    WHERE l.promoter = $1 AND l.id >= $2 AND o.payment IS NOT NULL AND o.settled_at IS NULL
    GROUP BY o.currency, l.commission_bps ORDER BY o.currency, l.commission_bps
    """


async def select_waiting(session: Session, now: datetime, haste: float, most: int) -> list[OrderId]:
    """Orders that would be due by now if the time since they were confirmed ran so many times faster."""
    return [OrderId(row["id"]) for row in await fetch(session, _WAITING, now, haste, most)]


async def select_promised(session: Session, promoter: AccountId, since: int) -> list[asyncpg.Record]:
    """What buyers have paid for lines that somebody promoted and that are not settled: currency, rate, amount."""
    return await fetch(session, _PROMISED, promoter, since)


async def select_paid(session: Session) -> list[int]:
    """Every order that was ever paid."""
    return [row["id"] for row in await fetch(session, _PAID)]


async def select_paid_since(session: Session, since: datetime, placed_since: datetime) -> list[int]:
    """Orders paid at or after an instant, among those placed at or after another."""
    return [row["id"] for row in await fetch(session, _PAID_SINCE, since, first_at(placed_since))]


async def select_said(session: Session, orders: Sequence[int]) -> list[asyncpg.Record]:
    """What paid orders say of their money: id, paid, subsidy, refunded, settled; in order of id."""
    return await fetch(session, _SAID, orders)
