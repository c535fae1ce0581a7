"""What crosses the wall: disputes, the part of each order in them, and what speaks for its store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, DisputeId, OrderId, PaymentId, StoreId, TradeId
from guang.kernel.money import Money


class DisputeState(StrEnum):
    """How far a dispute has come; nothing follows the last three."""

    OPENED = "opened"
    EVIDENCE_DUE = "evidence_due"
    SUBMITTED = "submitted"
    WON = "won"
    LOST = "lost"
    ACCEPTED = "accepted"


class DisputeReason(StrEnum):
    """Why the buyer's bank says that it takes the money; what a provider says besides is ``general``."""

    FRAUDULENT = "fraudulent"
    UNRECOGNIZED = "unrecognized"
    DUPLICATE = "duplicate"
    NOT_RECEIVED = "product_not_received"
    NOT_AS_DESCRIBED = "product_unacceptable"
    NOT_REFUNDED = "credit_not_processed"
    GENERAL = "general"


class Stance(StrEnum):
    """What a store says to a dispute about its order; ``silent`` is nothing yet."""

    SILENT = "silent"
    CONTEST = "contest"
    ACCEPT = "accept"


class DisputeLiability(StrEnum):
    """Who bears the bank's fee when the money is lost."""

    MERCHANT = "merchant"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Proof:
    """What speaks for a store by itself, as its order stood when the bank wanted to know.

    Attributes:
        delivered_at: when a courier says that the last parcel was with the buyer; nothing is no proof.
        talk: the last of what buyer and store have said, a line a message.
    """

    goods: str = ""
    address: str = ""
    buyer: str = ""
    carrier: str = ""
    tracking: str = ""
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None
    refunds: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True)
class DisputePart:
    """One order in a dispute.

    Attributes:
        amount: what of the dispute is about this order.
        withheld: what was taken from the store's balance until the end, because the order was settled.
        key: the idempotency key under which the store answered.
    """

    order: OrderId
    store: StoreId
    amount: Money
    withheld: Money
    stance: Stance = Stance.SILENT
    words: str = ""
    by: AccountId | None = None
    answered_at: datetime | None = None
    key: str = ""
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A charge that a buyer's bank disputes.

    Attributes:
        amount: what the bank wants; ``claimed`` what of it had not gone back before.
        due_at: until when stores may answer; ``listens_until`` the bank.
    """

    id: DisputeId
    provider: str
    reference: str
    payment: PaymentId
    trade: TradeId
    amount: Money
    claimed: Money
    fee: Money
    reason: DisputeReason
    liability: DisputeLiability
    state: DisputeState
    opened_at: datetime
    due_at: datetime
    listens_until: datetime
    submitted_at: datetime | None
    ended_at: datetime | None
    parts: tuple[DisputePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a store says about its part; ``key`` makes it happen once."""

    stance: Stance
    words: str
    by: AccountId
    key: str
