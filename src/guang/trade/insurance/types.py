"""What crosses the wall: insured ways back, and what an insurer is asked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.kernel.outside import Request


class ClaimState(StrEnum):
    """How far a claim has come; it is ``due`` while the insurer has not decided."""

    DUE = "due"
    PAID = "paid"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Cover:
    """What of an order is insured, for how much, and what that costs its store."""

    lines: tuple[LineId, ...]
    pays: Money
    premium: Money


@dataclass(frozen=True, slots=True)
class Claim:
    """Goods came back: what the insurer owes the buyer; ``code`` is its reason for refusing."""

    case: AfterSaleId
    state: ClaimState
    due_at: datetime
    done_at: datetime | None
    reference: str
    code: str


@dataclass(frozen=True, slots=True)
class Policy:
    """The way back of one order, insured from when it left; it is paid once."""

    order: OrderId
    store: StoreId
    buyer: AccountId
    viewer: ViewerId
    cover: Cover
    bound_at: datetime
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Freight(Request):
    """What an insurer is told to pay; named after the order."""

    buyer: AccountId
    amount: Money


@dataclass(frozen=True, slots=True)
class Totals:
    """What the insurance of a store has cost and paid within some time, in minor units of its currency."""

    orders: int
    premiums: int
    claims: int
    paid: int
