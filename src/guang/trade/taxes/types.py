"""What crosses the wall: what a store says about its taxes, and the tax in what somebody pays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from guang.kernel.money import Money


class Taxpayer(StrEnum):
    """How a seller is taxed: as usual, by a levy for small traders, or not at all."""

    GENERAL = "general"
    SMALL = "small"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store says about its taxes.

    Attributes:
        country: where it is established (ISO 3166-1 alpha-2).
        number: under which it is registered; not needed of those who are exempt.
        name: by which the law knows it, with its ``address``; both stand on invoices.
        is_oss: whether distance sales inside the European Union are taxed where they arrive: the store is above the
            threshold, or has chosen so.
        codes: by category (slug), where its goods are taxed otherwise than the rulebook says of the category.
        issues_alone: whether invoices that were asked for are issued by themselves once an order is confirmed.
    """

    country: str
    taxpayer: Taxpayer = Taxpayer.GENERAL
    number: str = ""
    name: str = ""
    address: str = ""
    is_oss: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    issues_alone: bool = False


@dataclass(frozen=True, slots=True)
class Taxable:
    """What is paid for one line, in minor units.

    Attributes:
        path: slugs that lead to its category, the root first.
        pays: by the buyer; ``subsidy`` by the platform, for the same goods.
    """

    path: tuple[str, ...]
    pays: int
    subsidy: int = 0


@dataclass(frozen=True, slots=True)
class Tax:
    """The tax in one amount, in minor units; it is inside what is paid, never on top of it.

    A platform's subsidy is paid to the seller for the goods, so it is taxed with them; what the buyer's invoice says
    is the buyer's part alone, and each part is reckoned by itself.

    Attributes:
        tax: ``vat``, ``gst`` or ``consumption_tax``.
        country: whose tax it is.
        code: which of its rates; ``exempt`` sellers and ``export`` have codes of their own.
        paid: what the buyer pays, with ``paid_tax`` in it; ``subsidy`` and ``subsidy_tax`` of the platform's part.
        rules: the version of the rulebook.

    Source: Directive 2006/112/EC art. 73 (subsidies directly linked to the price); VAT Law of the PRC art. 17.
    """

    tax: str
    country: str
    code: str
    rate_bps: int
    paid: int
    paid_tax: int
    subsidy: int
    subsidy_tax: int
    rules: str

    @property
    def kind(self) -> tuple[str, str, str, int, str]:
        """What amounts must share to be added up."""
        return (self.country, self.tax, self.code, self.rate_bps, self.rules)


@dataclass(frozen=True, slots=True)
class TaxInside:
    """How much of what a buyer pays is tax, at one rate: ``amount`` is inside of ``gross``."""

    country: str
    tax: str
    code: str
    rate_bps: int
    amount: Money
    gross: Money


@dataclass(frozen=True, slots=True)
class Taxed:
    """The tax in a purchase from one store: by line, in the order of the lines, and in the delivery fee."""

    lines: tuple[tuple[Tax, ...], ...]
    shipping: tuple[Tax, ...]


NO_TAXES: Final[tuple[Tax, ...]] = ()
"""What stands where tax is not handled."""
