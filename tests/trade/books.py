"""What must hold of the books of trade at any moment, whatever happened before.

Payments whose trade is nobody's were made by tests of payments alone; they are no business of these books.
"""

from sqlalchemy import text as sql

from guang.kernel.db import Session
from guang.kernel.ids import SkuId

RULES = {
    "a trade without orders": """
        SELECT count(*) FROM trade.trades t WHERE NOT EXISTS (SELECT 1 FROM trade.orders o WHERE o.trade = t.id)
    """,
    "an order without lines": """
        SELECT count(*) FROM trade.orders o
        WHERE NOT EXISTS (SELECT 1 FROM trade.order_lines l WHERE l.order_id = o.id)
    """,
    "an order whose lines do not add up": """
        SELECT count(*) FROM trade.orders o
        WHERE o.goods <> (SELECT sum(coalesce(l.pays, l.units * l.unit_price))
                          FROM trade.order_lines l WHERE l.order_id = o.id)
    """,
    "a payment that is neither spent nor given back": """
        SELECT count(*) FROM trade.payments p WHERE p.amount - p.refunded
            - (SELECT coalesce(sum(c.claimed), 0) FROM trade.chargebacks c
               WHERE c.payment = p.id AND c.phase = 'lost') <>
            (SELECT coalesce(sum(o.total - o.shipping_refunded
                                 - (SELECT sum(l.refunded) FROM trade.order_lines l WHERE l.order_id = o.id)), 0)
             FROM trade.orders o WHERE o.payment = p.id) AND p.state = 'succeeded'
            AND EXISTS (SELECT FROM trade.trades t WHERE t.id = p.trade)
    """,
    "an order that says it is paid by a payment that is not": """
        SELECT count(*) FROM trade.orders o JOIN trade.payments p ON p.id = o.payment WHERE p.state <> 'succeeded'
    """,
    "a refund that the payment does not know": """
        SELECT count(*) FROM trade.payments p
        WHERE p.refunded <> (SELECT coalesce(sum(r.amount), 0) FROM trade.refunds r WHERE r.payment = p.id)
    """,
    "an order whose stock is not where its state says": """
        SELECT count(*) FROM trade.orders o JOIN trade.promises s ON s.order_id = o.id
        JOIN trade.order_lines l ON l.order_id = o.id AND l.sku = s.sku
        WHERE s.state <> CASE WHEN o.state = 'created' THEN 'held'
            WHEN o.state = 'cancelled' OR l.cancelled_units = l.units THEN 'put_back' ELSE 'deducted' END
    """,
    "an order that holds units which were cancelled": """
        SELECT count(*) FROM trade.order_lines l JOIN trade.promises s ON s.order_id = l.order_id AND s.sku = l.sku
        WHERE s.state = 'deducted' AND s.units <> l.units - l.cancelled_units
    """,
    "an order that gave back something else than its refunds say": """
        SELECT count(*) FROM trade.orders o WHERE
            o.shipping_refunded + (SELECT sum(l.refunded) FROM trade.order_lines l WHERE l.order_id = o.id)
            <> (SELECT coalesce(sum(r.amount), 0) FROM trade.order_refunds r WHERE r.order_id = o.id)
    """,
    "an order that says it is refunded and is not, or the reverse": """
        SELECT count(*) FROM trade.orders o WHERE o.payment IS NOT NULL AND (o.state IN ('refunded', 'cancelled')) <>
            (o.total = o.shipping_refunded
                + (SELECT sum(l.refunded) FROM trade.order_lines l WHERE l.order_id = o.id))
    """,
    "a ledger that does not come to nothing": """
        SELECT count(*) FROM (
            SELECT currency FROM trade.ledger_entries GROUP BY currency HAVING sum(amount) <> 0) AS off
    """,
    "an order whose escrow is not what is left of it": """
        SELECT count(*) FROM trade.orders o WHERE o.payment IS NOT NULL AND
            (SELECT coalesce(sum(e.amount), 0) FROM trade.ledger_entries e
             WHERE e.order_id = o.id AND e.account = 'escrow')
            <> CASE WHEN o.settled_at IS NULL THEN o.total - o.shipping_refunded
                + (SELECT sum(l.subsidy - l.refunded - l.subsidy_refunded) FROM trade.order_lines l
                   WHERE l.order_id = o.id) ELSE 0 END
    """,
    "a promotion that gave more than it had": """
        SELECT count(*) FROM trade.promotion_counters c WHERE c.used > c.cap OR c.used < 0
    """,
    "a stock or share of a promotion that is not what orders hold": """
        SELECT count(*) FROM trade.promotion_counters c JOIN trade.promotions p ON p.id = c.promotion
        WHERE c.sku <> 0 AND c.used <> (
            SELECT coalesce(sum(t.units - t.given_units), 0) FROM trade.promotion_takes t
            WHERE t.promotion = c.promotion AND t.sku = c.sku AND (c.buyer = 0 OR t.buyer = c.buyer))
    """,
    "a budget that is not what orders cost": """
        SELECT count(*) FROM trade.promotion_counters c JOIN trade.promotions p ON p.id = c.promotion
        WHERE p.kind = 'subsidy' AND c.sku = 0 AND c.used <> (
            SELECT coalesce(sum(t.off - t.given_off), 0) FROM trade.promotion_takes t WHERE t.promotion = c.promotion)
    """,
    "more coupons than were claimed": """
        SELECT count(*) FROM trade.promotion_counters c JOIN trade.promotions p ON p.id = c.promotion
        WHERE p.kind IN ('store_coupon', 'platform_coupon') AND c.used < (
            SELECT count(*) FROM trade.coupons k
            WHERE k.promotion = c.promotion AND (c.buyer = 0 OR k.owner = c.buyer))
    """,
    "a coupon that is used by nothing, or not used by something": """
        SELECT count(*) FROM trade.coupons c WHERE (c.state = 'used') <> EXISTS (
            SELECT FROM trade.promotion_takes t WHERE t.coupon = c.id AND t.given_units < t.units)
    """,
    "a cancelled order that holds something of a promotion": """
        SELECT count(*) FROM trade.promotion_takes t JOIN trade.orders o ON o.id = t.order_id
        WHERE o.state = 'cancelled' AND t.given_units < t.units
    """,
    "a line whose parts are not what it took": """
        SELECT count(*) FROM trade.order_lines l WHERE l.list_price * l.units - l.pays <> (
            SELECT coalesce(sum(t.off), 0) FROM trade.promotion_takes t
            WHERE t.order_id = l.order_id AND t.sku = l.sku)
    """,
    "a shelf that promises something to nobody": """
        SELECT count(*) FROM trade.shelves s WHERE s.reserved <>
            (SELECT coalesce(sum(p.units), 0) FROM trade.promises p WHERE p.sku = s.sku AND p.state = 'held')
    """,
    "a posting that does not add up to nothing": """
        SELECT count(*) FROM (
            SELECT FROM trade.ledger_entries GROUP BY posting, currency HAVING sum(amount) <> 0
        ) AS off
    """,
    "a paid order of which the ledger says something else": """
        SELECT count(*) FROM trade.orders o
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(e.amount) FILTER (WHERE e.account = 'clearing'), 0) AS clearing,
                   coalesce(sum(e.amount) FILTER (WHERE e.account = 'refunds'), 0) AS refunds,
                   coalesce(sum(e.amount) FILTER (WHERE e.account = 'escrow'), 0) AS escrow,
                   coalesce(sum(e.amount), 0) AS off
            FROM trade.ledger_entries e WHERE e.order_id = o.id
        ) AS b
        CROSS JOIN LATERAL (
            SELECT sum(l.refunded) + o.shipping_refunded AS back,
                   o.total + sum(l.subsidy - l.refunded - l.subsidy_refunded) - o.shipping_refunded AS rest
            FROM trade.order_lines l WHERE l.order_id = o.id
        ) AS said
        WHERE o.payment IS NOT NULL AND (
            b.clearing <> -o.total OR b.refunds <> said.back OR b.off <> 0
            OR b.escrow <> CASE WHEN o.settled_at IS NULL THEN said.rest ELSE 0 END
        )
    """,
    "money on its way back that the ledger does not know": """
        SELECT count(*) FROM (
            SELECT coalesce(sum(amount), 0) AS there FROM trade.ledger_entries WHERE account = 'refunds'
        ) AS l, (
            SELECT coalesce(sum(r.amount) FILTER (WHERE t.id IS NOT NULL AND r.done_at IS NULL), 0) AS here,
                   coalesce(sum(r.amount) FILTER (WHERE t.id IS NULL AND r.done_at IS NOT NULL), 0) AS nobodys
            FROM trade.refunds r JOIN trade.payments p ON p.id = r.payment LEFT JOIN trade.trades t ON t.id = p.trade
        ) AS r
        WHERE l.there + r.nobodys <> r.here
    """,
    "a chargeback for which its provider took something else than the books say": """
        SELECT count(*) FROM trade.chargebacks c
        CROSS JOIN LATERAL (SELECT c.provider || ':' || c.reference AS name) AS k
        WHERE c.fee + CASE WHEN c.phase = 'won' THEN 0 ELSE c.amount END - c.fee_back <> (
            SELECT coalesce(sum(e.amount), 0) FROM trade.ledger_postings p
            JOIN trade.ledger_entries e ON e.posting = p.id AND e.account = 'clearing'
            WHERE p.kind LIKE 'chargeback_%' AND (p.key = k.name OR starts_with(p.key, k.name || ':')))
    """,
    "a shelf that holds something else than its corrections and its orders say": """
        SELECT count(*) FROM trade.shelves s
        JOIN (SELECT sku, sum(after - before) AS units FROM trade.stock_corrections GROUP BY sku) AS c USING (sku)
        WHERE s.on_hand <> c.units - (
            SELECT coalesce(sum(p.units), 0) FROM trade.promises p WHERE p.sku = s.sku AND p.state = 'deducted')
    """,
    "money on its way to a bank that is not what was asked for": """
        SELECT count(*) FROM (
            SELECT owner, coalesce(sum(amount) FILTER (WHERE state = 'asked'), 0) AS here
            FROM trade.withdrawals GROUP BY owner
        ) AS w WHERE w.here <> (
            SELECT coalesce(sum(e.amount), 0) FROM trade.ledger_entries e
            WHERE e.account = 'payouts' AND e.owner = w.owner)
    """,
}


async def complaints(session: Session) -> list[str]:
    """Every rule that is broken somewhere."""
    await session.flush()
    return [rule for rule, query in RULES.items() if await session.scalar(sql(query))]


async def units_sold(session: Session, sku: SkuId) -> int:
    """Units of orders that are paid or further."""
    sold = await session.scalar(
        sql(
            "SELECT coalesce(sum(l.units - l.cancelled_units), 0) FROM trade.order_lines l "
            "JOIN trade.orders o ON o.id = l.order_id "
            "WHERE l.sku = :sku AND o.state NOT IN ('created', 'cancelled')"
        ),
        {"sku": int(sku)},
    )
    return int(sold or 0)
