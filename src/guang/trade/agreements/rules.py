"""What terms made elsewhere must hold; nothing here touches a database."""

import hashlib
from collections.abc import Collection
from typing import Final

from guang.kernel.ids import SkuId
from guang.trade.agreements.types import Agreed
from guang.trade.checkout import BadWish

MOST_LINES: Final = 2_000
MOST_UNITS: Final = 1_000_000


def check(agreed: Agreed, known: Collection[SkuId]) -> None:
    """Refuse terms that make no purchase.

    Raises:
        BadWish: no lines or too many, a SKU twice or one that does not exist, units, prices or fees out of range.
    """
    if not 1 <= len(agreed.lines) <= MOST_LINES:
        raise BadWish(rule=f"from 1 to {MOST_LINES} lines")
    if len({line.sku for line in agreed.lines}) != len(agreed.lines):
        raise BadWish(rule="each SKU on one line")
    for line in agreed.lines:
        if line.sku not in known:
            raise BadWish(rule="a SKU of the catalogue", sku=line.sku)
        if not 1 <= line.units <= MOST_UNITS or line.unit_price.minor <= 0:
            raise BadWish(rule=f"from 1 to {MOST_UNITS} units at a price", sku=line.sku)
    if any(fee.minor < 0 for fee in agreed.shipping.values()):
        raise BadWish(rule="a delivery fee that is not negative")


def fingerprint(agreed: Agreed) -> str:
    """What must be equal for two requests to be the same purchase."""
    lines = sorted((int(line.sku), line.units, line.unit_price.minor) for line in agreed.lines)
    fees = sorted((int(home), fee.minor) for home, fee in agreed.shipping.items())
    return hashlib.sha256(repr((lines, fees)).encode()).hexdigest()
