"""What crosses the wall: accounts, entries, postings, and closes of the books."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from guang.kernel.errors import Invalid
from guang.kernel.ids import LineId, OrderId, PostingId
from guang.kernel.money import Money

PLATFORM = 0
"""The owner of the platform's own accounts."""


class Account(StrEnum):
    """Whose money it is, and why (DOMAIN D1). Credit is positive: what we owe or have earned; debit is negative."""

    CLEARING = "clearing"
    """What payment providers hold for us: negative, as an asset is."""
    ESCROW = "escrow"
    """What buyers have paid for orders that are not settled; owned by the store."""
    MERCHANT = "merchant"
    """What a store may withdraw."""
    CREATOR = "creator"
    """What a promoter may withdraw."""
    PROVIDER = "provider"
    """What a service provider may withdraw."""
    PLATFORM_FEE = "platform_fee"
    """What the platform has earned from merchants."""
    COMMISSION_FEE = "commission_fee"
    """What the platform has kept of creators' commissions."""
    SUBSIDY = "subsidy"
    """What the platform has paid towards prices: negative, as a cost is."""
    REFUNDS = "refunds"
    """What is on its way back to buyers."""
    PAYOUTS = "payouts"
    """What is on its way to somebody's bank; owned by whoever withdraws."""
    COMPENSATION = "compensation"
    """What the platform has paid to make something good: negative, as a cost is."""
    DISPUTED = "disputed"
    """What providers have taken back because buyers' banks dispute it: negative, as a claim is."""
    WITHHELD = "withheld"
    """What a store has been paid for an order that is disputed now, until the bank decides."""
    DEPOSIT = "deposit"
    """What a store has left with us as a security."""
    AD_WALLET = "ad_wallet"
    """What an advertiser has paid in advance."""
    TAX = "tax"
    """What is owed to a tax authority."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One side of a posting.

    Attributes:
        owner: the store or the account of a person that the ledger account belongs to; 0 is the platform.
        line: nothing means the order as a whole, or its delivery.
    """

    account: Account
    owner: int
    amount: Money
    order: OrderId | None = None
    line: LineId | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """What one event did to the accounts; its entries add up to nothing. ``(kind, key)`` happens once."""

    kind: str
    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an entry stands in the books: by the transaction that wrote it, then by posting, then in turn."""

    tx: int
    posting: int
    n: int

    @property
    def text(self) -> str:
        """The place as a cursor."""
        return f"{self.tx:x}.{self.posting:x}.{self.n:x}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a cursor.

        Raises:
            Invalid: it is none.
        """
        try:
            tx, posting, n = (int(part, 16) for part in text.split("."))
        except ValueError:
            raise Invalid(cursor=text[:60]) from None
        if not (-(2**63) <= tx < 2**63 and 0 <= posting < 2**63 and 0 <= n < 2**15):
            raise Invalid(cursor=text[:60])
        return cls(tx, posting, n)


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry as it stands in the books."""

    place: Place
    kind: str
    key: str
    at: datetime
    entry: Entry

    @property
    def posting(self) -> PostingId:
        """The posting that the entry is part of."""
        return PostingId(self.place.posting)


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What one kind of posting brought onto an account within one day, the ``day``-th of those asked for."""

    day: int
    kind: str
    account: Account
    amount: Money


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line, or of an order's delivery, is given back: the buyer's money and the platform's subsidy."""

    buyer: Money
    subsidy: Money


@dataclass(frozen=True, slots=True)
class Close:
    """The books as they stood when they were closed.

    Attributes:
        horizon: everything written by an earlier transaction is in, everything else is not.
        since: the horizon of the close before.
        orders: how many orders were proven, because something was entered about them since the close before.
        entries: how many entries came in since the close before.
        totals: what each kind of account holds together, by account and currency, in minor units.
        offenders: how many broken rules were found; `faults` names them.
    """

    number: int
    key: str
    at: datetime
    horizon: int
    since: int
    done_at: datetime | None = None
    orders: int = 0
    entries: int = 0
    offenders: int = 0
    totals: tuple[tuple[Account, Money], ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether its balances and its proof are complete."""
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of the books that an order, or the books as a whole (no order), breaks; amounts in minor units."""

    rule: str
    order: OrderId | None
    expected: int
    found: int
