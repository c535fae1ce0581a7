"""What crosses the wall: payments, and what we and a provider say to each other."""

from dataclasses import dataclass
from datetime import date, datetime
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
    """One attempt to pay for a trade; ``disputed_minor`` of it a bank has taken back, or may."""

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
    disputed_minor: int = 0

    @property
    def left(self) -> Money:
        """What of it has neither gone back nor been taken back."""
        return self.amount - self.refunded - Money(self.disputed_minor, self.amount.currency)

    @property
    def charge(self) -> Charge:
        """What the provider has been, or will be, told."""
        return Charge(self.id, self.amount, self.method.wish, self.started_at)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider says about a charge now; ``code`` is its reason for declining.

    Attributes:
        secret: what the payer's browser needs to finish paying with the provider; it is passed on and never kept.
    """

    state: PaymentState
    reference: str = ""
    code: str = ""
    secret: str = ""


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


class ChargebackPhase(StrEnum):
    """How far a bank has come; nothing follows the last two."""

    NEEDS_RESPONSE = "needs_response"
    UNDER_REVIEW = "under_review"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Chargeback:
    """A charge that a buyer's bank disputes, as its provider tells it. The provider takes the money at once.

    Attributes:
        reference: the provider's own id of it.
        payment: which of ours; where the provider does not say, ``charge`` is the reference that it gave the charge.
        fee: what the provider keeps for its trouble, less what it has given back.
        due_at: until when it listens to us.
    """

    reference: str
    amount: Money
    fee: Money
    reason: str
    phase: ChargebackPhase
    due_at: datetime | None
    payment: PaymentId | None = None
    charge: str = ""


@dataclass(frozen=True, slots=True)
class ChargebackNotice:
    """What a provider says unasked about a chargeback; ``event`` as in `Notice`."""

    event: str
    chargeback: Chargeback


@dataclass(frozen=True, slots=True)
class Defence:
    """What speaks against a chargeback, for a bank to read.

    Attributes:
        goods: what was bought; ``talk`` what buyer and store have said to each other.
        words: of the store, ``refunds`` what went back to the buyer already.
        delivered_at: when a courier says that the buyer had it; nothing means that there is no proof.
    """

    buyer: str
    goods: str
    address: str
    carrier: str = ""
    tracking: str = ""
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    refunds: str = ""
    talk: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A chargeback in our books.

    Attributes:
        claimed: what of its amount had not gone back to the buyer before it came.
        defence: what the provider has been, or will be, told; nothing with ``answered_at`` means that we accept.
        fee_back_minor: what of the fee the provider has given back; ``chargeback.fee`` is what it took.
    """

    provider: str
    chargeback: Chargeback
    payment: PaymentId
    trade: TradeId
    claimed: Money
    answered_at: datetime | None
    defence: Defence | None
    fee_back_minor: int = 0


@dataclass(frozen=True, slots=True)
class Refund:
    """Money on its way back; ``charge`` is the provider's reference of what was paid."""

    id: RefundId
    payment: PaymentId
    trade: TradeId
    amount: Money
    reason: str
    is_done: bool
    method: Method
    charge: str = ""


class ListedKind(StrEnum):
    """What a line of a provider's list is about."""

    CHARGE = "charge"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a provider's own books.

    Attributes:
        id: our id of the charge or refund, as the provider was told it; anything else is nothing of ours.
        amount: what moved; of a charge that was declined, what was asked for.
        state: a refund that is on its way is ``pending``, one that has gone ``succeeded``.
    """

    kind: ListedKind
    id: str
    amount: Money
    state: PaymentState
    reference: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The same thing in our books; ``told`` is what the provider was, or will be, told."""

    kind: ListedKind
    number: int
    amount: Money
    state: PaymentState
    told: Charge | Refund


class DifferenceKind(StrEnum):
    """How a provider's books and ours may differ."""

    UNHEARD = "unheard"
    """The provider has decided, and we have not heard: mended by taking its word."""
    UNSENT = "unsent"
    """We say that a refund has gone, and the provider knows nothing of it: mended by sending it, which is safe."""
    NOT_THERE = "not_there"
    """We say that money came, and the provider does not list it, or says that it did not."""
    AMOUNT = "amount"
    """Another amount moved than we asked for."""
    STRANGER = "stranger"
    """The provider lists something that is nothing of ours."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a provider's books and ours; ``subject`` is the text of the id that it is about."""

    kind: DifferenceKind
    subject: str
    theirs: str
    ours: str
    is_mended: bool


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One day of one provider, compared.

    Attributes:
        differences: those that a person must look at come first.
    """

    provider: str
    day: date
    done_at: datetime
    listed: int
    mended: int
    open: int
    differences: tuple[Difference, ...] = ()
