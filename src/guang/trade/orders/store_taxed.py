"""SQL of what orders and refunds say of their taxes, within a span of time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from guang.kernel.db import Session, fetch
from guang.kernel.ids import OrderId, StoreId, first_at
from guang.trade import taxes
from guang.trade.orders.store import PAID_WITHIN
from guang.trade.orders.types import TaxedEvent, Turnover
from guang.trade.taxes import Tax

Span = tuple[datetime, datetime]
_TAX: Final = (
    "(tax text, country text, code text, rate_bps integer, paid bigint, paid_tax bigint, subsidy bigint,"
    " subsidy_tax bigint)"
)
_SOLD: Final = "o.store = $1 AND o.id >= $4 AND o.paid_at >= $2 AND o.paid_at < $3"
_GAVE: Final = "r.store = $1 AND r.at >= $2 AND r.at < $3"
_TURNOVER: Final = f"""
    WITH moved AS (
        SELECT o.paid_at AS at, t.*, 0 AS back, 0 AS back_tax, 0 AS subsidy_back, 0 AS subsidy_back_tax
        FROM trade.orders o CROSS JOIN LATERAL (
            SELECT t.* FROM trade.order_lines l CROSS JOIN LATERAL jsonb_to_recordset(l.taxes) AS t {_TAX}
            WHERE l.order_id = o.id
            UNION ALL SELECT t.* FROM jsonb_to_recordset(o.shipping_taxes) AS t {_TAX}
        ) AS t WHERE {_SOLD}
        UNION ALL
        SELECT r.at, t.tax, t.country, t.code, t.rate_bps, 0, 0, 0, 0, t.paid, t.paid_tax, t.subsidy, t.subsidy_tax
        FROM trade.order_refunds r CROSS JOIN LATERAL jsonb_to_recordset(r.taxes) AS t {_TAX} WHERE {_GAVE}
    )
    SELECT (at AT TIME ZONE $5::text)::date AS day, tax, country, code, rate_bps, sum(paid)::bigint AS paid,
           sum(paid_tax)::bigint AS paid_tax, sum(subsidy)::bigint AS subsidy, sum(subsidy_tax)::bigint AS subsidy_tax,
           sum(back)::bigint AS back, sum(back_tax)::bigint AS back_tax, sum(subsidy_back)::bigint AS subsidy_back,
           sum(subsidy_back_tax)::bigint AS subsidy_back_tax
    FROM moved GROUP BY 1, tax, country, code, rate_bps ORDER BY 1, country, rate_bps DESC, code
    """  # noqa: S608 - constants only
_UNTAXED: Final = f"""
    SELECT coalesce(sum(o.total), 0)::bigint AS total FROM trade.orders o
    WHERE {_SOLD}
          AND NOT EXISTS (SELECT FROM trade.order_lines l WHERE l.order_id = o.id AND l.taxes <> '[]'::jsonb)
    """  # noqa: S608 - constants only
_SALES: Final = f"""
    SELECT o.id, o.paid_at AS at, o.shipping_taxes AS fee, (
        SELECT jsonb_path_query_array(jsonb_agg(l.taxes), '$[*][*]') FROM trade.order_lines l WHERE l.order_id = o.id
    ) AS taxes
    FROM trade.orders o WHERE {_SOLD} AND o.id > $5 ORDER BY o.id LIMIT $6
    """  # noqa: S608 - constants only
_REFUNDS: Final = f"""
    SELECT r.at, r.order_id AS id, r.key, r.taxes FROM trade.order_refunds r
    WHERE {_GAVE} AND (r.at, r.order_id, r.key) > ($4, $5, $6) ORDER BY r.at, r.order_id, r.key LIMIT $7
    """  # noqa: S608 - constants only


async def turnover(session: Session, store: StoreId, span: Span, zone: str) -> list[Turnover]:
    """What each rate brought on each day of a span, days by the clocks of a place."""
    rows = await fetch(session, _TURNOVER, store, *span, first_at(span[0] - PAID_WITHIN), zone)
    return [Turnover(**row) for row in rows]


async def untaxed(session: Session, store: StoreId, span: Span) -> int:
    """What buyers paid within a span for orders whose tax was not handled, in minor units."""
    rows = await fetch(session, _UNTAXED, store, *span, first_at(span[0] - PAID_WITHIN))
    return int(rows[0]["total"])


async def sales(session: Session, store: StoreId, span: Span, after: int, most: int) -> tuple[list[TaxedEvent], int]:
    """The taxes of a page of orders that were paid within a span, and the last order of a full page, else 0."""
    rows = await fetch(session, _SALES, store, *span, first_at(span[0] - PAID_WITHIN), after, most)
    found = [
        TaxedEvent(row["at"], OrderId(row["id"]), is_refund=False, place="", tax=tax)
        for row in rows
        for tax in taxes.summed((*_taxes(row["taxes"]), *_taxes(row["fee"])))
    ]
    return found, rows[-1]["id"] if len(rows) == most else 0


async def refunds(
    session: Session, store: StoreId, span: Span, after: tuple[datetime, int, str], most: int
) -> tuple[list[TaxedEvent], tuple[datetime, int, str] | None]:
    """The taxes of a page of refunds that were given within a span, and the place of the last of a full page."""
    rows = await fetch(session, _REFUNDS, store, *span, *after, most)
    found = [
        TaxedEvent(row["at"], OrderId(row["id"]), is_refund=True, place=row["key"], tax=tax)
        for row in rows
        for tax in _taxes(row["taxes"])
    ]
    return found, _place(rows[-1]) if len(rows) == most else None


def _place(row: Mapping[str, Any]) -> tuple[datetime, int, str]:
    return row["at"], row["id"], row["key"]


def _taxes(said: object) -> tuple[Tax, ...]:
    return msgspec.convert(said or (), tuple[Tax, ...])
