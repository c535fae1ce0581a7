"""How a line stands: what orders and prices say about it now."""

from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import LineId
from guang.kernel.money import Money
from guang.trade import catalog, orders, promotions
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import LineMissing
from guang.trade.claims import Standing, kept, terms

_UNPAID = frozenset({orders.OrderState.CREATED, orders.OrderState.CANCELLED})


async def standings(session: Session, order: orders.Order, now: datetime) -> dict[LineId, Standing]:
    """Every line of an order as it stands, with what a unit costs today."""
    open_cases = await store.select_open(session, order.id)
    skus = {line.sku for line in order.lines}
    on_sale = [sku for sku, terms in (await catalog.skus(session, skus)).items() if terms.is_on_sale]
    prices = await promotions.unit_prices(session, on_sale, buyer=order.buyer, now=now) if on_sale else {}
    return {
        line.id: standing_of(
            order,
            line.id,
            has_open_case=line.id in open_cases,
            today=prices[line.sku].now if line.sku in prices else None,
        )
        for line in order.lines
    }


def standing_of(order: orders.Order, line_id: LineId, *, has_open_case: bool, today: Money | None = None) -> Standing:
    """One line as its order tells.

    Raises:
        LineMissing: the order has no such line.
    """
    line = next((line for line in order.lines if line.id == line_id), None)
    if line is None:
        raise LineMissing(line=line_id)
    bought = order.paid_at is not None and order.state not in _UNPAID
    return Standing(
        units=line.units,
        gone=line.refunded_units,
        to_ship=line.units_to_ship if bought else 0,
        with_buyer=line.shipped_units - (line.refunded_units - line.cancelled_units),
        left=line.pays - line.refunded,
        bought=bought,
        arrived=order.delivered_at is not None or order.confirmed_at is not None,
        has_open_case=has_open_case,
        paid_at=order.paid_at,
        delivered_at=order.delivered_at,
        confirmed_at=order.confirmed_at,
        today=today,
        no_reason=terms.no_reason_within(line.guarantees),
        price_within=kept.price_within(line.guarantees),
    )
