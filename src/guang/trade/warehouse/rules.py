"""Arithmetic of the shelves; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from typing import Final

from guang.kernel.ids import ProductId, SkuId
from guang.trade.warehouse.errors import BadUnits
from guang.trade.warehouse.types import Shelf, Units, Wants

MOST_UNITS: Final = 10**9
MOST_WANTED: Final = 10**6
LONGEST_REASON: Final = 200


def check(wanted: Units) -> None:
    """Refuse numbers of units that cannot be.

    Raises:
        BadUnits: none at all, or a number below 1 or above a million.
    """
    if not wanted:
        raise BadUnits(rule="at least one SKU")
    for sku, units in wanted.items():
        if not 1 <= units <= MOST_WANTED:
            raise BadUnits(sku=sku.text, units=str(units)[:20], rule=f"from 1 to {MOST_WANTED}")


def total(wants: Wants) -> dict[SkuId, int]:
    """What several orders need together."""
    summed: dict[SkuId, int] = {}
    for wanted in wants.values():
        for sku, units in wanted.items():
            summed[sku] = summed.get(sku, 0) + units
    return summed


def shortfall(wanted: Units, free: Mapping[SkuId, int]) -> dict[SkuId, int]:
    """How many units are missing of each SKU; empty if all of it is there."""
    return {sku: units - free.get(sku, 0) for sku, units in wanted.items() if units > free.get(sku, 0)}


def by_product(shelves: Iterable[Shelf]) -> dict[ProductId, int]:
    """Units available of each product, all its SKUs together."""
    summed: dict[ProductId, int] = {}
    for shelf in shelves:
        summed[shelf.product] = summed.get(shelf.product, 0) + shelf.available
    return summed
