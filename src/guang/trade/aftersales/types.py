"""What crosses the wall: after-sale cases, their steps, and what a buyer may ask for."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from guang.kernel.ids import AccountId, AfterSaleId, ImageId, LineId, OrderId, ProductId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money


class Wish(StrEnum):
    """What a buyer may ask for (DOMAIN D2)."""

    REFUND_ONLY = "refund_only"
    RETURN_REFUND = "return_refund"
    COMPENSATION = "compensation"
    PRICE_PROTECTION = "price_protection"


class Reason(StrEnum):
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


class State(StrEnum):
    """Where a case stands."""

    APPLIED = "applied"
    MERCHANT_REVIEW = "merchant_review"
    AWAITING_RETURN = "awaiting_return"
    RETURN_SHIPPING = "return_shipping"
    RECEIVED = "received"
    INSPECTED = "inspected"
    REJECTED = "rejected"
    PLATFORM_ARBITRATION = "platform_arbitration"
    REFUNDED = "refunded"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Event(StrEnum):
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
    ESCALATE = "escalate"
    JUDGE_REFUND = "judge_refund"
    JUDGE_RETURN = "judge_return"
    DISMISS = "dismiss"
    CLOSE = "close"


class Side(StrEnum):
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
    DISMISS = "dismiss"


class WhyNot(StrEnum):
    """Why something may not be asked for now."""

    NOT_PAID = "not_paid"
    OPEN_CASE = "open_case"
    NOTHING_LEFT = "nothing_left"
    NOT_SHIPPED = "not_shipped"
    SHIPPED = "shipped"
    NOT_DELIVERED = "not_delivered"
    TOO_LATE = "too_late"
    PRICE_NOT_LOWER = "price_not_lower"


@dataclass(frozen=True, slots=True)
class NewCase:
    """What a buyer asks for.

    Attributes:
        units: of the line; none for money alone (compensation, price protection).
        amount: no more than is left for these units; all of it if left out. Price protection is reckoned, not asked.
        key: the caller's idempotency key.
    """

    buyer: AccountId
    viewer: ViewerId
    order: OrderId
    line: LineId
    wish: Wish
    reason: Reason
    key: str
    units: int = 0
    amount: Money | None = None
    words: str = ""
    images: tuple[ImageId, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A piece of evidence."""

    id: ImageId
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a case; ``state`` is where it stood afterwards. Words alone are steps, too.

    Attributes:
        key: under which it was asked for, if under any, with the ``fingerprint`` of the request.
    """

    number: int
    event: str
    state: State
    side: Side
    by: AccountId | None
    words: str
    pictures: tuple[Picture, ...]
    facts: Mapping[str, Any]
    at: datetime
    key: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One wish about one line, and how far it has come.

    Attributes:
        asked: what the buyer wants back; ``granted`` what was agreed or decided.
        is_unshipped: nothing of it had left when it was opened.
        due_at: when the clock moves it, or when a decision is owed.
        rules: the version of the rules under which it was opened.
    """

    id: AfterSaleId
    order: OrderId
    line: LineId
    product: ProductId
    sku: SkuId
    store: StoreId
    buyer: AccountId
    viewer: ViewerId
    wish: Wish
    reason: Reason
    units: int
    asked: Money
    granted: Money | None
    liability: Liability | None
    state: State
    is_unshipped: bool
    is_fast: bool
    carrier: str
    tracking: str
    due_at: datetime | None
    opened_at: datetime
    moved_at: datetime
    ended_at: datetime | None
    rules: str
    steps: tuple[Step, ...] = ()


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
    reasons: tuple[Reason, ...]
    until: Mapping[Reason, datetime]
    units: int
    most: Money


@dataclass(frozen=True, slots=True)
class LineOffers:
    """Everything that may be asked for about one line."""

    line: LineId
    units_left: int
    left: Money
    open_case: AfterSaleId | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something about a case: with which words, and which pictures.

    Attributes:
        key: the caller's idempotency key, where they sent one; the same act under it is done once.
        about: what else the request says, as a text: another one under the same key is refused.
    """

    side: Side
    by: AccountId | None
    now: datetime
    words: str = ""
    images: Sequence[ImageId] = ()
    key: str = ""
    about: str = ""

    @property
    def fingerprint(self) -> str:
        """What must be equal for two requests under one key to be the same."""
        content = (self.about, self.words, [int(image) for image in self.images])
        return hashlib.sha256(repr(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a store found in a parcel that came back; ``restocked`` units can be sold again."""

    is_fine: bool
    restocked: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an operator decided; ``amount`` is all that was asked for if left out."""

    decision: Decision
    liability: Liability
    amount: Money | None = None
