"""What crosses the wall: trades, orders, their lines with frozen terms, what a buyer hands in, what is looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from guang.kernel.ids import (
    AccountId,
    AddressId,
    CouponId,
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
from guang.trade.checkout import Wanted
from guang.trade.shipping import Speed
from guang.trade.taxes import Tax


class OrderState(StrEnum):
    """The states of D1. Part of an order may be refunded in any state after the payment; ``refunded`` is all of it."""

    CREATED = "created"
    PAID = "paid"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    SETTLED = "settled"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class NewTrade:
    """A wish to buy.

    Attributes:
        viewer: the buyer's pseudonym, under which the journal remembers.
        expected_total: what the buyer was shown; another total is refused.
        key: the caller's idempotency key; the same key with the same content is the same trade.
        note: to every store that has none of its own in ``notes``.
        coupons: those to use; the best for the buyer, if None.
        speeds: the option of delivery that was chosen, by store; the cheapest for a store that is left out.
        is_from_cart: whether what is bought is to leave the cart.
    """

    buyer: AccountId
    viewer: ViewerId
    lines: tuple[Wanted, ...]
    address: AddressId
    expected_total: Money
    key: str
    note: str = ""
    notes: Mapping[StoreId, str] = field(default_factory=dict)
    coupons: tuple[CouponId, ...] | None = None
    speeds: Mapping[StoreId, Speed] = field(default_factory=dict)
    is_from_cart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an order: every term is frozen when it is placed.

    Attributes:
        options: the chosen value of each option.
        unit_price: after the prices of single items, before discounts on the whole.
        list_price: what the catalogue asked for a unit.
        pays: what the buyer pays for the line.
        subsidy: what the platform adds to it; the seller is owed both.
        parts: how the price came about, each part with who pays for it and why.
        guarantees: what was promised about the line, such as a return without reasons within so many days.
        video: what led here, if a click token said so; with the promoter's account and share.
        shipped_units: that were handed to a courier.
        refunded_units: that are not to be paid for; ``cancelled_units`` of them never left.
        refunded: of what the buyer paid; ``subsidy_refunded`` of what the platform added.
        taxes: the tax inside of what was paid, as it was when the order was placed.
    """

    id: LineId
    product: ProductId
    sku: SkuId
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    units: int
    unit_price: Money
    list_price: Money
    pays: Money
    subsidy: Money
    refunded: Money
    subsidy_refunded: Money
    parts: tuple[Mapping[str, Any], ...] = ()
    guarantees: tuple[Mapping[str, Any], ...] = ()
    taxes: tuple[Tax, ...] = ()
    video: VideoId | None = None
    promoter: AccountId | None = None
    commission_bps: int = 0
    page: PageId | None = None
    shipped_units: int = 0
    refunded_units: int = 0
    cancelled_units: int = 0

    @property
    def total(self) -> Money:
        """What the buyer pays for the line."""
        return self.pays

    @property
    def units_to_ship(self) -> int:
        """Units that still have to leave."""
        return self.units - self.shipped_units - self.cancelled_units


@dataclass(frozen=True, slots=True)
class LineBack:
    """What of one line goes back, reckoned to the end.

    Attributes:
        cancels: of the units, those that never left.
        subsidy: what the platform gets back.
    """

    line: Line
    units: int
    cancels: int
    amount: Money
    subsidy: Money


@dataclass(frozen=True, slots=True)
class Back:
    """What of an order goes back, reckoned to the end.

    Attributes:
        shipping: of the delivery fee.
        leaves: the state of the order afterwards.
        is_taken: the buyer's bank has taken it already, so nothing is sent.
    """

    lines: tuple[LineBack, ...]
    shipping: Money
    leaves: OrderState
    is_taken: bool = False

    @property
    def amount(self) -> Money:
        """What the buyer gets back, delivery included."""
        return sum((one.amount for one in self.lines), self.shipping)

    @property
    def subsidy(self) -> Money:
        """What the platform gets back."""
        return sum((one.subsidy for one in self.lines), Money.zero(self.shipping.currency))


CONFIRMED_AFTER: Final = timedelta(days=7)
"""How long a buyer may look at what has arrived before silence means consent [D]."""


