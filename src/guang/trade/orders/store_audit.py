"""SQL that reads what orders say of their money, many at a time."""

from collections.abc import Sequence
from datetime import datetime

import asyncpg

from guang.kernel.db import Session, fetch

_PAID_SINCE = "SELECT id FROM trade.orders WHERE paid_at >= $1"
_SAID = """
    SELECT o.id, o.total AS paid, sum(l.subsidy)::bigint AS subsidy,
           (o.shipping_refunded + sum(l.refunded))::bigint AS refunded, (o.settled_at IS NOT NULL)::integer AS settled
    FROM trade.orders AS o JOIN trade.order_lines AS l ON l.order_id = o.id
    WHERE o.id = ANY($1::bigint[]) AND o.payment IS NOT NULL GROUP BY o.id ORDER BY o.id
    """


async def select_paid_since(session: Session, since: datetime) -> list[int]:
    """Orders paid at or after an instant."""
    return [row["id"] for row in await fetch(session, _PAID_SINCE, since)]


async def select_said(session: Session, orders: Sequence[int]) -> list[asyncpg.Record]:
    """What paid orders say of their money: id, paid, subsidy, refunded, settled; in order of id."""
    return await fetch(session, _SAID, orders)
