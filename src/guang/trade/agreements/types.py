"""What is handed in: a purchase as it was made elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guang.kernel.ids import AccountId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One line of a purchase that was made elsewhere."""

    sku: SkuId
    units: int
    unit_price: Money


@dataclass(frozen=True, slots=True)
class Agreed:
    """A purchase that was made elsewhere, on terms that are not ours to compute.

    Attributes:
        shipping: the delivery fee by store; none for a store that is left out.
        key: the source's name of it; the same key is the same purchase.
        pay_by: until when its stock waits for the payment.
    """

    buyer: AccountId
    viewer: ViewerId
    lines: tuple[AgreedLine, ...]
    shipping: Mapping[StoreId, Money]
    address: Mapping[str, str]
    key: str
    pay_by: datetime
