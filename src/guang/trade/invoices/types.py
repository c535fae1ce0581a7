"""What crosses the wall: titles, invoices, and what an issuer is told."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, InvoiceId, OrderId, StoreId, TitleId, ViewerId
from guang.kernel.money import Money
from guang.kernel.outside import Request
from guang.kernel.text import Text
from guang.trade.orders import taxed
from guang.trade.taxes import Tax


class TitleKind(StrEnum):
    """To whom an invoice is made out."""

    PERSONAL = "personal"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Title:
    """To whom an invoice is made out; ``number`` is a company's tax number, ``email`` where a copy may go."""

    kind: TitleKind
    name: str
    number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class SavedTitle:
    """A title that somebody keeps for the next time."""

    id: TitleId
    title: Title


class InvoiceState(StrEnum):
    """Asked for by a buyer, with the issuer, out, refused, or taken back in whole."""

    ASKED = "asked"
    ISSUING = "issuing"
    ISSUED = "issued"
    REFUSED = "refused"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Seller:
    """Who issues, as the tax profile said when the number was taken."""

    name: str
    number: str
    address: str
    country: str


@dataclass(frozen=True, slots=True)
class Goods:
    """What was sold, for whoever reads the invoice."""

    title: Text
    units: int


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice for an order, or a red-letter one that takes back a part of another.

    A number is taken in the transaction that hands the invoice to the issuer, and stays with it for good: one that the
    issuer refuses is handed in again under the same number.

    Attributes:
        reverses: the invoice that this red-letter one takes back; its amounts are below zero.
        number: within the store and the year, without gaps.
        taxes: what was paid, by rate; fixed with the number.
        reversed: how much of it red-letter invoices have taken back.
        reference: the issuer's.
        code: why it was refused, with the store's words in ``note``.
    """

    id: InvoiceId
    order: OrderId
    store: StoreId
    buyer: AccountId
    viewer: ViewerId
    reverses: InvoiceId | None
    state: InvoiceState
    title: Title
    seller: Seller | None
    year: int | None
    number: int | None
    taxes: tuple[Tax, ...]
    goods: tuple[Goods, ...]
    currency: str
    reversed: Money
    wish: str
    issuer: str
    reference: str
    code: str
    note: str
    asked_at: datetime
    handed_at: datetime | None
    done_at: datetime | None

    @property
    def total(self) -> Money:
        """What was paid, tax included."""
        return Money(sum(one.paid for one in self.taxes), self.currency)

    @property
    def tax(self) -> Money:
        """The tax in it."""
        return Money(sum(one.paid_tax for one in self.taxes), self.currency)

    @property
    def number_text(self) -> str:
        """The number as people read it: ``2026-000042``; empty before it has one."""
        return "" if self.number is None else f"{self.year}-{self.number:06}"

    @property
    def document(self) -> "Document":
        """What the issuer has been, or will be, told."""
        assert self.seller is not None, "it has a number"
        assert self.handed_at is not None, "it has a number"
        return Document(
            self.number_text,
            self.seller,
            self.title,
            self.taxes,
            self.currency,
            id=self.id,
            wish=self.wish,
            asked_at=self.handed_at,
        )


@dataclass(frozen=True, slots=True)
class Document(Request):
    """What an issuer is told to register."""

    number: str
    seller: Seller
    title: Title
    taxes: tuple[Tax, ...]
    currency: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a buyer can do about an invoice for an order.

    Attributes:
        why: nothing if one can be asked for; else why not.
        until: as long as one can be asked for, once that is known.
        invoices: the invoice, and the red-letter ones after it.
    """

    why: str
    until: datetime | None
    invoices: tuple[Invoice, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for among a store's invoices.

    Attributes:
        q: an order's id, an invoice's number, or how the name on it begins.
        red: only red-letter ones, or only others.
    """

    store: StoreId
    state: InvoiceState | None = None
    q: str = ""
    red: bool | None = None


@dataclass(frozen=True, slots=True)
class TaxReport:
    """A store's taxes of one month, by rate and by day; ``untaxed`` is what was paid for orders without tax lines."""

    month: date
    zone: str
    currency: str
    rates: tuple[taxed.Turnover, ...]
    days: tuple[taxed.Turnover, ...]
    untaxed: Money
