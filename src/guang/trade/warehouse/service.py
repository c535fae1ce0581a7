"""The verbs of the warehouse: reserve, deduct, put back, adjust, and say what is left."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from guang import journal
from guang.journal.facts.trade import (
    ProductBackInStock,
    ProductSoldOut,
    StockAdjusted,
    StockDeducted,
    StockPutBack,
    StockReserved,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId
from guang.trade import catalog, stores
from guang.trade.warehouse import rules, store
from guang.trade.warehouse.errors import BadUnits, OutOfStock, SkuMissing, StockPromised
from guang.trade.warehouse.types import Shelf, Units, Wants


async def reserve(session: Session, wants: Wants) -> None:
    """Set units aside for orders until they are paid or given up.

    All or nothing: either every SKU of every order is promised, or the warehouse refuses and nothing changes. An
    order that holds its units already keeps them; asking again changes nothing.

    Args:
        wants: units per SKU, each at least 1, by order.

    Raises:
        BadUnits: a number out of range.
        OutOfStock: with the units missing per SKU.

    Records: ``trade.stock_reserved`` per order, ``trade.product_sold_out`` when the last unit of a product goes.
    """
    for wanted in wants.values():
        rules.check(wanted)
    together = rules.total(wants)
    shelves = await store.lock_shelves(session, together)
    free = {sku: shelf.available for sku, shelf in shelves.items()}
    if short := rules.shortfall(together, free):
        if await _holds_already(session, wants):
            return
        raise OutOfStock(short={sku.text: units for sku, units in short.items()})
    fresh = await store.promise(session, wants)
    gone = {sku: -units for sku, units in rules.total(fresh).items()}
    promised = (StockReserved(order=order, units=units) for order, units in fresh.items())
    sold_out = [one.product for one in _crossings(shelves, gone)]
    # A shelf that was opened while we waited for the others was not among those that we locked.
    left = await store.select_available(session, sold_out) if sold_out else {}
    crossed = (ProductSoldOut(product=product) for product in sold_out if not left.get(product))
    await journal.record(session, *promised, *crossed)


async def deduct(session: Session, orders: Collection[OrderId]) -> None:
    """Take the units that paid orders hold off the books; orders that hold nothing are passed over.

    Records: ``trade.stock_deducted`` per order.
    """
    sold = await store.deduct(session, orders)
    await journal.record(session, *(StockDeducted(order=order, units=units) for order, units in sold.items()))


async def put_back(session: Session, orders: Collection[OrderId]) -> None:
    """Free the units of orders that will not be fulfilled, whether still held or already deducted.

    Only for goods that never left; orders whose units are back already are passed over.

    Records: ``trade.stock_put_back`` per order, ``trade.product_back_in_stock`` where a product had none left.
    """
    promises = await store.lock_promises(session, orders)
    if not promises:
        return
    shelves = await store.lock_shelves(session, {sku for _, sku, _, _ in promises})
    freed: dict[OrderId, dict[SkuId, int]] = {}
    returned: dict[SkuId, int] = {}
    released: dict[SkuId, int] = {}
    for order, sku, units, is_deducted in promises:
        freed.setdefault(order, {})[sku] = units
        pile = returned if is_deducted else released
        pile[sku] = pile.get(sku, 0) + units
    await store.put_back(session, orders, returned, released)
    back = (StockPutBack(order=order, units=units) for order, units in freed.items())
    await journal.record(session, *back, *_crossings(shelves, rules.total(freed)))


async def put_some_back(session: Session, order: OrderId, units: Units) -> None:
    """Free some units of a paid order that will not be delivered; the rest of the order keeps its own.

    Only for goods that never left, and at most what the order has taken off the books.

    Raises:
        BadUnits: a number out of range, or more than the order took.

    Records: ``trade.stock_put_back``, ``trade.product_back_in_stock`` where a product had none left.
    """
    rules.check(units)
    taken = {sku: count for _, sku, count, is_deducted in await store.lock_promises(session, [order]) if is_deducted}
    if beyond := [sku.text for sku, count in units.items() if count > taken.get(sku, 0)]:
        raise BadUnits(skus=beyond, rule="at most what the order took")
    shelves = await store.lock_shelves(session, units)
    await store.put_some_back(session, order, units)
    crossed = _crossings(shelves, dict(units))
    await journal.record(session, StockPutBack(order=order, units=dict(units)), *crossed)


async def adjust(
    session: Session, counts: Mapping[SkuId, int], *, reason: str, by: AccountId | None, now: datetime
) -> dict[SkuId, Shelf]:
    """Say how many units there really are on hand: counted, received or written off.

    Args:
        counts: units on hand per SKU, from 0 to a thousand million.
        reason: why, for whoever looks later.

    Raises:
        BadUnits: a number out of range, no reason, or a SKU that does not exist.
        StockPromised: fewer units than unpaid orders hold.

    Records: ``trade.stock_adjusted`` per SKU, and the crossings of zero of their products.
    """
    homes = await _homes(session, counts, reason)
    await store.open_shelves(session, homes)
    shelves = await store.lock_shelves(session, counts)
    if promised := {sku.text: shelves[sku].reserved for sku, count in counts.items() if shelves[sku].reserved > count}:
        raise StockPromised(reserved=promised)
    await store.set_on_hand(session, counts)
    changes = [(shelves[sku], count) for sku, count in counts.items()]
    await store.insert_corrections(session, changes, reason.strip(), by, now)
    told = (
        StockAdjusted(
            sku=shelf.sku,
            product=shelf.product,
            change=count - shelf.on_hand,
            on_hand=count,
            reason=reason.strip(),
            by=by,
        )
        for shelf, count in changes
    )
    crossed = _crossings(shelves, {shelf.sku: count - shelf.on_hand for shelf, count in changes})
    await journal.record(session, *told, *crossed)
    return {sku: Shelf(sku, shelves[sku].product, count, shelves[sku].reserved) for sku, count in counts.items()}


async def require_goods(session: Session, sku: SkuId, account: AccountId) -> None:
    """Let only those pass who may fill the shelf of a SKU.

    Raises:
        SkuMissing: no such SKU, or one of a store where the account does not work.
        NotOnStaff: the account works there without this right.
    """
    _, store_id = await catalog.desk.home_of(session, sku)
    try:
        await stores.require_staff(session, store_id, account, stores.Right.GOODS)
    except stores.StoreMissing as unknown:
        raise SkuMissing(sku=sku) from unknown


async def available(session: Session, sku: SkuId) -> int:
    """Units of a SKU that can be promised now; 0 for a SKU that never had stock."""
    return (await available_many(session, [sku])).get(sku, 0)


async def available_many(session: Session, skus: Collection[SkuId]) -> dict[SkuId, int]:
    """Units available by SKU, in one query; every SKU asked for is in the answer."""
    found = await shelves(session, skus)
    return {sku: found[sku].available if sku in found else 0 for sku in skus}


async def available_products(session: Session, products: Collection[ProductId]) -> dict[ProductId, int]:
    """Units available by product, all SKUs together, in one query; every product asked for is in the answer."""
    found = await store.select_available(session, products) if products else {}
    return {product: found.get(product, 0) for product in products}


async def shelves(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Shelf]:
    """What stands on the shelves, in one query; SKUs that never had stock are left out."""
    return await store.select_shelves(session, skus) if skus else {}


async def _holds_already(session: Session, wants: Wants) -> bool:
    held: dict[OrderId, dict[SkuId, int]] = {}
    for order, sku, units, _ in await store.lock_promises(session, wants):
        held.setdefault(order, {})[sku] = units
    return all(held.get(order) == dict(wanted) for order, wanted in wants.items())


async def _homes(session: Session, counts: Units, reason: str) -> dict[SkuId, ProductId]:
    if not counts or not 1 <= len(reason.strip()) <= rules.LONGEST_REASON or "\x00" in reason:
        raise BadUnits(field="reason", rule=f"from 1 to {rules.LONGEST_REASON} characters")
    for sku, count in counts.items():
        if not 0 <= count <= rules.MOST_UNITS:
            raise BadUnits(sku=sku.text, units=str(count)[:20], rule=f"from 0 to {rules.MOST_UNITS}")
    known = await catalog.skus(session, counts)
    if unknown := [sku.text for sku in counts if sku not in known]:
        raise BadUnits(skus=unknown, rule="a SKU of the catalogue")
    return {sku: terms.product for sku, terms in known.items()}


def _crossings(
    before: Mapping[SkuId, Shelf], changes: Mapping[SkuId, int]
) -> Iterator[ProductSoldOut | ProductBackInStock]:
    """Which products' last unit went, or first came back; ``before`` holds all shelves of the products."""
    free = rules.by_product(before.values())
    change: dict[ProductId, int] = {}
    for sku, units in changes.items():
        product = before[sku].product
        change[product] = change.get(product, 0) + units
    for product, units in change.items():
        if free[product] > 0 and free[product] + units == 0:
            yield ProductSoldOut(product=product)
        elif free[product] == 0 and units > 0:
            yield ProductBackInStock(product=product)
