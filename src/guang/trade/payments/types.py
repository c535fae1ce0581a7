"""What crosses the wall: payments, and what we and a provider say to each other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, PaymentId, RefundId, TradeId
from guang.kernel.money import Money


class PaymentState(StrEnum):
    """Where the money is: asked for, with the provider, or not to be had."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Method:
    """How a buyer wants to pay: a provider, and what that provider needs to know (a simulator: how to behave)."""

    provider: str
    wish: str = ""


@dataclass(frozen=True, slots=True)
class NewPayment:
    """A wish to pay for a trade.

    Attributes:
        key: the caller's idempotency key; the same key with the same content is the same payment.
    """

    trade: TradeId
    payer: AccountId
    amount: Money
    method: Method
    key: str


@dataclass(frozen=True, slots=True)
class Charge:
    """What a provider is told to collect; ``payment`` is the provider's idempotency key."""

    payment: PaymentId
    amount: Money
    wish: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Payment:
    """One attempt to pay for a trade."""

    id: PaymentId
    trade: TradeId
    payer: AccountId
    amount: Money
    refunded: Money
    state: PaymentState
    method: Method
    code: str
    started_at: datetime
    settled_at: datetime | None

    @property
    def charge(self) -> Charge:
        """What the provider has been, or will be, told."""
        return Charge(self.id, self.amount, self.method.wish, self.started_at)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider says about a charge now; ``code`` is its reason for declining."""

    state: PaymentState
    reference: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a provider says unasked, read from a callback whose signature was good.

    Attributes:
        event: the provider's own id of this message; a message counts once.
    """

    event: str
    payment: PaymentId
    amount: Money
    answer: Answer


@dataclass(frozen=True, slots=True)
class Refund:
    """Money on its way back."""

    id: RefundId
    payment: PaymentId
    trade: TradeId
    amount: Money
    reason: str
    is_done: bool
    method: Method
