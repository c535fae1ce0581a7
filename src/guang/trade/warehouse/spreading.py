"""Stock in several warehouses: who gives what, and what goes back where. Called with the shelves locked."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from guang.journal.facts.stock import BinChanged
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, SkuId, StoreId, WarehouseId
from guang.trade import catalog
from guang.trade.warehouse import rules, store_places
from guang.trade.warehouse.store import Promised
from guang.trade.warehouse.store_places import Pick
from guang.trade.warehouse.types import Bin, Goal, Shelf, Source, Units, Wants, Warehouse


async def allocate(session: Session, fresh: Wants, shelves: Mapping[SkuId, Shelf], goal: Goal) -> list[BinChanged]:
    """Decide for promises just made which warehouses they come out of.

    Args:
        shelves: as they were before the promises, locked.
    """
    skus = {sku for wanted in fresh.values() for sku in wanted if shelves[sku].is_spread}
    bins = await store_places.select_bins(session, skus)
    stores = await _stores_of(session, skus)
    around = await store_places.select_around(session, skus)
    free = {sku: _free(shelves[sku], bins.get(sku, []), _first(around, stores[sku])) for sku in skus}
    picks: list[Pick] = []
    for order, wanted in sorted(fresh.items()):
        asked = {sku: units for sku, units in wanted.items() if sku in skus}
        for warehouse, given in rules.allocate(asked, _sources(around, asked, free, goal), goal).items():
            for sku, units in given.items():
                free[sku][warehouse] -= units
                if warehouse != _first(around, stores[sku]):
                    picks.append((order, sku, warehouse, units))
    await store_places.insert_picks(session, picks)
    return await _change(session, [BinChanged(sku, place, 0, units, order) for order, sku, place, units in picks])


async def deduct(session: Session, taken: Collection[tuple[OrderId, SkuId]]) -> list[BinChanged]:
    """Take what was picked from bins off their books."""
    picks = await store_places.select_picks(session, {order for order, _ in taken})
    return await _change(
        session,
        [
            BinChanged(sku, place, -units, -units, order)
            for (order, sku), picked in picks.items()
            if (order, sku) in taken
            for place, units in picked.items()
        ],
    )


async def put_back(session: Session, freed: Iterable[tuple[Promised, int]]) -> list[BinChanged]:
    """Bring units of promises back to the bins that they came out of."""
    pairs = list(freed)
    picks = await store_places.select_picks(session, {promised.order for promised, _ in pairs})
    changes: list[BinChanged] = []
    for promised, units in pairs:
        picked = picks.get((promised.order, promised.sku), {})
        for place, count in rules.unpick(units, promised.units, picked).items():
            on_hand, reserved = (count, 0) if promised.is_deducted else (0, -count)
            changes.append(BinChanged(promised.sku, place, on_hand, reserved, promised.order))
    gone = [(one.order, one.sku, one.warehouse, one.on_hand - one.reserved) for one in changes if one.order]
    await store_places.drop_picks(session, gone)
    return await _change(session, changes)


async def shift(session: Session, changes: Sequence[BinChanged]) -> list[BinChanged]:
    """Change bins by what somebody counted or carried; a bin that is not there yet begins."""
    return await _change(session, changes, may_open=True)


def split(shelf: Shelf, bins: Sequence[Bin], first: WarehouseId) -> list[Bin]:
    """A shelf, warehouse by warehouse, the first one included."""
    on_hand = shelf.on_hand - sum(one.on_hand for one in bins)
    return [Bin(first, on_hand, shelf.reserved - sum(one.reserved for one in bins)), *bins]


async def _change(session: Session, changes: Sequence[BinChanged], *, may_open: bool = False) -> list[BinChanged]:
    rows = [(one.sku, one.warehouse, one.on_hand, one.reserved) for one in changes]
    await store_places.change_bins(session, rows, may_open=may_open)
    return list(changes)


async def _stores_of(session: Session, skus: Collection[SkuId]) -> dict[SkuId, StoreId]:
    return {sku: terms.store for sku, terms in (await catalog.skus(session, skus)).items()}


def _first(around: Sequence[Warehouse], store: StoreId) -> WarehouseId:
    return next(one.id for one in around if one.store == store and one.is_first)


def _free(shelf: Shelf, bins: Sequence[Bin], first: WarehouseId) -> dict[WarehouseId, int]:
    return {one.warehouse: one.available for one in split(shelf, bins, first)}


def _sources(
    around: Sequence[Warehouse], asked: Units, free: Mapping[SkuId, Mapping[WarehouseId, int]], goal: Goal
) -> list[Source]:
    found = []
    for place in around:
        here = {sku: free[sku].get(place.id, 0) for sku in asked}
        if any(here.values()):
            cost, days = rules.reach(place.draft, goal.area)
            found.append(Source(place.id, here, cost, days))
    return found
