"""The rulebook in force, read once from the package."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

STANDARD = "standard"
EXEMPT = "exempt"
EXPORT = "export"


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One rate of one country, from its first day to its last, and the law that says so."""

    code: str
    bps: int
    since: date
    source: str
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is the law on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A country whose tax is inside of prices; ``inclusive`` names the law, ``small`` the code of small traders."""

    tax: Literal["vat", "gst", "consumption_tax"]
    inclusive: str
    rates: tuple[Rate, ...]
    categories: dict[str, str]
    small: str | None = None

    def rate(self, code: str, day: date) -> Rate | None:
        """A rate on a day; the standard one where the code has none then; None where nothing is known of the day."""
        for wanted in (code, STANDARD):
            for one in self.rates:
                if one.code == wanted and one.holds(day):
                    return one
        return None

    def code(self, path: tuple[str, ...]) -> str:
        """The code of a category, given the slugs that lead to it."""
        return next((self.categories[slug] for slug in reversed(path) if slug in self.categories), STANDARD)


class Union(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Countries between which nothing is exported."""

    source: str
    members: frozenset[str]


class Rulebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Taxes by country; see the rulebook for the words."""

    version: str
    export_source: str
    exempt_source: str
    union: Union
    countries: dict[str, Country]
    not_handled: dict[str, str]


@cache
def in_force() -> Rulebook:
    """The rulebook; every tax carries its version."""
    text = files("guang.trade.taxes").joinpath("rulebook.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Rulebook)
