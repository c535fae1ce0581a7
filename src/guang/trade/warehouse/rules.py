"""Arithmetic of the shelves; nothing here touches a database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from guang.kernel.ids import ProductId, SkuId, WarehouseId
from guang.trade.warehouse.errors import BadUnits, BadWarehouse
from guang.trade.warehouse.types import Goal, Reach, Shelf, Source, Units, Wants, WarehouseDraft

MOST_UNITS: Final = 10**9
MOST_WANTED: Final = 10**6
LONGEST_REASON: Final = 200
LONGEST_NAME: Final = 60
LONGEST_AREA: Final = 120
MOST_COST: Final = 10**9
MOST_DAYS: Final = 60
MOST_REACHES: Final = 50
MOST_WAREHOUSES: Final = 8
"""An allocation tries every choice among them: 255 at most."""


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


def check_counts(counts: Units) -> None:
    """Refuse counts that cannot be.

    Raises:
        BadUnits: a number below 0 or above a thousand million.
    """
    for sku, count in counts.items():
        if not 0 <= count <= MOST_UNITS:
            raise BadUnits(sku=sku.text, units=str(count)[:20], rule=f"from 0 to {MOST_UNITS}")


def check_reason(reason: str) -> str:
    """A reason, trimmed.

    Raises:
        BadUnits: none, or too long a one.
    """
    words = reason.strip()
    if not 1 <= len(words) <= LONGEST_REASON or "\x00" in words:
        raise BadUnits(field="reason", rule=f"from 1 to {LONGEST_REASON} characters")
    return words


def check_draft(draft: WarehouseDraft) -> None:
    """Refuse a description that makes no warehouse.

    Raises:
        BadWarehouse: naming the field.
    """
    if not 1 <= len(draft.name) <= LONGEST_NAME or not draft.name.isprintable() or draft.name != draft.name.strip():
        raise BadWarehouse(field="name", rule=f"from 1 to {LONGEST_NAME} characters")
    if len(draft.reaches) > MOST_REACHES or len({one.area for one in draft.reaches}) != len(draft.reaches):
        raise BadWarehouse(field="reaches", rule=f"at most {MOST_REACHES}, each area once")
    for one in (Reach(draft.area, draft.cost, draft.days), *draft.reaches):
        if len(one.area) > LONGEST_AREA or (one.area and not one.area.isprintable()):
            raise BadWarehouse(field="area", rule=f"at most {LONGEST_AREA} characters")
        if not 0 <= one.cost <= MOST_COST or not 0 <= one.days <= MOST_DAYS:
            raise BadWarehouse(field="reaches", rule=f"a cost from 0 to {MOST_COST}, days from 0 to {MOST_DAYS}")


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


def grew_low(shelves: Mapping[SkuId, Shelf], changes: Mapping[SkuId, int]) -> Iterator[tuple[Shelf, int]]:
    """Shelves, as they were, that a change brings down to where the store wants to be told; with what is left."""
    for sku, units in changes.items():
        shelf = shelves[sku]
        left = shelf.available + units
        if shelf.low_at is not None and left <= shelf.low_at < shelf.available:
            yield shelf, left


def reach(draft: WarehouseDraft, area: str) -> tuple[int, int]:
    """Cost and days of a parcel from a warehouse to an area: the longest of its reaches that leads there decides."""
    parts = area.split("/")
    known = {one.area: one for one in draft.reaches if one.area}
    for length in range(len(parts), 0, -1):
        if found := known.get("/".join(parts[:length])):
            return found.cost, found.days
    return draft.cost, draft.days


def allocate(wanted: Units, sources: Sequence[Source], goal: Goal) -> dict[WarehouseId, dict[SkuId, int]]:
    """Choose warehouses for one order: those that keep the promise, then the cheapest parcels, then the fastest.

    Every used warehouse sends one parcel; the slowest of them decides when the order is complete. Within the choice,
    the fastest warehouse gives as much as it has. All choices are weighed; there are few warehouses.

    Args:
        sources: at most `MOST_WAREHOUSES`; together they have what is wanted.

    Raises:
        ValueError: together they do not.
    """
    best = min(_choices(wanted, sources), key=lambda some: worth(some, goal), default=None)
    if best is None:
        raise ValueError("the warehouses do not have what the shelf has")
    taken: dict[WarehouseId, dict[SkuId, int]] = {}
    for sku, units in wanted.items():
        left = units
        for source in sorted(best, key=lambda one: (one.days, one.cost, one.warehouse)):
            some = min(left, source.free.get(sku, 0))
            if some:
                taken.setdefault(source.warehouse, {})[sku] = some
                left -= some
    return taken


def worth(some: Sequence[Source], goal: Goal) -> tuple[int, int, int, int, list[WarehouseId]]:
    """What a choice of warehouses is measured by, the smaller the better: days late, cost, days, parcels."""
    days = max(source.days for source in some)
    late = 0 if goal.within_days is None else max(0, days - goal.within_days)
    return late, sum(source.cost for source in some), days, len(some), sorted(source.warehouse for source in some)


def _choices(wanted: Units, sources: Sequence[Source]) -> Iterator[tuple[Source, ...]]:
    useful = [source for source in sources if any(source.free.get(sku, 0) > 0 for sku in wanted)]
    for count in range(1, len(useful) + 1):
        for some in combinations(useful, count):
            if all(sum(source.free.get(sku, 0) for source in some) >= units for sku, units in wanted.items()):
                yield some


def unpick(units: int, promised: int, picked: Mapping[WarehouseId, int]) -> dict[WarehouseId, int]:
    """Into which bins units of a promise go back: what came out of the first warehouse goes back there first."""
    left = units - min(units, promised - sum(picked.values()))
    back: dict[WarehouseId, int] = {}
    for warehouse in sorted(picked, reverse=True):
        some = min(left, picked[warehouse])
        if some:
            back[warehouse] = some
            left -= some
    return back
