"""What is looked for among a store's goods, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from guang.kernel.ids import AccountId, CategoryId, ImageId, JobId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text

STATES = ("listed", "draft", "delisted")
FEW_UNITS = 5
"""Up to so many units that can be sold are few [D]."""


class StockLevel(StrEnum):
    """How much of a product can be sold, all its SKUs together; few also where a SKU is at its alarm."""

    NONE = "none"
    LOW = "low"
    SOME = "some"


class GoodsSort(StrEnum):
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
    stock: StockLevel | None = None
    price_min: int | None = None
    price_max: int | None = None
    changed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which page of a list: its order, where it begins, and how long it is."""

    sort: GoodsSort
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


@dataclass(frozen=True, slots=True)
class PriceStep:
    """A price that a SKU had until an instant, and the one that it had from then on."""

    sku: SkuId
    at: datetime
    before: Money
    after: Money


class Outcome(StrEnum):
    """What became of one change of a batch; ``kept`` ones could not be undone."""

    PLANNED = "planned"
    REFUSED = "refused"
    DONE = "done"
    UNDONE = "undone"
    KEPT = "kept"


class Why(StrEnum):
    """Why a change was refused, or what it waits for."""

    GONE = "gone"
    CHANGED = "changed"
    BOUNDS = "bounds"
    LIST_PRICE = "list_price"
    SCREENED = "screened"
    PROMISED = "promised"
    NOT_READY = "not_ready"
    STORE = "store"
    IN_REVIEW = "in_review"


class BatchState(StrEnum):
    """Where a batch is: its changes are worked out, shown, made, and perhaps undone."""

    PLANNING = "planning"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


class PriceWish(msgspec.Struct, frozen=True, kw_only=True, tag="price"):
    """New prices for every SKU.

    Attributes:
        by: ``set`` to an amount, ``add`` an amount, or ``percent``, where the amount is in basis points (−1,000 is a
            tenth off).
        amount: minor units of the store's currency, or basis points.
        step: the result is rounded to the nearest multiple of this many minor units, halves upwards.
        less: taken off after rounding, for prices such as 19.99.
    """

    by: Literal["set", "add", "percent"]
    amount: Annotated[int, Meta(ge=-(10**12), le=10**12)]
    step: Annotated[int, Meta(ge=1, le=10**6)] = 1
    less: Annotated[int, Meta(ge=0, le=10**6)] = 0


class StockWish(msgspec.Struct, frozen=True, kw_only=True, tag="stock"):
    """Other units on hand for every SKU: ``set`` to a number, or ``add`` one, which may be negative."""

    by: Literal["set", "add"]
    units: Annotated[int, Meta(ge=-(10**9), le=10**9)]
    reason: Annotated[str, Meta(min_length=1, max_length=200)]


class ListWish(msgspec.Struct, frozen=True, tag="list"):
    """Every product on the street."""


class DelistWish(msgspec.Struct, frozen=True, tag="delist"):
    """Every product off the street."""


class ImportWish(msgspec.Struct, frozen=True, kw_only=True, tag="import"):
    """A file with goods, kept under a key of the store of blobs; ``name`` is what its owner calls it."""

    file: str
    name: str


Change = PriceWish | StockWish | ListWish | DelistWish
Wish = Change | ImportWish


class Chosen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which products a batch is about: these, or all that a search finds at the moment when it is worked out."""

    ids: tuple[ProductId, ...] = ()
    search: Wanted | None = None


class Plan(msgspec.Struct, frozen=True):
    """What somebody wants, and for which goods."""

    wish: Wish
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of changes; ``looked_at`` counts the products that were worked out, or rows of a file."""

    id: JobId
    store: StoreId
    account: AccountId
    kind: str
    state: BatchState
    plan: Plan
    report: Mapping[str, Any]
    looked_at: int
    reached: int
    done: int
    made_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change: to a product, or to one of its SKUs. Prices are in minor units, stock in units, states 0 or 1."""

    product: ProductId
    sku: SkuId | None
    before: int | None
    after: int | None
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A change with what a person needs to recognise it."""

    step: Step
    title: Text
    options: tuple[Text, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A SKU while a batch is worked out."""

    product: ProductId
    sku: SkuId
    price: int
    list_price: int | None
    on_hand: int
    reserved: int
