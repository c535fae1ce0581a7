"""What crosses the wall: shares of a line, withdrawals, and what a bank is told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, StoreId, SubjectId, WithdrawalId
from guang.kernel.money import Money
from guang.kernel.outside import Request
from guang.trade.ledger import Account


@dataclass(frozen=True, slots=True)
class Terms:
    """What is left of one line, and at which rates it is shared.

    Attributes:
        paid: the buyer's part, less refunds.
        subsidy: the platform's part, less what came back of it.
        commission_bps: of the buyer's part; nothing where nobody promoted the line.
    """

    paid: Money
    subsidy: Money
    fee_bps: int
    commission_bps: int
    commission_fee_bps: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Who gets what of a line; together they are all that is left of it."""

    merchant: Money
    creator: Money
    platform_fee: Money
    commission_fee: Money


class Payee(StrEnum):
    """Who can withdraw."""

    STORE = "store"
    CREATOR = "creator"

    @property
    def account(self) -> Account:
        """The ledger account that is withdrawn from."""
        return Account.MERCHANT if self is Payee.STORE else Account.CREATOR

    def subject(self, owner: int) -> SubjectId:
        """The name under which the platform speaks of an owner."""
        return (StoreId(owner) if self is Payee.STORE else AccountId(owner)).subject


class WithdrawalState(StrEnum):
    """Asked for, then with the bank or back in the balance."""

    ASKED = "asked"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewWithdrawal:
    """A wish to withdraw.

    Attributes:
        owner: the store's id, or the creator's account.
        by: who asks.
        bank: which bank, and ``wish`` what it needs to know (a simulator: how to behave).
        key: the caller's idempotency key; the same key with the same content is the same withdrawal.
    """

    payee: Payee
    owner: int
    by: AccountId
    amount: Money
    bank: str
    wish: str
    key: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Earned money on its way to a bank.

    Attributes:
        reference: the bank's, once it has spoken.
        code: why the bank refused.
    """

    id: WithdrawalId
    payee: Payee
    owner: int
    by: AccountId
    amount: Money
    state: WithdrawalState
    bank: str
    wish: str
    reference: str
    code: str
    asked_at: datetime
    done_at: datetime | None

    @property
    def transfer(self) -> "Transfer":
        """What the bank has been, or will be, told."""
        return Transfer(self.amount, id=self.id, wish=self.wish, asked_at=self.asked_at)


@dataclass(frozen=True, slots=True)
class Transfer(Request):
    """What a bank is told to send."""

    amount: Money


@dataclass(frozen=True, slots=True)
class DaySum:
    """What came in within one day."""

    day: datetime
    amount: Money


@dataclass(frozen=True, slots=True)
class Summary:
    """How an owner's money stands in one currency.

    Attributes:
        available: may be withdrawn; negative if more was given back to buyers than had been left.
        pending: paid by buyers and not settled yet; for creators what their rates promise of it, to the unit or so.
        in_payout: on its way to a bank.
        days: what was settled on each of the last days, the earliest first.
    """

    available: Money
    pending: Money
    in_payout: Money
    days: tuple[DaySum, ...]


@dataclass(frozen=True, slots=True)
class KindSum:
    """What one kind of event brought onto an account."""

    kind: str
    amount: Money


@dataclass(frozen=True, slots=True)
class AccountStatement:
    """One account over a span of time: the opening balance and the sums make the closing balance."""

    account: Account
    opening: Money
    closing: Money
    sums: tuple[KindSum, ...]
