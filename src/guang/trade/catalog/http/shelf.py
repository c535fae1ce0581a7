"""Routes of shoppers: the category tree, and keeping a product for later."""

from datetime import datetime

from litestar import delete, get, put

from guang.kernel.db import Session
from guang.kernel.ids import ProductId
from guang.kernel.text import in_
from guang.kernel.web import Caller, limited
from guang.people import social
from guang.trade.catalog import service
from guang.trade.catalog.errors import ProductMissing
from guang.trade.catalog.http import views


@get("/api/categories", operation_id="list_categories", tags=["catalog"])
async def list_categories(caller: Caller) -> views.Categories:
    """The category tree."""
    tree = service.categories()
    return views.Categories(
        [views.CategoryOut(one.id, one.slug, in_(one.name, caller.locale), one.parent) for one in tree]
    )


@put(
    "/api/products/{product_id:str}/favourite",
    operation_id="favourite_product",
    tags=["catalog"],
    guards=[limited("favourite", per_minute=120)],
)
async def favourite_product(
    product_id: ProductId, session: Session, caller: Caller, now: datetime
) -> views.ProductFavourite:
    """Keep a product for later; twice is once."""
    caller.require_account()
    card = (await service.products(session, [product_id])).get(product_id)
    if card is None or not card.is_on_sale:
        raise ProductMissing(product=product_id)
    await social.favourite(session, caller.viewer, product_id.subject, now)
    return await _favourite(session, product_id, favourited=True)


@delete(
    "/api/products/{product_id:str}/favourite",
    operation_id="unfavourite_product",
    tags=["catalog"],
    status_code=200,
)
async def unfavourite_product(product_id: ProductId, session: Session, caller: Caller) -> views.ProductFavourite:
    """No longer keep a product."""
    caller.require_account()
    await social.unfavourite(session, caller.viewer, product_id.subject)
    return await _favourite(session, product_id, favourited=False)


async def _favourite(session: Session, product_id: ProductId, *, favourited: bool) -> views.ProductFavourite:
    counts = await social.counts(session, [product_id.subject])
    return views.ProductFavourite(product_id, favourited, counts[product_id.subject].favourites)


routes = [list_categories, favourite_product, unfavourite_product]
