"""Routes of the list of goods and of saved views."""

from datetime import datetime
from typing import Annotated, Literal

from litestar import delete, get, put
from litestar.params import Parameter

from guang.doors.goods.http import views
from guang.doors.goods.types import GoodsSort, StockLevel, Wanted
from guang.doors.goods.verbs import listing
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, ProductId, StoreId
from guang.kernel.web import Caller, limited
from guang.trade import stores

State = Annotated[Literal["listed", "draft", "delisted"] | None, Parameter(query="state")]


def wanted(
    q: views.Query = "",
    in_state: State = None,
    category: CategoryId | None = None,
    stock: StockLevel | None = None,
    price_min: views.Price = None,
    price_max: views.Price = None,
    changed_since: datetime | None = None,
) -> Wanted:
    """The filters of a request."""
    return Wanted(
        q=q.strip(),
        state=in_state,
        categories=listing.below(category),
        stock=stock,
        price_min=price_min,
        price_max=price_max,
        changed_since=changed_since,
    )


@get("/api/stores/{store_id:str}/desk/products", operation_id="desk_products", tags=["desk"])
async def desk_products(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    wanted: Wanted,
    sort: GoodsSort = GoodsSort.NEWEST,
    cursor: views.Cursor = None,
) -> views.GoodsPage:
    """Everything a store has, found by words, codes or ids, and by what it is; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    items, following = await listing.page(session, store_id, wanted, sort, cursor)
    counts = {} if cursor else dict(await listing.counts(session, store_id, wanted))
    return views.GoodsPage([views.line(one, caller.locale) for one in items], following, counts)


@get("/api/desk/products/{product_id:str}/prices", operation_id="product_prices", tags=["desk"])
async def product_prices(product_id: ProductId, session: Session, caller: Caller) -> views.Prices:
    """How a product's prices have changed, for its store's staff."""
    found = await listing.prices(session, product_id, caller.require_account())
    return views.Prices([views.PriceOut(one.sku, one.at, one.before, one.after) for one in found])


@get("/api/stores/{store_id:str}/desk/views/{page:str}", operation_id="desk_views", tags=["desk"])
async def desk_views(store_id: StoreId, page: str, session: Session, caller: Caller) -> views.Views:
    """The views that the caller has saved of a list: ``goods`` or ``orders``."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.DESK)
    return views.views(await listing.views(session, store_id, account, page))


@put(
    "/api/stores/{store_id:str}/desk/views/{page:str}",
    operation_id="save_desk_view",
    tags=["desk"],
    guards=[limited("save_desk_view", per_minute=60)],
)
async def save_desk_view(
    store_id: StoreId, page: str, name: str, data: views.ViewForm, session: Session, caller: Caller, now: datetime
) -> views.Views:
    """Save a view under a name, over the one of the same name; answers with all of them."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.DESK)
    return views.views(await listing.save_view(session, (store_id, account, page), name, data.query, now))


@delete(
    "/api/stores/{store_id:str}/desk/views/{page:str}",
    operation_id="drop_desk_view",
    tags=["desk"],
    status_code=200,
)
async def drop_desk_view(store_id: StoreId, page: str, name: str, session: Session, caller: Caller) -> views.Views:
    """Forget a view; forgetting what is not there changes nothing."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.DESK)
    return views.views(await listing.drop_view(session, (store_id, account, page), name))


routes = [desk_products, product_prices, desk_views, save_desk_view, drop_desk_view]
