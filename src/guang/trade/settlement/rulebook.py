"""The rates in force, read once from the package."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from guang.kernel.money import Money


class Rulebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the money of an order is shared; see the rulebook for the words."""

    version: str
    platform_fee_bps: int
    platform_fee_bps_by_category: dict[str, int]
    commission_fee_bps: int
    smallest_withdrawal: dict[str, int]
    smallest_withdrawal_otherwise: int

    def fee_bps(self, path: Iterable[str]) -> int:
        """The platform's rate for a category, given the slugs that lead to it, the root first."""
        rate = self.platform_fee_bps
        for slug in path:
            rate = self.platform_fee_bps_by_category.get(slug, rate)
        return rate

    def smallest(self, currency: str) -> Money:
        """The smallest amount that may be withdrawn."""
        return Money(self.smallest_withdrawal.get(currency, self.smallest_withdrawal_otherwise), currency)


@cache
def in_force() -> Rulebook:
    """The rulebook; every settlement carries its version."""
    text = files("guang.trade.settlement").joinpath("rulebook.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Rulebook)
