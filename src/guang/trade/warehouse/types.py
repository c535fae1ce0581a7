"""What crosses the wall: units by SKU, and what stands on a shelf."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from guang.kernel.ids import OrderId, ProductId, SkuId

Units: TypeAlias = Mapping[SkuId, int]
"""How many units of each SKU, each at least 1."""

Wants: TypeAlias = Mapping[OrderId, Units]
"""What each of several orders needs."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stock of one SKU; ``reserved`` of the units on hand are promised."""

    sku: SkuId
    product: ProductId
    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        """Units that can still be promised."""
        return self.on_hand - self.reserved
