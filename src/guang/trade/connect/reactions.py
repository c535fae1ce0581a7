"""What connect tells stores' own systems when it hears facts: nothing that says who a viewer is elsewhere."""

from collections.abc import Sequence

import msgspec

from guang.journal import reacts
from guang.journal.facts.invoices import InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed
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
from guang.kernel.ids import InvoiceId, LineId, OrderId, ProductId, SkuId, TradeId
from guang.kernel.money import Money
from guang.trade import catalog
from guang.trade.connect import service
from guang.trade.connect.types import Tiding


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


class Paper(msgspec.Struct, frozen=True, omit_defaults=True):
    """An invoice that is asked for, or will not be; ``reason`` where there is one."""

    invoice: InvoiceId
    order: OrderId
    reason: str = ""


class NumberedPaper(msgspec.Struct, frozen=True, omit_defaults=True):
    """An invoice that is out, with the ``tax`` in its ``total``; a red-letter one says what it ``reverses``.

    ``simulated``: no tax office has heard of it.
    """

    invoice: InvoiceId
    order: OrderId
    number: str
    total: Money
    tax: Money
    simulated: bool = False
    reverses: InvoiceId | None = None


@reacts(OrderPaid, name="connect.tell_of_paid_orders", together=True)
async def tell_of_paid_orders(session: Session, happened: Sequence[OrderPaid]) -> None:
    """A paid order waits to be shipped."""
    told = []
    for one in happened:
        lines = [PaidLine(line.line, line.product, line.sku, line.units, line.unit_price) for line in one.lines]
        told.append(Tiding(one.store, "order.paid", PaidOrder(one.order, one.trade, one.total, lines)))
    await service.tell(session, told, clock.now())


@reacts(OrderShipped, OrderDelivered, OrderConfirmed, OrderCancelled, name="connect.tell_of_orders", together=True)
async def tell_of_orders(
    session: Session, happened: Sequence[OrderShipped | OrderDelivered | OrderConfirmed | OrderCancelled]
) -> None:
    """An order has left, has arrived, or will not be fulfilled."""
    events = {
        OrderShipped: "order.shipped",
        OrderDelivered: "order.delivered",
        OrderConfirmed: "order.confirmed",
        OrderCancelled: "order.cancelled",
    }
    told = [
        Tiding(one.store, events[type(one)], Moved(one.order, one.reason if isinstance(one, OrderCancelled) else ""))
        for one in happened
    ]
    await service.tell(session, told, clock.now())


@reacts(ProductListed, ProductChanged, name="connect.tell_of_listings", together=True)
async def tell_of_listings(session: Session, happened: Sequence[ProductListed | ProductChanged]) -> None:
    """A product is on the street, or looks different there."""
    events = {ProductListed: "product.listed", ProductChanged: "product.changed"}
    await service.tell(
        session, [Tiding(one.store, events[type(one)], Goods(one.product)) for one in happened], clock.now()
    )


@reacts(ProductDelisted, ProductSoldOut, ProductBackInStock, name="connect.tell_of_products", together=True)
async def tell_of_products(
    session: Session, happened: Sequence[ProductDelisted | ProductSoldOut | ProductBackInStock]
) -> None:
    """A product has left the street, has run out, or is back."""
    events = {
        ProductDelisted: "product.delisted",
        ProductSoldOut: "product.sold_out",
        ProductBackInStock: "product.back_in_stock",
    }
    said = [
        (events[type(one)], Goods(one.product, one.reason if isinstance(one, ProductDelisted) else ""))
        for one in happened
    ]
    await _about(session, said)


@reacts(StockAdjusted, name="connect.tell_of_stock", together=True)
async def tell_of_stock(session: Session, happened: Sequence[StockAdjusted]) -> None:
    """Somebody counted, received or wrote off."""
    said = [("stock.adjusted", Shelf(one.product, one.sku, one.change, one.on_hand, one.reason)) for one in happened]
    await _about(session, said)


@reacts(InvoiceAsked, InvoiceRefused, name="connect.tell_of_papers", together=True)
async def tell_of_papers(session: Session, happened: Sequence[InvoiceAsked | InvoiceRefused]) -> None:
    """A buyer wants an invoice, or there will be none."""
    told = []
    for one in happened:
        if isinstance(one, InvoiceAsked):
            told.append(Tiding(one.store, "invoice.asked", Paper(one.invoice, one.order)))
        else:
            told.append(Tiding(one.store, "invoice.refused", Paper(one.invoice, one.order, one.code)))
    await service.tell(session, told, clock.now())


@reacts(InvoiceIssued, InvoiceReversed, name="connect.tell_of_invoices", together=True)
async def tell_of_invoices(session: Session, happened: Sequence[InvoiceIssued | InvoiceReversed]) -> None:
    """An invoice is out, or a part of one is taken back in red."""
    told = []
    for one in happened:
        said = NumberedPaper(one.invoice, one.order, one.number, one.total, one.tax, one.simulated)
        if isinstance(one, InvoiceReversed):
            told.append(Tiding(one.store, "invoice.reversed", msgspec.structs.replace(said, reverses=one.reverses)))
        else:
            told.append(Tiding(one.store, "invoice.issued", said))
    await service.tell(session, told, clock.now())


async def _about(session: Session, said: Sequence[tuple[str, Goods | Shelf]]) -> None:
    """Tell the stores whose products these are."""
    known = await catalog.products(session, {content.product for _, content in said})
    told = [Tiding(known[content.product].store, event, content) for event, content in said if content.product in known]
    await service.tell(session, told, clock.now())
