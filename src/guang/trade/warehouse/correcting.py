"""The verbs of those who handle goods: count, carry from one warehouse to another, take back from buyers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from guang import journal
from guang.journal.facts.stock import BinChanged, StockMoved, StockTakenBack
from guang.journal.facts.trade import StockAdjusted
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, WarehouseId
from guang.trade import catalog
from guang.trade.warehouse import places, rules, spreading, store, store_places, store_told
from guang.trade.warehouse.errors import BadUnits, OutOfStock, StockPromised, WarehouseMissing
from guang.trade.warehouse.service import crossings, taken_by
from guang.trade.warehouse.types import Bin, Carriage, Movement, MovementKind, Shelf, Units


async def adjust(
    session: Session,
    counts: Mapping[SkuId, int],
    *,
    reason: str,
    by: AccountId | None,
    now: datetime,
    warehouse: WarehouseId | None = None,
) -> dict[SkuId, Shelf]:
    """Say how many units there really are on hand: counted, received or written off.

    Args:
        counts: units on hand per SKU, from 0 to a thousand million: in all warehouses together, what is new or missing
            being so in the first one; or in one warehouse.
        reason: why, for whoever looks later.
        warehouse: the one that was counted.

    Raises:
        BadUnits: a number out of range, no reason, or a SKU that does not exist.
        StockPromised: fewer units than unpaid orders hold, there or at all.
        WarehouseMissing: no such warehouse, not one of the SKUs' store, or closed.

    Records: ``trade.stock_adjusted`` per SKU, ``trade.bin_changed`` per bin, and the crossings of their products.
    """
    words = rules.check_reason(reason)
    rules.check_counts(counts)
    homes = await _homes(session, counts, warehouse)
    await store.open_shelves(session, homes)
    shelves = await store.lock_shelves(session, counts)
    spread = [sku for sku in counts if shelves[sku].is_spread or warehouse is not None]
    bins = await store_places.select_bins(session, spread) if spread else {}
    is_first = warehouse is None or await places.is_first(session, warehouse)
    wholes, changes = _counted(counts, shelves, bins, None if is_first else warehouse, is_whole=warehouse is None)
    await store.set_on_hand(session, wholes)
    changed = await spreading.shift(session, changes) if changes else []
    moved = {sku: count - shelves[sku].on_hand for sku, count in wholes.items()}
    movements = [
        (shelves[sku], Movement(now, 0, MovementKind.ADJUSTED, abs(units), units, words, by, None, warehouse))
        for sku, units in moved.items()
    ]
    await store_told.insert_movements(session, movements)
    told = (
        StockAdjusted(sku=sku, product=shelves[sku].product, change=units, on_hand=wholes[sku], reason=words, by=by)
        for sku, units in moved.items()
    )
    await journal.record(session, *told, *changed, *crossings(shelves, moved))
    return await store.select_shelves(session, counts)


async def move(session: Session, carried: Carriage, *, reason: str, by: AccountId | None, now: datetime) -> None:
    """Carry units from one warehouse of a store to another; what is promised out of the first stays where it is.

    Raises:
        BadUnits: a number out of range, no reason, the same warehouse twice, or a SKU that does not exist.
        OutOfStock: with the units missing in the warehouse that they leave.
        WarehouseMissing: no such warehouse, not one of the SKUs' store, or closed.

    Records: ``trade.stock_moved`` per SKU, ``trade.bin_changed`` per bin.
    """
    words = rules.check_reason(reason)
    units, origin, target = carried.units, carried.origin, carried.target
    rules.check(units)
    if origin == target:
        raise BadUnits(field="target", rule="another warehouse")
    homes = await _homes(session, units, origin, target)
    first = await places.first_of(session, origin)
    shelves = await store.lock_shelves(session, units)
    bins = await store_places.select_bins(session, units)
    free = {
        sku: {one.warehouse: one.available for one in spreading.split(shelves[sku], bins.get(sku, []), first)}
        for sku in units
        if sku in shelves
    }
    if short := rules.shortfall(units, {sku: of.get(origin, 0) for sku, of in free.items()}):
        raise OutOfStock(short={sku.text: missing for sku, missing in short.items()})
    changes = [
        BinChanged(sku, place, change, 0)
        for sku, count in units.items()
        for place, change in ((origin, -count), (target, count))
        if place != first
    ]
    changed = await spreading.shift(session, changes)
    movements = [
        (shelves[sku], Movement(now, 0, MovementKind.MOVED, count, 0, words, by, None, target))
        for sku, count in units.items()
    ]
    await store_told.insert_movements(session, movements)
    told = (
        StockMoved(sku=sku, product=homes[sku], origin=origin, target=target, units=count, reason=words, by=by)
        for sku, count in units.items()
    )
    await journal.record(session, *told, *changed)


async def take_back(
    session: Session, order: OrderId, units: Units, *, sellable: bool, reason: str, now: datetime
) -> None:
    """Note what became of units that a buyer sent back, once somebody has looked at them.

    Sellable units stand in the store's first warehouse again; others are gone.

    Raises:
        BadUnits: a number out of range, no reason, or more than the order took and has not brought back yet.

    Records: ``trade.stock_taken_back``, and the crossings of the products where units are sellable.
    """
    words = rules.check_reason(reason)
    await taken_by(session, order, units)
    shelves = await store.lock_shelves(session, units)
    await store.take_back(session, order, units, sellable=sellable)
    kind = MovementKind.TAKEN_BACK if sellable else MovementKind.WRITTEN_OFF
    movements = [
        (shelves[sku], Movement(now, 0, kind, count, count if sellable else 0, words, None, order))
        for sku, count in units.items()
    ]
    await store_told.insert_movements(session, movements)
    crossed = crossings(shelves, dict(units)) if sellable else ()
    told = StockTakenBack(order=order, units=dict(units), sellable=sellable, reason=words)
    await journal.record(session, told, *crossed)


def _counted(
    counts: Mapping[SkuId, int],
    shelves: Mapping[SkuId, Shelf],
    bins: Mapping[SkuId, Sequence[Bin]],
    place: WarehouseId | None,
    *,
    is_whole: bool,
) -> tuple[dict[SkuId, int], list[BinChanged]]:
    """What counts make of whole shelves, and of the bins of a warehouse; ``place`` is None for the first one.

    Raises:
        StockPromised: fewer than what is promised out of there.
    """
    wholes: dict[SkuId, int] = {}
    changes: list[BinChanged] = []
    promised: dict[str, int] = {}
    for sku, count in counts.items():
        shelf, others = shelves[sku], bins.get(sku, ())
        on_hand, reserved = sum(one.on_hand for one in others), sum(one.reserved for one in others)
        if place is None:
            here = count - on_hand if is_whole else count
            wholes[sku], held = here + on_hand, shelf.reserved - reserved
        else:
            before = next((one for one in others if one.warehouse == place), Bin(place, 0, 0))
            here, held = count, before.reserved
            wholes[sku] = shelf.on_hand + count - before.on_hand
            changes.append(BinChanged(sku, place, count - before.on_hand, 0))
        if here < held:
            promised[sku.text] = held if not is_whole else held + on_hand
    if promised:
        raise StockPromised(reserved=promised)
    rules.check_counts(wholes)
    return wholes, changes


async def _homes(session: Session, units: Units, *warehouses: WarehouseId | None) -> dict[SkuId, ProductId]:
    """The products of SKUs, all of one store where warehouses are named."""
    known = await catalog.skus(session, units)
    if not units or (unknown := [sku.text for sku in units if sku not in known]):
        raise BadUnits(skus=unknown if units else [], rule="a SKU of the catalogue")
    stores = {terms.store for terms in known.values()}
    for warehouse in warehouses:
        if warehouse is not None:
            found = await places.warehouse(session, warehouse, hold="FOR SHARE")
            if stores != {found.store} or not found.draft.is_open:
                raise WarehouseMissing(warehouse=warehouse)
    return {sku: terms.product for sku, terms in known.items()}