@dataclass(frozen=True, slots=True)
class Order:
    """One store's part of a trade; ``speed`` is the option of delivery that the buyer chose."""

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
    packed_at: datetime | None = None
    settle_at: datetime | None = None
    settled_at: datetime | None = None
    closed_at: datetime | None = None
    refunded_at: datetime | None = None
    holds: int = 0
    shipping_refunded_minor: int = 0
    shipping_taxes: tuple[Tax, ...] = ()
    speed: Speed = Speed.STANDARD

    @property
    def shipping_refunded(self) -> Money:
        """What of the delivery fee the buyer has got back."""
        return Money(self.shipping_refunded_minor, self.total.currency)

    @property
    def subsidy(self) -> Money:
        """What the platform adds to what the buyer pays."""
        return sum((line.subsidy for line in self.lines[1:]), self.lines[0].subsidy)

    @property
    def refunded(self) -> Money:
        """What the buyer has got back, delivery included."""
        return sum((line.refunded for line in self.lines), self.shipping_refunded)

    @property
    def auto_confirm_at(self) -> datetime | None:
        """When what has arrived counts as received although the buyer says nothing; what is disputed waits."""
        is_waiting = self.state is OrderState.DELIVERED and not self.holds
        return self.delivered_at + CONFIRMED_AFTER if is_waiting and self.delivered_at is not None else None

    @property
    def history(self) -> tuple[tuple[OrderState, datetime], ...]:
        """Every state the order has been in, with its instant, in order."""
        steps = (
            (OrderState.CREATED, self.placed_at),
            (OrderState.PAID, self.paid_at),
            (OrderState.PACKED, self.packed_at),
            (OrderState.SHIPPED, self.shipped_at),
            (OrderState.DELIVERED, self.delivered_at),
            (OrderState.CONFIRMED, self.confirmed_at),
            (OrderState.SETTLED, self.settled_at),
            (OrderState.CLOSED, self.closed_at),
            (OrderState.CANCELLED, self.cancelled_at),
            (OrderState.REFUNDED, self.refunded_at),
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
class SettledLine:
    """What is left of one line of an order that has just been settled; amounts in minor units.

    Attributes:
        paid: the buyer's part, ``subsidy`` the platform's, both less what went back.
    """

    line: LineId
    product: ProductId
    promoter: AccountId | None
    commission_bps: int
    paid: int
    subsidy: int


@dataclass(frozen=True, slots=True)
class Settled:
    """An order that has just been settled, as much of it as its books need; amounts in minor units.

    Attributes:
        shipping: the delivery fee, less what went back.
    """

    id: OrderId
    store: StoreId
    viewer: ViewerId
    currency: str
    shipping: int
    lines: tuple[SettledLine, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is left out does not matter.

    Attributes:
        q: an order's id, a tracking number, the last four digits of a phone, or how a receiver's name begins.
        since: placed at this instant or later; ids say when that was.
        noted: only those on which the buyer has left a note.
    """

    store: StoreId
    q: str = ""
    state: OrderState | None = None
    since: datetime | None = None
    until: datetime | None = None
    product: ProductId | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Takings:
    """What a store was paid for within one day, without what has gone back since.

    Args:
        day: when that day began.
        goods: the price of the goods, without shipping.
    """

    day: datetime
    orders: int
    units: int
    buyers: int
    goods: Money


@dataclass(frozen=True, slots=True)
class Turnover:
    """What one rate brought within a day or a month, in minor units: sold, and gone back.

    ``paid`` is by buyers and ``subsidy`` by the platform, each with the tax in it.
    """

    day: date | None
    tax: str
    country: str
    code: str
    rate_bps: int
    paid: int
    paid_tax: int
    subsidy: int
    subsidy_tax: int
    back: int
    back_tax: int
    subsidy_back: int
    subsidy_back_tax: int


@dataclass(frozen=True, slots=True)
class TaxedEvent:
    """One rate of one sale or refund, for whoever checks the report line by line; ``place`` names the refund."""

    at: datetime
    order: OrderId
    is_refund: bool
    place: str
    tax: Tax
