"""Routes of a store's desk: drafting, changing, listing and delisting its products."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from litestar import get, patch, post
from msgspec import UNSET

from guang.kernel.blobs import Blobs
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, StoreId
from guang.kernel.web import Caller, makes
from guang.trade import stores
from guang.trade.catalog import desk, screening, service
from guang.trade.catalog.errors import ListingRefused
from guang.trade.catalog.http import views
from guang.trade.catalog.types import Product, ProductDraft


@makes("/api/stores/{store_id:str}/products", "draft_product", tag="desk", per_minute=120)
async def draft_product(
    store_id: StoreId, data: views.ProductForm, session: Session, caller: Caller, now: datetime
) -> views.DeskProduct:
    """Put a new product on the desk; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    draft = ProductDraft(
        category=data.category,
        title=data.title,
        text=data.text,
        brand=data.brand.strip(),
        tags=tuple(data.tags),
        images=tuple(data.images),
        options=views.options(data.options),
        skus=views.skus(data.skus),
    )
    return views.desk_out(await service.draft(session, store_id, draft, now))


@get("/api/desk/products/{product_id:str}", operation_id="get_desk_product", tags=["desk"])
async def get_desk_product(product_id: ProductId, session: Session, caller: Caller) -> views.DeskProduct:
    """A product with everything the desk may change; for the store's staff."""
    return views.desk_out(await desk.product(session, product_id, caller.require_account(), stores.Right.DESK))


@patch("/api/desk/products/{product_id:str}", operation_id="change_product", tags=["desk"])
async def change_product(
    product_id: ProductId, data: views.ProductChanges, session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> views.DeskProduct:
    """Change a product; a listed one is screened again. Needs the right ``goods``."""
    before = await _goods(session, product_id, caller.require_account())
    known = service.as_draft(before)
    draft = ProductDraft(
        category=known.category if data.category is UNSET else data.category,
        title=known.title if data.title is UNSET else data.title,
        text=known.text if data.text is UNSET else data.text,
        brand=known.brand if data.brand is UNSET else data.brand.strip(),
        tags=known.tags if data.tags is UNSET else tuple(data.tags),
        images=known.images if data.images is UNSET else tuple(data.images),
        options=known.options if data.options is UNSET else views.options(data.options),
        skus=known.skus if data.skus is UNSET else views.skus(data.skus),
    )
    await session.commit()  # no connection waits for the picture
    picture = await screening.main_picture(blobs, draft)
    async with _keeping_the_screening(session):
        return views.desk_out(await service.change(session, product_id, draft, now, picture, before.changed_at))


@post("/api/desk/products/{product_id:str}/list", operation_id="list_product", tags=["desk"], status_code=200)
async def list_product(
    product_id: ProductId, session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> views.DeskProduct:
    """Let shoppers see and buy a product, once screening has nothing against it. Needs the right ``goods``."""
    before = await _goods(session, product_id, caller.require_account())
    await session.commit()  # no connection waits for the picture
    picture = await screening.main_picture(blobs, service.as_draft(before))
    async with _keeping_the_screening(session):
        return views.desk_out(await service.list_product(session, product_id, now, picture, before.changed_at))


@post("/api/desk/products/{product_id:str}/delist", operation_id="delist_product", tags=["desk"], status_code=200)
async def delist_product(product_id: ProductId, session: Session, caller: Caller, now: datetime) -> views.DeskProduct:
    """Take a product off the street. Needs the right ``goods``."""
    await _goods(session, product_id, caller.require_account())
    return views.desk_out(await service.delist(session, product_id, now))


@asynccontextmanager
async def _keeping_the_screening(session: Session) -> AsyncIterator[None]:
    """Keep the record of a screening that said no; it is all that has been written by then."""
    try:
        yield
    except ListingRefused:
        await session.commit()
        raise


async def _goods(session: Session, product_id: ProductId, account: AccountId) -> Product:
    return await desk.product(session, product_id, account, stores.Right.GOODS)


routes = [draft_product, get_desk_product, change_product, list_product, delist_product]
