"""Routes of the warehouse: what is on the shelves, for those who fill them."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, put
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, SkuId, StoreId, WarehouseId
from guang.kernel.web import Caller, limited
from guang.trade import catalog, stores
from guang.trade.warehouse import correcting, service
from guang.trade.warehouse.errors import BadUnits

MOST_PRODUCTS = 100


class StockForm(msgspec.Struct, frozen=True):
    """How many units there really are, in all or in one warehouse, and how one knows."""

    on_hand: int
    reason: Annotated[str, Meta(min_length=1, max_length=200)]
    warehouse: WarehouseId | None = None


class ShelfStock(msgspec.Struct, frozen=True):
    """The stock of one SKU; ``reserved`` units are promised to unpaid orders."""

    sku: SkuId
    on_hand: int
    reserved: int
    available: int


class ProductStock(msgspec.Struct, frozen=True):
    """The stock of one product, SKU by SKU."""

    items: list[ShelfStock]
    next: None = None


class Availability(msgspec.Struct, frozen=True):
    """Units of a product that can be sold, all its SKUs together."""

    product: ProductId
    available: int


class Availabilities(msgspec.Struct, frozen=True):
    """The same for several products of one store."""

    items: list[Availability]
    next: None = None


@get("/api/desk/products/{product_id:str}/stock", operation_id="product_stock", tags=["desk"])
async def product_stock(product_id: ProductId, session: Session, caller: Caller) -> ProductStock:
    """The stock of a product, for its store's staff."""
    product = await catalog.desk.product(session, product_id, caller.require_account(), stores.Right.DESK)
    shelves = await service.shelves(session, [sku.id for sku in product.skus])
    rows = [
        ShelfStock(sku.id, shelf.on_hand, shelf.reserved, shelf.available)
        if (shelf := shelves.get(sku.id))
        else ShelfStock(sku.id, 0, 0, 0)
        for sku in product.skus
    ]
    return ProductStock(rows)


@get("/api/stores/{store_id:str}/desk/stock", operation_id="store_stock", tags=["desk"])
async def store_stock(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    product: Annotated[list[ProductId] | None, Parameter(description="Repeat for each product.")] = None,
) -> Availabilities:
    """What can be sold of some of a store's products; others' products are left out."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    asked = (product or [])[:MOST_PRODUCTS]
    cards = await catalog.products(session, asked)
    mine = [one for one in asked if one in cards and cards[one].store == store_id]
    found = await service.available_products(session, mine)
    return Availabilities([Availability(one, found[one]) for one in mine])


@put(
    "/api/desk/skus/{sku_id:str}/stock",
    operation_id="adjust_stock",
    tags=["desk"],
    guards=[limited("adjust_stock", per_minute=240)],
)
async def adjust_stock(sku_id: SkuId, data: StockForm, session: Session, caller: Caller, now: datetime) -> ShelfStock:
    """Say how many units of a SKU are on hand, in all or in one warehouse. Needs the right ``goods``."""
    account = caller.require_account()
    if not data.reason.strip():
        raise BadUnits(field="reason", rule="words")
    await service.require_goods(session, sku_id, account)
    counts = {sku_id: data.on_hand}
    done = await correcting.adjust(session, counts, reason=data.reason, by=account, now=now, warehouse=data.warehouse)
    shelf = done[sku_id]
    return ShelfStock(shelf.sku, shelf.on_hand, shelf.reserved, shelf.available)


routes = [product_stock, store_stock, adjust_stock]
