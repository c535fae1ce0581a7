"""Taxes: how much of a price is tax, by the country of the store, as versioned data.

Pure arithmetic over a rulebook in memory. Prices are what a shopper pays, so tax is reckoned out of them and changes
none; where the law adds it at the till, the tax is not handled, and that is said. What is reckoned here is frozen with
the order and never again.
"""

from guang.trade.taxes.errors import BadProfile
from guang.trade.taxes.numbers import checked
from guang.trade.taxes.rulebook import in_force
from guang.trade.taxes.rules import apportioned, back, check, inside, left, summed, taxed
from guang.trade.taxes.types import NO_TAXES, Profile, Tax, Taxable, Taxed, TaxInside, Taxpayer

__all__ = [
    "NO_TAXES",
    "BadProfile",
    "Profile",
    "Tax",
    "TaxInside",
    "Taxable",
    "Taxed",
    "Taxpayer",
    "apportioned",
    "back",
    "check",
    "checked",
    "in_force",
    "inside",
    "left",
    "summed",
    "taxed",
]
