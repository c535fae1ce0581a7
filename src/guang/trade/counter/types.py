"""What a store's staff hand over in bulk, and what they take from the shelves for it."""

from dataclasses import dataclass

from guang.kernel.ids import AfterSaleId, OrderId, SkuId
from guang.kernel.text import Text
from guang.trade.shipping import Speed


@dataclass(frozen=True, slots=True)
class Sending:
    """One line of a list of parcels: everything left of an order, or what an exchange owes, goes with a carrier."""

    order: str
    carrier: str
    tracking: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it, or would: ``problem`` is a code, None where there is none."""

    sending: Sending
    order: OrderId | None
    problem: str | None
    case: AfterSaleId | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """A replacement that a store owes for goods that came back."""

    case: AfterSaleId
    order: OrderId
    sku: SkuId
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    units: int


@dataclass(frozen=True, slots=True)
class Pick:
    """So many units of one SKU to be taken from the shelf, and for which orders and exchanges, the fastest first."""

    sku: SkuId
    title: Text
    options: tuple[Text, ...]
    code: str
    image_url: str | None
    units: int
    orders: tuple[tuple[OrderId, int, Speed, AfterSaleId | None], ...]
