"""Agreeing: a purchase whose terms were made elsewhere becomes orders here, on exactly those terms.

For histories and other marketplaces' orders. Everything after it — stock, payment, books, parcels, after-sales — is
as for any other order; no promotion is asked and none is taken.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from guang import journal
from guang.journal.facts.trade import OrderPlaced, TradePlaced
from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, SkuId, StoreId, TradeId, new_id
from guang.kernel.money import Money
from guang.trade import catalog, checkout, warehouse
from guang.trade.orders import rules, store
from guang.trade.orders.rules import agreements
from guang.trade.orders.types import Agreed, AgreedLine, Line, Order, OrderState
from guang.trade.orders.verbs.placing import line_terms

__all__ = ["Agreed", "AgreedLine", "agree"]
NO_CAP = 1_000_000


async def agree(session: Session, agreed: Agreed, now: datetime) -> TradeId:
    """Write a purchase down as it was agreed elsewhere, and set its stock aside; the same key writes it once.

    Raises:
        KeyNeeded, BadWish: no key, or no purchase.
        MixedCurrencies: lines or delivery in several currencies.
        OutOfStock: with the units missing by SKU.

    Records: ``trade.trade_placed``, and ``trade.order_placed`` per order.
    """
    rules.check_key(agreed.key)
    terms = await catalog.skus(session, [line.sku for line in agreed.lines])
    agreements.check(agreed, terms.keys())
    trade = new_id(TradeId)
    if not await store.insert_trade(session, trade, agreed, agreements.fingerprint(agreed), NO_CAP, now):
        known = await store.select_by_key(session, agreed.buyer, agreed.key)
        assert known is not None, "the key was taken a moment ago and trades are never deleted"
        return known[0]
    made = _orders(trade, agreed, terms, now)
    await store.insert_orders(session, made)
    await warehouse.reserve(session, {order.id: rules.units_of([order]) for order in made})
    total = checkout.summed(order.total for order in made)
    await journal.record(
        session,
        TradePlaced(trade=trade, viewer=agreed.viewer, orders=tuple(order.id for order in made), total=total),
        *(
            OrderPlaced(
                order=order.id,
                trade=trade,
                store=order.store,
                viewer=order.viewer,
                lines=tuple(line_terms(line) for line in order.lines),
                total=order.total,
            )
            for order in made
        ),
    )
    return trade


def _orders(trade: TradeId, agreed: Agreed, terms: Mapping[SkuId, catalog.SkuTerms], now: datetime) -> list[Order]:
    grouped: dict[StoreId, list[AgreedLine]] = {}
    for line in agreed.lines:
        grouped.setdefault(terms[line.sku].store, []).append(line)
    return [
        _order(trade, agreed, (home, [_line(one, terms[one.sku]) for one in lines]), now)
        for home, lines in grouped.items()
    ]


def _order(trade: TradeId, agreed: Agreed, part: tuple[StoreId, Sequence[Line]], now: datetime) -> Order:
    home, lines = part
    goods = checkout.summed(line.pays for line in lines)
    fee = agreed.shipping.get(home, Money.zero(goods.currency))
    return Order(
        id=new_id(OrderId),
        trade=trade,
        store=home,
        buyer=agreed.buyer,
        viewer=agreed.viewer,
        state=OrderState.CREATED,
        lines=tuple(lines),
        goods=goods,
        shipping=fee,
        total=goods + fee,
        address=agreed.address,
        note="",
        placed_at=now,
        pay_by=agreed.pay_by,
    )


def _line(agreed: AgreedLine, sku: catalog.SkuTerms) -> Line:
    pays = agreed.unit_price * agreed.units
    nothing = Money.zero(pays.currency)
    return Line(
        id=new_id(LineId),
        product=sku.product,
        sku=sku.sku,
        title=sku.title,
        options=sku.options,
        image_url=sku.image_url,
        units=agreed.units,
        unit_price=agreed.unit_price,
        list_price=agreed.unit_price,
        pays=pays,
        subsidy=nothing,
        refunded=nothing,
        subsidy_refunded=nothing,
    )
