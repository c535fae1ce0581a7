"""How a line stands: what orders and prices say about it now."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import LineId
from guang.kernel.money import Money
from guang.trade import catalog, orders, payments, promotions, warehouse
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import LineMissing
from guang.trade.claims import Choice, Goods, Standing, kept, terms

_UNPAID = frozenset({orders.OrderState.CREATED, orders.OrderState.CANCELLED})


async def standings(session: Session, order: orders.Order, now: datetime) -> dict[LineId, Standing]:
    """Every line of an order as it stands, with what a unit costs today."""
    open_cases = await store.select_open(session, order.id)
    exchanged = await store.select_exchanged(session, order.id)
    left = await warehouse.available_products(session, {line.product for line in order.lines})
    skus = {line.sku for line in order.lines}
    on_sale = [sku for sku, terms in (await catalog.skus(session, skus)).items() if terms.is_on_sale]
    prices = await promotions.unit_prices(session, on_sale, buyer=order.buyer, now=now) if on_sale else {}
    found = {}
    for line in order.lines:
        today = prices[line.sku].now if line.sku in prices else None
        one = standing_of(order, line.id, has_open_case=line.id in open_cases, today=today)
        goods = terms.held(line.sku, one.with_buyer, exchanged.get(line.id, ()))
        found[line.id] = replace(one, goods=goods, is_in_stock=left[line.product] > 0)
    return found


async def choices(session: Session, line: orders.looking.Line, goods: Collection[Goods]) -> list[Choice]:
    """What could come in exchange for a line: every SKU of its product, with what is left of it, and why not."""
    product = await catalog.product(session, line.product)
    skus = [sku.id for sku in product.skus]
    terms_of, left = await catalog.skus(session, skus), await warehouse.available_many(session, skus)
    same = {line.sku, *(one.sku for one in goods)}
    return [
        terms.choice(
            sku,
            price=terms_of[sku].price,
            bought=line.list_price,
            available=left[sku],
            is_on_sale=terms_of[sku].is_on_sale,
            is_same=sku in same,
        )
        for sku in skus
        if sku in terms_of
    ]


async def is_disputed(session: Session, order: orders.Order) -> bool:
    """Whether the buyer's bank has taken the money back, or is about to decide whether it may."""
    return order.payment is not None and (await payments.payment(session, order.payment)).disputed_minor > 0


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
