"""What a store's staff look for among its orders, and what they hand over in bulk."""

from dataclasses import dataclass
from datetime import datetime

from guang.kernel.ids import AfterSaleId, OrderId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.trade.orders import OrderState
from guang.trade.shipping import Speed


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is left out does not matter.

    Attributes:
        q: an order's id, a tracking number, the last four digits of a phone, or how a receiver's name begins.
        since: placed at this instant or later; ids say when that was.
        noted: only those on which the buyer has left a note.
    """

    store: StoreId
    q: str = ""
    state: OrderState | None = None
    since: datetime | None = None
    until: datetime | None = None
    product: ProductId | None = None
    noted: bool = False


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


@dataclass(frozen=True, slots=True)
class Takings:
    """What a store was paid for within one day, without what has gone back since.

    Args:
        day: when that day began.
        goods: the price of the goods, without shipping.
    """

    day: datetime
    orders: int
    units: int
    buyers: int
    goods: Money
