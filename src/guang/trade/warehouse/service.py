"""The verbs that orders use: reserve, deduct, put back, and say what is left."""

from collections.abc import Collection, Iterator, Mapping

from guang import journal
from guang.journal.facts.stock import BinChanged, StockLow
from guang.journal.facts.trade import (
    ProductBackInStock,
    ProductSoldOut,
    StockDeducted,
    StockPutBack,
    StockReserved,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId
from guang.trade import catalog, stores
from guang.trade.warehouse import rules, spreading, store
from guang.trade.warehouse.errors import BadUnits, OutOfStock, SkuMissing
from guang.trade.warehouse.types import Goal, Shelf, Units, Wants


async def reserve(session: Session, wants: Wants, *, goal: Goal | None = None) -> None:
    """Set units aside for orders until they are paid or given up.

    All or nothing: either every SKU of every order is promised, or the warehouse refuses and nothing changes. An
    order that holds its units already keeps them; asking again changes nothing.

    Args:
        wants: units per SKU, each at least 1, by order.
        goal: where they go, and by when: it decides which warehouses give them, where there are several.

    Raises:
        BadUnits: a number out of range.
        OutOfStock: with the units missing per SKU.

    Records: ``trade.stock_reserved`` per order, ``trade.product_sold_out`` when the last unit of a product goes,
    ``trade.stock_low`` where its store wants to be told, ``trade.bin_changed`` per bin.
    """
    for wanted in wants.values():
        rules.check(wanted)
    together = rules.total(wants)
    shelves, fresh = await store.reserve(session, wants)
    bins: list[BinChanged] = []
    if fresh is None:
        free = {sku: shelf.available for sku, shelf in shelves.items()}
        if short := rules.shortfall(together, free):
            if await _holds_already(session, wants):
                return
            raise OutOfStock(short={sku.text: units for sku, units in short.items()})
        fresh = await store.promise(session, wants)
        bins = await spreading.allocate(session, fresh, shelves, goal or Goal())
    gone = {sku: -units for sku, units in rules.total(fresh).items()}
    promised = (StockReserved(order=order, units=units) for order, units in fresh.items())
    crossed = list(crossings(shelves, gone))
    sold_out = [one.product for one in crossed if isinstance(one, ProductSoldOut)]
    # A shelf that was opened while we waited for the others was not among those that we locked.
    left = await store.select_available(session, sold_out) if sold_out else {}
    crossed = [one for one in crossed if not left.get(one.product) or not isinstance(one, ProductSoldOut)]
    await journal.record(session, *promised, *bins, *crossed)


async def deduct(session: Session, orders: Collection[OrderId]) -> None:
    """Take the units that paid orders hold off the books; orders that hold nothing are passed over.

    Records: ``trade.stock_deducted`` per order, ``trade.bin_changed`` per bin.
    """
    sold, spread = await store.deduct(session, orders)
    bins = await spreading.deduct(session, spread) if spread else []
    await journal.record(session, *(StockDeducted(order=order, units=units) for order, units in sold.items()), *bins)


async def put_back(session: Session, orders: Collection[OrderId]) -> None:
    """Free the units of orders that will not be fulfilled, whether still held or already deducted.

    Only for goods that never left; orders whose units are back already are passed over.

    Records: ``trade.stock_put_back`` per order, ``trade.product_back_in_stock`` where a product had none left.
    """
    promises = await store.lock_promises(session, orders)
    if not promises:
        return
    shelves = await store.lock_shelves(session, {one.sku for one in promises})
    freed: dict[OrderId, dict[SkuId, int]] = {}
    returned: dict[SkuId, int] = {}
    released: dict[SkuId, int] = {}
    for one in promises:
        units = one.units - one.returned
        if units:
            freed.setdefault(one.order, {})[one.sku] = units
            pile = returned if one.is_deducted else released
            pile[one.sku] = pile.get(one.sku, 0) + units
    spread = [(one, one.units - one.returned) for one in promises if shelves[one.sku].is_spread]
    bins = await spreading.put_back(session, spread) if spread else []
    await store.put_back(session, orders, returned, released)
    back = (StockPutBack(order=order, units=units) for order, units in freed.items())
    await journal.record(session, *back, *bins, *crossings(shelves, rules.total(freed)))


async def put_some_back(session: Session, order: OrderId, units: Units) -> None:
    """Free some units of a paid order that will not be delivered; the rest of the order keeps its own.

    Only for goods that never left, and at most what the order has taken off the books.

    Raises:
        BadUnits: a number out of range, or more than the order took.

    Records: ``trade.stock_put_back``, ``trade.product_back_in_stock`` where a product had none left.
    """
    taken = await taken_by(session, order, units)
    shelves = await store.lock_shelves(session, units)
    spread = [(taken[sku], count) for sku, count in units.items() if shelves[sku].is_spread]
    bins = await spreading.put_back(session, spread) if spread else []
    await store.put_some_back(session, order, units)
    crossed = crossings(shelves, dict(units))
    await journal.record(session, StockPutBack(order=order, units=dict(units)), *bins, *crossed)


async def require_goods(session: Session, sku: SkuId, account: AccountId) -> None:
    """Let only those pass who may fill the shelf of a SKU.

    Raises:
        SkuMissing: no such SKU, or one of a store where the account does not work.
        NotOnStaff: the account works there without this right.
    """
    _, store_id = await catalog.desk.home_of(session, sku)
    await stores.require_staff(session, store_id, account, stores.Right.GOODS, missing=SkuMissing(sku=sku))


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
    for one in await store.lock_promises(session, wants):
        held.setdefault(one.order, {})[one.sku] = one.units
    return all(held.get(order) == dict(wanted) for order, wanted in wants.items())


async def taken_by(session: Session, order: OrderId, units: Units) -> dict[SkuId, store.Promised]:
    """What an order took off the shelves, held until this transaction ends, where these units can come back of it.

    Raises:
        BadUnits: a number out of range, or more than the order took and has not brought back yet.
    """
    rules.check(units)
    taken = {one.sku: one for one in await store.lock_promises(session, [order]) if one.is_deducted}
    left = {sku: one.units - one.returned for sku, one in taken.items()}
    if beyond := [sku.text for sku, count in units.items() if count > left.get(sku, 0)]:
        raise BadUnits(skus=beyond, rule="at most what the order took")
    return taken


def crossings(
    before: Mapping[SkuId, Shelf], changes: Mapping[SkuId, int]
) -> Iterator[ProductSoldOut | ProductBackInStock | StockLow]:
    """Which products' last unit went or first came back, and which shelves grew low.

    Args:
        before: all shelves of the products.
        changes: of the units available.
    """
    for shelf, units in rules.grew_low(before, changes):
        assert shelf.low_at is not None, "a shelf that nobody watches does not grow low"
        yield StockLow(sku=shelf.sku, product=shelf.product, available=units, low_at=shelf.low_at)
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
