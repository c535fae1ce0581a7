"""The rulebook, for whoever fills in a tax profile or wants to know why a price holds so much tax."""

from datetime import date

import msgspec
from litestar import get

from guang.trade.taxes.numbers import FORMS
from guang.trade.taxes.rulebook import in_force


class TaxRate(msgspec.Struct, frozen=True):
    """One rate of a country, from its first day to its last, and the law that says so."""

    code: str
    rate_bps: int
    since: date
    until: date | None
    source: str


class TaxCountry(msgspec.Struct, frozen=True, kw_only=True):
    """One country: ``note`` says why its tax is not handled, where it is not.

    ``codes`` are by category (slug) where they are not ``standard``; ``example`` is a number that could be registered.
    """

    country: str
    handled: bool
    note: str
    tax: str | None
    inclusive: str
    union: bool
    small: bool
    example: str
    rates: list[TaxRate]
    codes: dict[str, str]


class TaxRules(msgspec.Struct, frozen=True):
    """The rulebook in force."""

    version: str
    items: list[TaxCountry]
    next: None = None


@get("/api/tax-rules", operation_id="tax_rules", tags=["taxes"])
async def tax_rules() -> TaxRules:
    """By which rules taxes are reckoned out of prices, country by country, each with its law."""
    book = in_force()
    handled = [
        TaxCountry(
            country=name,
            handled=True,
            note="",
            tax=one.tax,
            inclusive=one.inclusive,
            union=name in book.union.members,
            small=one.small is not None,
            example=FORMS[name][1],
            rates=[TaxRate(rate.code, rate.bps, rate.since, rate.until, rate.source) for rate in one.rates],
            codes=one.categories,
        )
        for name, one in book.countries.items()
    ]
    others = [
        TaxCountry(
            country=name,
            handled=False,
            note=note,
            tax=None,
            inclusive="",
            union=False,
            small=False,
            example="",
            rates=[],
            codes={},
        )
        for name, note in book.not_handled.items()
    ]
    return TaxRules(book.version, [*handled, *others])


routes = [tax_rules]
