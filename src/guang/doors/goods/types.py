"""What is looked for among a store's goods, and what is found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from guang.kernel.ids import CategoryId, ImageId, ProductId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text

STATES = ("listed", "draft", "delisted")
FEW_UNITS = 5
"""Up to so many units that can be sold are few [D]."""


class Stock(StrEnum):
    """How much of a product can be sold, all its SKUs together."""

    NONE = "none"
    LOW = "low"
    SOME = "some"


class Sort(StrEnum):
    """In which order goods are shown."""

    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"


class Wanted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is looked for among the goods of a store; what is left out does not matter.

    Attributes:
        q: words of titles, brands and tags, codes and bar codes, or the id of a product or SKU.
        categories: branches of the tree, those below them not included.
        price_min: in minor units of the store's currency, of the cheapest SKU.
    """

    q: str = ""
    state: str | None = None
    categories: tuple[CategoryId, ...] = ()
    stock: Stock | None = None
    price_min: int | None = None
    price_max: int | None = None
    changed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of a list: its order, where it begins, and how long it is."""

    sort: Sort
    after: tuple[int, int] | None
    most: int


@dataclass(frozen=True, slots=True)
class Line:
    """One product in a list; ``available`` units can be sold, ``skus`` variants are there."""

    id: ProductId
    store: StoreId
    title: Text
    image: ImageId | None
    price_from: Money
    price_to: Money
    list_price: Money | None
    state: str
    is_restricted: bool
    is_in_review: bool
    category: CategoryId
    brand: str
    created_at: datetime
    changed_at: datetime
    available: int
    skus: int
    code: str


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking at a list that somebody has saved; ``query`` is what the page's address carries."""

    name: str
    query: str
    saved_at: datetime
