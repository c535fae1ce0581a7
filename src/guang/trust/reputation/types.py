"""What crosses the wall: scores of stores, what made them, and what cost a store points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from guang.kernel.ids import OrderId, StoreId


@dataclass(frozen=True, slots=True)
class Part:
    """One metric of a score.

    Attributes:
        counted: how many of ``cases`` the metric counts, weighted by recency.
        rate: the store's rate, drawn towards its industry's; None without cases anywhere.
        rank: share of peers that do worse, from 0 to 1; None without a rate.
    """

    metric: str
    dimension: str
    counted: float
    cases: float
    rate: float | None
    rank: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """A store's experience score of one day.

    Attributes:
        points: from the rulebook's lowest to 100; None below the fewest delivered orders.
        dimensions: points by dimension; a dimension without cases is left out.
        orders: delivered orders in the window.
        version: of the rulebook that made it.
    """

    store: StoreId
    day: date
    points: float | None
    dimensions: Mapping[str, float]
    parts: tuple[Part, ...]
    orders: int
    version: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cost a store points."""

    metric: str
    order: OrderId | None
    at: datetime
