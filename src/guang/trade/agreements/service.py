"""The one verb of agreements."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, SkuId, StoreId, TradeId, new_id
from guang.kernel.money import Money
from guang.trade import catalog, checkout, orders
from guang.trade.agreements import rules
from guang.trade.agreements.types import Agreed, AgreedLine
from guang.trade.orders import Order, OrderState


async def agree(session: Session, agreed: Agreed, now: datetime) -> TradeId:
    """Write a purchase down as it was agreed elsewhere, and set its stock aside; the same key writes it once.

    Raises:
        KeyNeeded, BadWish: no key, or no purchase.
        MixedCurrencies: lines or delivery in several currencies.
        OutOfStock: with the units missing by SKU.

    Records: ``trade.trade_placed``, and ``trade.order_placed`` per order.
    """
    terms = await catalog.skus(session, [line.sku for line in agreed.lines])
    rules.check(agreed, terms.keys())
    made = _orders(new_id(TradeId), agreed, terms, now)
    return await orders.keep(session, made, agreed.key, rules.fingerprint(agreed), now)


def _orders(trade: TradeId, agreed: Agreed, terms: Mapping[SkuId, catalog.SkuTerms], now: datetime) -> list[Order]:
    grouped: dict[StoreId, list[AgreedLine]] = {}
    for line in agreed.lines:
        grouped.setdefault(terms[line.sku].store, []).append(line)
    return [
        _order(trade, agreed, (home, [_line(one, terms[one.sku]) for one in lines]), now)
        for home, lines in grouped.items()
    ]


def _order(trade: TradeId, agreed: Agreed, part: tuple[StoreId, Sequence[orders.looking.Line]], now: datetime) -> Order:
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


def _line(agreed: AgreedLine, sku: catalog.SkuTerms) -> orders.looking.Line:
    pays = agreed.unit_price * agreed.units
    nothing = Money.zero(pays.currency)
    return orders.looking.Line(
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
