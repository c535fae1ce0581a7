"""What is promised about a line, as data that is frozen with it; nothing here touches a database."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from guang.trade import shipping
from guang.trade.orders.types import Order

NO_REASON_RETURN_DAYS: Final = 7
"""Source: Law of the People's Republic of China on the Protection of Consumer Rights and Interests, Article 25."""
Guarantee = Mapping[str, Any]


def guarantees(template: shipping.Template) -> tuple[Guarantee, ...]:
    """What a store promises about what it sells, in the first version the same for all of it.

    ``kind`` names the guarantee, the other keys are its terms: days in which goods go back without a reason, hours
    until a courier has them, days until the buyer has them.
    """
    return (
        {"kind": "no_reason_return", "days": NO_REASON_RETURN_DAYS},
        {"kind": "ship_within", "hours": template.ship_within_h},
        {"kind": "deliver_within", "days": template.deliver_within_d},
    )


def until(order: Order) -> tuple[datetime | None, datetime | None]:
    """When a courier has to have a paid order, and when the buyer has to; None where nothing was promised."""
    hours, days = _term(order, "ship_within", "hours"), _term(order, "deliver_within", "days")
    ship_by = None if hours is None or order.paid_at is None else order.paid_at + timedelta(hours=hours)
    return ship_by, None if ship_by is None or days is None else ship_by + timedelta(days=days)


def _term(order: Order, kind: str, term: str) -> int | None:
    promised = [one[term] for line in order.lines for one in line.guarantees if one.get("kind") == kind]
    return min(promised, default=None)
