"""What connect tells stores' own systems when it hears facts: nothing that says who a viewer is elsewhere."""

import msgspec

from guang.journal import reacts
from guang.journal.facts.trade import (
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderPaid,
    OrderShipped,
    ProductBackInStock,
    ProductChanged,
    ProductDelisted,
    ProductListed,
    ProductSoldOut,
    StockAdjusted,
)
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, ProductId, SkuId, TradeId
from guang.kernel.money import Money
from guang.trade import catalog
from guang.trade.connect import service


class PaidLine(msgspec.Struct, frozen=True):
    """One line of an order that was paid."""

    id: LineId
    product: ProductId
    sku: SkuId
    units: int
    unit_price: Money


class PaidOrder(msgspec.Struct, frozen=True):
    """An order that was paid; its address is read from the order itself."""

    order: OrderId
    trade: TradeId
    total: Money
    lines: list[PaidLine]


class Moved(msgspec.Struct, frozen=True, omit_defaults=True):
    """An order that has come further, or to its end; ``reason`` where there is one."""

    order: OrderId
    reason: str = ""


class Goods(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product whose state changed; ``reason`` where there is one."""

    product: ProductId
    reason: str = ""


class Shelf(msgspec.Struct, frozen=True):
    """A SKU whose stock was corrected."""

    product: ProductId
    sku: SkuId
    change: int
    on_hand: int
    reason: str


@reacts(OrderPaid, name="connect.tell_of_paid_orders")
async def tell_of_paid_orders(session: Session, happened: OrderPaid) -> None:
    """A paid order waits to be shipped."""
    lines = [PaidLine(line.line, line.product, line.sku, line.units, line.unit_price) for line in happened.lines]
    content = PaidOrder(happened.order, happened.trade, happened.total, lines)
    await service.tell(session, happened.store, "order.paid", content, clock.now())


@reacts(OrderShipped, OrderDelivered, OrderConfirmed, OrderCancelled, name="connect.tell_of_orders")
async def tell_of_orders(
    session: Session, happened: OrderShipped | OrderDelivered | OrderConfirmed | OrderCancelled
) -> None:
    """An order has left, has arrived, or will not be fulfilled."""
    events = {
        OrderShipped: "order.shipped",
        OrderDelivered: "order.delivered",
        OrderConfirmed: "order.confirmed",
        OrderCancelled: "order.cancelled",
    }
    reason = happened.reason if isinstance(happened, OrderCancelled) else ""
    await service.tell(session, happened.store, events[type(happened)], Moved(happened.order, reason), clock.now())


@reacts(ProductListed, ProductChanged, name="connect.tell_of_listings")
async def tell_of_listings(session: Session, happened: ProductListed | ProductChanged) -> None:
    """A product is on the street, or looks different there."""
    event = "product.listed" if isinstance(happened, ProductListed) else "product.changed"
    await service.tell(session, happened.store, event, Goods(happened.product), clock.now())


@reacts(ProductDelisted, ProductSoldOut, ProductBackInStock, name="connect.tell_of_products")
async def tell_of_products(session: Session, happened: ProductDelisted | ProductSoldOut | ProductBackInStock) -> None:
    """A product has left the street, has run out, or is back."""
    events = {
        ProductDelisted: "product.delisted",
        ProductSoldOut: "product.sold_out",
        ProductBackInStock: "product.back_in_stock",
    }
    reason = happened.reason if isinstance(happened, ProductDelisted) else ""
    await _about(session, happened.product, events[type(happened)], Goods(happened.product, reason))


@reacts(StockAdjusted, name="connect.tell_of_stock")
async def tell_of_stock(session: Session, happened: StockAdjusted) -> None:
    """Somebody counted, received or wrote off."""
    content = Shelf(happened.product, happened.sku, happened.change, happened.on_hand, happened.reason)
    await _about(session, happened.product, "stock.adjusted", content)


async def _about(session: Session, product: ProductId, event: str, content: object) -> None:
    known = (await catalog.products(session, [product])).get(product)
    if known is not None:
        await service.tell(session, known.store, event, content, clock.now())
