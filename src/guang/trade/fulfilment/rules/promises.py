"""What was promised about a line, read from what was frozen with it; nothing here touches a database."""

from datetime import datetime, timedelta

from guang.trade.orders import Order


def until(order: Order) -> tuple[datetime | None, datetime | None]:
    """When a courier has to have a paid order, and when the buyer has to; None where nothing was promised."""
    hours, days = _term(order, "ship_within", "hours"), _term(order, "deliver_within", "days")
    ship_by = None if hours is None or order.paid_at is None else order.paid_at + timedelta(hours=hours)
    return ship_by, None if ship_by is None or days is None else ship_by + timedelta(days=days)


def _term(order: Order, kind: str, term: str) -> int | None:
    promised = [one[term] for line in order.lines for one in line.guarantees if one.get("kind") == kind]
    return min(promised, default=None)
