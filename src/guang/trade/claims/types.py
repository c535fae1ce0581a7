"""What crosses the wall: what may be asked for, why, by whom, and how far it can come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from guang.kernel.ids import AccountId, AfterSaleId, ImageId, LineId, OrderId, SkuId, ViewerId
from guang.kernel.money import Money


class Wish(StrEnum):
    """What a buyer may ask for (DOMAIN D2)."""

    REFUND_ONLY = "refund_only"
    RETURN_REFUND = "return_refund"
    EXCHANGE = "exchange"
    COMPENSATION = "compensation"
    PRICE_PROTECTION = "price_protection"


class CaseReason(StrEnum):
    """Why."""

    NO_LONGER_WANTED = "no_longer_wanted"
    NOT_SHIPPED = "not_shipped"
    NOT_RECEIVED = "not_received"
    NO_REASON = "no_reason"
    QUALITY = "quality"
    NOT_AS_DESCRIBED = "not_as_described"
    WRONG_ITEM = "wrong_item"
    MISSING_PARTS = "missing_parts"
    DAMAGED = "damaged"
    COUNTERFEIT = "counterfeit"
    LATE = "late"
    PRICE_DROPPED = "price_dropped"


class Liability(StrEnum):
    """Whose fault it was."""

    MERCHANT = "merchant"
    LOGISTICS = "logistics"
    BUYER = "buyer"
    NONE = "none"


class CaseState(StrEnum):
    """Where a case stands."""

    APPLIED = "applied"
    MERCHANT_REVIEW = "merchant_review"
    AWAITING_RETURN = "awaiting_return"
    RETURN_SHIPPING = "return_shipping"
    RECEIVED = "received"
    INSPECTED = "inspected"
    SOLD_OUT = "sold_out"
    REPLACING = "replacing"
    REPLACEMENT_SHIPPING = "replacement_shipping"
    REJECTED = "rejected"
    PLATFORM_ARBITRATION = "platform_arbitration"
    REFUNDED = "refunded"
    EXCHANGED = "exchanged"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class CaseEvent(StrEnum):
    """What moves a case."""

    SUBMIT = "submit"
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    SEND = "send"
    ARRIVE = "arrive"
    ACCEPT = "accept"
    REFUSE = "refuse"
    REFUND = "refund"
    RUN_OUT = "run_out"
    TAKE_REFUND = "take_refund"
    REPLACE = "replace"
    DELIVER = "deliver"
    LOSE = "lose"
    ESCALATE = "escalate"
    JUDGE_REFUND = "judge_refund"
    JUDGE_EXCHANGE = "judge_exchange"
    JUDGE_RETURN = "judge_return"
    DISMISS = "dismiss"
    CLOSE = "close"


class CaseSide(StrEnum):
    """Who moves it."""

    BUYER = "buyer"
    MERCHANT = "merchant"
    OPERATOR = "operator"
    COURIER = "courier"
    CLOCK = "clock"
    RULE = "rule"


class Decision(StrEnum):
    """What an operator may decide."""

    REFUND = "refund"
    RETURN = "return"
    EXCHANGE = "exchange"
    DISMISS = "dismiss"


class WhyNot(StrEnum):
    """Why something may not be asked for now, or not be had in exchange."""

    NOT_PAID = "not_paid"
    OPEN_CASE = "open_case"
    NOTHING_LEFT = "nothing_left"
    NOT_SHIPPED = "not_shipped"
    SHIPPED = "shipped"
    NOT_DELIVERED = "not_delivered"
    TOO_LATE = "too_late"
    PRICE_NOT_LOWER = "price_not_lower"
    NOT_IN_STOCK = "not_in_stock"
    NOT_ON_SALE = "not_on_sale"
    DEARER = "dearer"


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a buyer asks for.

    Attributes:
        units: of the line; none for money alone (compensation, price protection).
        amount: no more than is left for these units; all of it if left out. Price protection is reckoned, not asked,
            and so is what an exchange comes to where no replacement comes.
        key: the caller's idempotency key.
        wished: what an exchange is for.
        origin: the exchange that brought the units it is about; None for what was bought.
    """

    buyer: AccountId
    viewer: ViewerId
    order: OrderId
    line: LineId
    wish: Wish
    reason: CaseReason
    key: str
    units: int = 0
    amount: Money | None = None
    words: str = ""
    images: tuple[ImageId, ...] = ()
    wished: SkuId | None = None
    origin: AfterSaleId | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """Units of a line as they are now: what was bought, or what an exchange (``origin``) brought instead."""

    sku: SkuId
    units: int
    origin: AfterSaleId | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A SKU that could come in exchange; ``why_not`` where it cannot."""

    sku: SkuId
    available: int
    why_not: WhyNot | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an order says about one line, as far as after-sale is concerned.

    Attributes:
        units: that were bought, ``gone`` of which were refunded, ``to_ship`` have not left, ``with_buyer`` arrived or
            are on their way.
        left: of what the buyer paid, still with the seller.
        bought: whether the order has been paid for; ``arrived`` whether a courier or the buyer says that it came.
        today: what a unit costs now, if it can be bought.
        no_reason: for how long after its arrival the line goes back without a reason; never, if None.
        goods: what the units with the buyer are.
        is_in_stock: whether anything of the product is left to exchange them for.
        price_within: for how long after the payment a lower price is matched without asking; never, if None.
    """

    units: int
    gone: int
    to_ship: int
    with_buyer: int
    left: Money
    bought: bool
    arrived: bool
    has_open_case: bool
    paid_at: datetime | None
    delivered_at: datetime | None
    confirmed_at: datetime | None
    today: Money | None = None
    no_reason: timedelta | None = None
    goods: tuple[Goods, ...] = ()
    is_in_stock: bool = True
    price_within: timedelta | None = None

    @property
    def units_left(self) -> int:
        """Units that are still paid for."""
        return self.units - self.gone


@dataclass(frozen=True, slots=True)
class Offer:
    """What a buyer may ask for about a line, and with which reasons; or why not.

    Attributes:
        until: by reason, when it is too late for that.
        units: at most; 0 where only money goes back.
        most: that may be asked for all these units.
    """

    wish: Wish
    why_not: WhyNot | None
    reasons: tuple[CaseReason, ...]
    until: Mapping[CaseReason, datetime]
    units: int
    most: Money
