"""What happens to goods, orders and money."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import (
    AccountId,
    CategoryId,
    LineId,
    OrderId,
    PageId,
    PaymentId,
    ProductId,
    SkuId,
    StoreId,
    TradeId,
    VideoId,
    ViewerId,
)
from guang.kernel.money import Money


@fact("trade.store_opened.v1")
class StoreOpened(msgspec.Struct, frozen=True):
    """A store is open for business."""

    store: StoreId
    owner: AccountId
    name: dict[str, str]


@fact("trade.staff_invited.v1")
class StaffInvited(msgspec.Struct, frozen=True):
    """A store offers somebody a post; it is theirs once they accept."""

    store: StoreId
    account: AccountId
    by: AccountId
    role: str
    at: datetime


@fact("trade.product_listed.v1")
class ProductListed(msgspec.Struct, frozen=True):
    """A product can be bought; carries what ranking and search need to know."""

    product: ProductId
    store: StoreId
    title: dict[str, str]
    category: CategoryId | None
    price_from: Money
    price_to: Money
    skus: tuple[SkuId, ...]
    brand: str = ""
    tags: tuple[str, ...] = ()


@fact("trade.product_changed.v1")
class ProductChanged(msgspec.Struct, frozen=True):
    """A listed product has other attributes now."""

    product: ProductId
    store: StoreId
    title: dict[str, str]
    category: CategoryId | None
    price_from: Money
    price_to: Money
    skus: tuple[SkuId, ...]
    brand: str = ""
    tags: tuple[str, ...] = ()


@fact("trade.product_delisted.v1")
class ProductDelisted(msgspec.Struct, frozen=True):
    """A product can no longer be bought: ``merchant`` took it down, or governance did."""

    product: ProductId
    reason: str


@fact("trade.product_sold_out.v1")
class ProductSoldOut(msgspec.Struct, frozen=True):
    """The last unit of the last SKU has been promised."""

    product: ProductId


@fact("trade.product_back_in_stock.v1")
class ProductBackInStock(msgspec.Struct, frozen=True):
    """A product that was sold out can be bought again."""

    product: ProductId


@fact("trade.stock_reserved.v1")
class StockReserved(msgspec.Struct, frozen=True):
    """Units were set aside for an order."""

    order: OrderId
    units: dict[SkuId, int]


@fact("trade.stock_put_back.v1")
class StockPutBack(msgspec.Struct, frozen=True):
    """Units set aside for an order are free again."""

    order: OrderId
    units: dict[SkuId, int]


@fact("trade.stock_deducted.v1")
class StockDeducted(msgspec.Struct, frozen=True):
    """Units of a paid order have left the books."""

    order: OrderId
    units: dict[SkuId, int]


@fact("trade.stock_adjusted.v1")
class StockAdjusted(msgspec.Struct, frozen=True):
    """Somebody counted, received or wrote off: ``change`` units, leaving ``on_hand``."""

    sku: SkuId
    product: ProductId
    change: int
    on_hand: int
    reason: str
    by: AccountId | None = None


class OrderLineTerms(msgspec.Struct, frozen=True):
    """The frozen terms of one line, attribution included.

    ``pays`` is what the buyer pays for the line, ``subsidy`` what the platform adds; without them, neither coupons nor
    reductions were known yet.
    """

    line: LineId
    product: ProductId
    sku: SkuId
    units: int
    unit_price: Money
    video: VideoId | None = None
    promoter: AccountId | None = None
    commission_bps: int = 0
    page: PageId | None = None
    pays: Money | None = None
    subsidy: Money | None = None


@fact("trade.trade_placed.v1")
class TradePlaced(msgspec.Struct, frozen=True):
    """One checkout made these orders, one a store."""

    trade: TradeId
    viewer: ViewerId
    orders: tuple[OrderId, ...]
    total: Money


class OrderOfTrade(msgspec.Struct, frozen=True):
    """Which order of which purchase a fact is about, and whose it is."""

    order: OrderId
    trade: TradeId
    store: StoreId
    viewer: ViewerId


class OrderAt(msgspec.Struct, frozen=True):
    """Which order of a store a fact is about, and whose it is."""

    order: OrderId
    store: StoreId
    viewer: ViewerId


@fact("trade.order_placed.v1")
class OrderPlaced(OrderOfTrade, frozen=True):
    """An order waits for its payment; its stock is set aside."""

    lines: tuple[OrderLineTerms, ...]
    total: Money


@fact("trade.order_paid.v1")
class OrderPaid(OrderOfTrade, frozen=True):
    """An order is paid; its stock is deducted."""

    lines: tuple[OrderLineTerms, ...]
    total: Money


@fact("trade.order_cancelled.v1")
class OrderCancelled(OrderOfTrade, frozen=True):
    """An order will not be fulfilled: ``buyer``, ``unpaid`` or ``merchant`` ended it. ``paid``: a refund is due."""

    units: dict[SkuId, int]
    reason: str
    paid: bool


@fact("trade.order_shipped.v1")
class OrderShipped(OrderAt, frozen=True):
    """A parcel is on its way."""

    carrier: str
    tracking: str


@fact("trade.order_delivered.v1")
class OrderDelivered(OrderAt, frozen=True):
    """The courier says that the parcel has arrived."""


@fact("trade.order_confirmed.v1")
class OrderConfirmed(OrderAt, frozen=True):
    """The buyer says that the parcel has arrived, or the time to object is over."""


class OrderLineBack(msgspec.Struct, frozen=True):
    """What of one line goes back: ``cancelled`` of the units never left; ``subsidy`` is the platform's part."""

    line: LineId
    sku: SkuId
    units: int
    cancelled: int
    amount: Money
    subsidy: Money


@fact("trade.order_refunded.v1")
class OrderRefunded(OrderOfTrade, frozen=True):
    """Part or all of a paid order goes back: ``amount`` to the buyer, delivery included; ``left`` is the new state."""

    lines: tuple[OrderLineBack, ...]
    shipping: Money
    amount: Money
    reason: str
    left: str


@fact("trade.order_packed.v1")
class OrderPacked(msgspec.Struct, frozen=True):
    """The seller has packed an order; it waits for the courier."""

    order: OrderId


@fact("trade.order_readdressed.v1")
class OrderReaddressed(msgspec.Struct, frozen=True):
    """An order that has not left goes to another address of its buyer."""

    order: OrderId


@fact("trade.order_settled.v1")
class OrderSettled(OrderAt, frozen=True):
    """The money of an order has gone to those who earned it."""


@fact("trade.order_closed.v1")
class OrderClosed(msgspec.Struct, frozen=True):
    """Nothing more happens to an order."""

    order: OrderId


@fact("trade.payment_succeeded.v1")
class PaymentSucceeded(msgspec.Struct, frozen=True):
    """The provider has the buyer's money."""

    payment: PaymentId
    trade: TradeId
    amount: Money


@fact("trade.payment_declined.v1")
class PaymentDeclined(msgspec.Struct, frozen=True):
    """The provider did not get the buyer's money."""

    payment: PaymentId
    trade: TradeId
    code: str


@fact("trade.payment_refunded.v1")
class PaymentRefunded(msgspec.Struct, frozen=True):
    """Money went back to the buyer."""

    payment: PaymentId
    trade: TradeId
    amount: Money
    reason: str
