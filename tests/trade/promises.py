"""What must hold of invoices, insurance and cases: at any moment, and once everything has come to rest."""

from typing import Final

INVOICED: Final = """
    SELECT i.id, i.order_id, i.reverses, i.state, i.reversed, sum((t ->> 'paid')::bigint) AS said
    FROM trade.invoices i CROSS JOIN jsonb_array_elements(i.taxes) AS t
    WHERE i.number IS NOT NULL GROUP BY i.id
"""
PROMISES: Final = {
    "an invoice for more than was paid": f"""
        SELECT count(*) FROM ({INVOICED}) AS i JOIN trade.orders o ON o.id = i.order_id
        WHERE o.payment IS NULL OR i.said > o.total
    """,
    "red letters for what has not gone back": f"""
        SELECT count(*) FROM (
            SELECT order_id, -sum(said) AS back FROM ({INVOICED}) AS i WHERE reverses IS NOT NULL GROUP BY order_id
        ) AS red WHERE red.back > (
            SELECT coalesce(sum(r.amount), 0) FROM trade.order_refunds r WHERE r.order_id = red.order_id)
    """,
    "red letters that take back more than was said": f"""
        SELECT count(*) FROM (SELECT order_id FROM ({INVOICED}) AS i GROUP BY order_id HAVING sum(said) < 0) AS off
    """,
    "an invoice that does not know its red letters": f"""
        SELECT count(*) FROM ({INVOICED}) AS blue
        WHERE blue.reverses IS NULL AND blue.reversed <> (
            SELECT coalesce(-sum(red.said), 0) FROM ({INVOICED}) AS red
            WHERE red.reverses = blue.id AND red.state = 'issued')
    """,
    "a number that is missing or taken twice": """
        SELECT count(*) FROM (
            SELECT FROM trade.invoices WHERE number IS NOT NULL GROUP BY store, year
            HAVING max(number) <> count(*) OR min(number) <> 1) AS off
    """,
    "a way back that was paid for although nothing came back": """
        SELECT count(*) FROM trade.return_claims c WHERE NOT EXISTS (
            SELECT FROM trade.after_sale_steps s WHERE s.case_id = c.case_id AND s.event = 'arrive')
    """,
    "an insurer who has something else than premiums less what was claimed": """
        SELECT count(*) FROM (
            SELECT coalesce(sum(amount), 0) AS there FROM trade.ledger_entries WHERE account = 'provider' AND owner = 1
        ) AS e, (
            SELECT coalesce(sum(p.premium), 0) - coalesce(sum(p.pays) FILTER (WHERE c.state <> 'refused'), 0) AS here
            FROM trade.return_policies p LEFT JOIN trade.return_claims c USING (order_id)
        ) AS p WHERE e.there <> p.here
    """,
    "a buyer who is owed something else than claims that are not decided": """
        SELECT count(*) FROM (
            SELECT buyer, coalesce(sum(p.pays) FILTER (WHERE c.state = 'due'), 0) AS here
            FROM trade.return_policies p LEFT JOIN trade.return_claims c USING (order_id) GROUP BY buyer
        ) AS p WHERE p.here <> (
            SELECT coalesce(sum(e.amount), 0) FROM trade.ledger_entries e
            WHERE e.account = 'payouts' AND e.owner = p.buyer)
    """,
    "cases that paid twice, or something else than they granted": """
        SELECT count(*) FROM trade.orders o WHERE (
            SELECT coalesce(sum(a.granted), 0) FROM trade.after_sales a
            WHERE a.order_id = o.id AND a.state = 'refunded'
        ) <> (
            SELECT coalesce(sum(r.amount - r.shipping), 0) FROM trade.order_refunds r
            WHERE r.order_id = o.id AND r.reason = 'after_sale')
    """,
}
AT_REST = {
    "a refund that nobody sent": """
        SELECT count(*) FROM trade.refunds r JOIN trade.payments p ON p.id = r.payment
        JOIN trade.trades t ON t.id = p.trade WHERE t.buyer = :buyer AND r.done_at IS NULL
    """,
    "a payment of which nothing has been heard": """
        SELECT count(*) FROM trade.payments p JOIN trade.trades t ON t.id = p.trade
        WHERE t.buyer = :buyer AND p.state = 'pending'
    """,
    "a withdrawal on its way": "SELECT count(*) FROM trade.withdrawals WHERE owner = ANY(:shops) AND state = 'asked'",
    "a job that nobody did": "SELECT count(*) FROM pgqueuer WHERE execute_after <= now()",
    "an invoice of which its issuer has not decided": """
        SELECT count(*) FROM trade.invoices WHERE buyer = :buyer AND state = 'issuing'
    """,
    "a way back of which the insurer has not decided": "SELECT count(*) FROM trade.return_claims WHERE state = 'due'",
    "goods that came back insured, and nobody was paid for": """
        SELECT count(*) FROM trade.return_policies p JOIN trade.after_sales a USING (order_id)
        JOIN trade.after_sale_steps s ON s.case_id = a.id AND s.event = 'arrive'
        WHERE a.line = ANY(p.lines) AND NOT EXISTS (SELECT FROM trade.return_claims c WHERE c.order_id = p.order_id)
    """,
    "an invoice that does not say what is left with its red letters": """
        SELECT count(*) FROM trade.orders o JOIN LATERAL (
            SELECT sum((t ->> 'paid')::bigint) AS said
            FROM trade.invoices i CROSS JOIN jsonb_array_elements(i.taxes) AS t
            WHERE i.order_id = o.id AND i.state IN ('issued', 'reversed')
        ) AS i ON i.said IS NOT NULL
        WHERE i.said <> o.total - o.shipping_refunded
            - (SELECT sum(l.refunded) FROM trade.order_lines l WHERE l.order_id = o.id)
    """,
}
