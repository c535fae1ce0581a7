"""What crosses the wall: trades, orders, their lines with frozen terms, and what a buyer hands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import (
    AccountId,
    AddressId,
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
from guang.kernel.text import Text
from guang.kernel.tokens import Attribution


class OrderState(StrEnum):
    """The states of D1 up to the buyer's confirmation."""

    CREATED = "created"
    PAID = "paid"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a wish to buy; ``click`` is what a checked click token said."""

    sku: SkuId
    units: int
    click: Attribution | None = None


@dataclass(frozen=True, slots=True)
class NewTrade:
    """A wish to buy.

    Attributes:
        viewer: the buyer's pseudonym, under which the journal remembers.
        expected_total: what the buyer was shown; another total is refused.
        key: the caller's idempotency key; the same key with the same content is the same trade.
    """

    buyer: AccountId
    viewer: ViewerId
    lines: tuple[Wanted, ...]
    address: AddressId
    expected_total: Money
    key: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order: every term is frozen when it is placed.

    Attributes:
        options: the chosen value of each option.
        video: what led here, if a click token said so; with the promoter's account and share.
    """

    id: LineId
    product: ProductId
    sku: SkuId
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    units: int
    unit_price: Money
    video: VideoId | None = None
    promoter: AccountId | None = None
    commission_bps: int = 0
    page: PageId | None = None

    @property
    def total(self) -> Money:
        """What the units cost together."""
        return self.unit_price * self.units


@dataclass(frozen=True, slots=True)
class StoreQuote:
    """What one store's part of a purchase costs."""

    store: StoreId
    store_name: Text
    lines: tuple[Line, ...]
    goods: Money
    shipping: Money

    @property
    def total(self) -> Money:
        """Goods and delivery."""
        return self.goods + self.shipping


@dataclass(frozen=True, slots=True)
class Quote:
    """What a purchase costs now, store by store."""

    orders: tuple[StoreQuote, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class Order:
    """One store's part of a trade."""

    id: OrderId
    trade: TradeId
    store: StoreId
    buyer: AccountId
    viewer: ViewerId
    state: OrderState
    lines: tuple[Line, ...]
    goods: Money
    shipping: Money
    total: Money
    address: Mapping[str, str]
    note: str
    placed_at: datetime
    pay_by: datetime
    payment: PaymentId | None = None
    paid_at: datetime | None = None
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    confirmed_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    carrier: str = ""
    tracking: str = ""

    @property
    def history(self) -> tuple[tuple[OrderState, datetime], ...]:
        """Every state the order has been in, with its instant, in order."""
        steps = (
            (OrderState.CREATED, self.placed_at),
            (OrderState.PAID, self.paid_at),
            (OrderState.SHIPPED, self.shipped_at),
            (OrderState.DELIVERED, self.delivered_at),
            (OrderState.CONFIRMED, self.confirmed_at),
            (OrderState.CANCELLED, self.cancelled_at),
        )
        return tuple((state, at) for state, at in steps if at is not None)


@dataclass(frozen=True, slots=True)
class Trade:
    """One checkout: an order for each store; ``store_names`` where they are at hand."""

    id: TradeId
    orders: tuple[Order, ...]
    total: Money
    pay_by: datetime
    store_names: Mapping[StoreId, Text] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """``created`` while something waits for payment, then ``paid``; ``cancelled`` when nothing is left."""
        states = {order.state for order in self.orders}
        if OrderState.CREATED in states:
            return "created"
        return "cancelled" if states == {OrderState.CANCELLED} else "paid"


@dataclass(frozen=True, slots=True)
class Due:
    """What is still to be paid of a trade."""

    trade: TradeId
    amount: Money
    pay_by: datetime


@dataclass(frozen=True, slots=True)
class Takings:
    """What a store was paid for within one day, without what was cancelled since.

    Args:
        day: when that day began.
        goods: the price of the goods, without shipping.
    """

    day: datetime
    orders: int
    units: int
    buyers: int
    goods: Money
