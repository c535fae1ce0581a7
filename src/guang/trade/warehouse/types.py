"""What crosses the wall: units by SKU, what stands on a shelf, and the warehouses among which it is divided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, StoreId, WarehouseId

Units: TypeAlias = Mapping[SkuId, int]
"""How many units of each SKU, each at least 1."""

Wants: TypeAlias = Mapping[OrderId, Units]
"""What each of several orders needs."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The stock of one SKU; ``reserved`` of the units on hand are promised.

    ``low_at`` is the number of available units from which downwards its store wants to be told; ``is_spread`` says
    that more than one warehouse may hold it.
    """

    sku: SkuId
    product: ProductId
    on_hand: int
    reserved: int
    low_at: int | None = None
    is_spread: bool = False

    @property
    def available(self) -> int:
        """Units that can still be promised."""
        return self.on_hand - self.reserved

    @property
    def is_low(self) -> bool:
        """Whether the store wants to be told."""
        return self.low_at is not None and self.available <= self.low_at


@dataclass(frozen=True, slots=True)
class Reach:
    """What a parcel costs, and how many days it takes, from a warehouse to an area such as ``CN/浙江省``."""

    area: str
    cost: int
    days: int


@dataclass(frozen=True, slots=True)
class WarehouseDraft:
    """What a store says about a warehouse.

    Args:
        area: where it stands, such as ``CN/浙江省/杭州市``.
        cost: what a parcel to anywhere costs the store, in minor units of its currency; ``reaches`` know better.
        days: how long a parcel to anywhere takes; ``reaches`` know better.
    """

    name: str
    area: str = ""
    cost: int = 0
    days: int = 3
    reaches: tuple[Reach, ...] = ()
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A place from which a store delivers; the first one holds whatever stands nowhere else."""

    id: WarehouseId
    store: StoreId
    draft: WarehouseDraft
    is_first: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Bin:
    """The part of a shelf that one warehouse holds."""

    warehouse: WarehouseId
    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        """Units that can still be promised."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class Goal:
    """Where units go, and by when the buyer was promised them: ``area`` is a path such as ``CN/浙江省/杭州市``."""

    area: str = ""
    within_days: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A warehouse as one allocation sees it: what is free there, and what a parcel from there means."""

    warehouse: WarehouseId
    free: Units
    cost: int
    days: int


@dataclass(frozen=True, slots=True)
class Carriage:
    """Units on their way from one warehouse of a store to another."""

    units: Units
    origin: WarehouseId
    target: WarehouseId


class MovementKind(StrEnum):
    """What happened to the stock of a SKU."""

    ADJUSTED = "adjusted"
    MOVED = "moved"
    TAKEN_BACK = "taken_back"
    WRITTEN_OFF = "written_off"
    HELD = "held"
    SOLD = "sold"
    FREED = "freed"


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of a SKU's history. ``change`` is of the units on hand; ``units`` is how many it was about."""

    at: datetime
    id: int
    kind: MovementKind
    units: int
    change: int
    reason: str = ""
    by: AccountId | None = None
    order: OrderId | None = None
    warehouse: WarehouseId | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the journal and the tables disagree about a SKU: ``what`` is a column, ``said`` is the journal's number."""

    sku: SkuId
    what: str
    said: int
    found: int
    warehouse: WarehouseId | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit found, over so many shelves."""

    shelves: int
    differences: tuple[Difference, ...]
