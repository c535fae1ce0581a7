"""The shelf of a store: what it sells, at the prices of now."""

from datetime import datetime
from typing import Literal

import msgspec
from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, ProductId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.trade import catalog, members, promotions, stores

PAGE = 24


class ShelfItem(msgspec.Struct, frozen=True, kw_only=True):
    """As much of a product as a shelf shows; ``price_from`` is what the cheapest variant costs now.

    ``offer`` is the kind of promotion behind it, ``until`` when.
    """

    id: ProductId
    store: StoreId
    title: str
    image_url: str | None
    price_from: Money
    price_to: Money
    list_price: Money | None
    state: Literal["listed"]
    restricted: Literal[False]
    category: CategoryId
    changed_at: datetime
    offer: promotions.DiscountKind | None
    until: datetime | None


class ShelfPage(msgspec.Struct, frozen=True):
    """A page of a shelf, the newest first."""

    items: list[ShelfItem]
    next: ProductId | None


@get("/api/stores/{store_id:str}/products", operation_id="store_products", tags=["catalog"])
async def store_products(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    feed: feeds.Feed,
    now: datetime,
    cursor: ProductId | None = None,
) -> ShelfPage:
    """What a store sells, the newest first."""
    if (await stores.store(session, store_id)).is_restricted:
        raise stores.StoreMissing(store=store_id)
    found = await catalog.on_sale(session, store_id, cursor, PAGE + 1)
    shown = found[:PAGE]
    joined = await members.joined(session, caller.viewer) if caller.account else frozenset()
    lowered = await feed.prices.lower(session, {card.id: card.price_from for card in shown}, now, joined)
    items = [_item(card, lowered.get(card.id), caller.locale) for card in shown]
    return ShelfPage(items, shown[-1].id if len(found) > PAGE else None)


def _item(card: catalog.ProductCard, lower: promotions.UnitPrice | None, locale: str) -> ShelfItem:
    return ShelfItem(
        id=card.id,
        store=card.store,
        title=in_(card.title, locale),
        image_url=card.image_url,
        price_from=lower.now if lower else card.price_from,
        price_to=card.price_to,
        list_price=lower.list_price if lower else card.list_price,
        state="listed",
        restricted=False,
        category=card.category,
        changed_at=card.changed_at,
        offer=lower.kind if lower else None,
        until=lower.until if lower else None,
    )


routes = [store_products]
