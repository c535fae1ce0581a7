"""The page of a product: the product, its stock, its store, and what the caller thinks of it."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.people import social
from guang.trade import catalog, checkout, guarantees, promotions, reviews, stores, warehouse


class ShopOf(msgspec.Struct, frozen=True):
    """The store that sells it; following a store is following its owner."""

    id: StoreId
    name: str
    avatar_url: str | None
    owner: str
    followed: bool


class OptionOf(msgspec.Struct, frozen=True):
    """One thing to choose, such as colour."""

    name: str
    values: list[str]


class OfferOf(msgspec.Struct, frozen=True):
    """The promotion behind a price: which kind, in words, and until when."""

    kind: promotions.DiscountKind
    why: str
    until: datetime | None


class SkuOf(msgspec.Struct, frozen=True):
    """One variant; ``values`` holds the choice for each option.

    ``price`` is what a unit costs the caller now; ``lowest_30d`` the least it cost anybody during the last 30 days;
    ``for_members`` what it would cost as a member of the store, where that is less.
    """

    id: SkuId
    values: list[str]
    price: Money
    list_price: Money | None
    available: int
    image_url: str | None
    lowest_30d: Money
    offer: OfferOf | None
    for_members: Money | None


class RatingOf(msgspec.Struct, frozen=True):
    """What buyers' first stars for the goods add up to; ``histogram`` counts 1 to 5 stars."""

    mean: float
    count: int
    histogram: list[int]


class ProductPage(msgspec.Struct, frozen=True):
    """All that the product sheet shows.

    ``sold`` counts units paid for. ``stays`` says by what goods cannot be sent back without a reason, if so.
    """

    id: ProductId
    store: ShopOf
    title: str
    text: str
    brand: str
    images: list[str]
    category: list[str]
    options: list[OptionOf]
    skus: list[SkuOf]
    price_from: Money
    price_to: Money
    list_price: Money | None
    guarantees: list[guarantees.Guarantee]
    stays: str | None
    sold: int
    favourited: bool
    rating: RatingOf


@get("/api/products/{product:str}", operation_id="getProduct", tags=["trade"])
async def get_product(session: Session, caller: Caller, feed: feeds.Feed, now: datetime, product: str) -> ProductPage:
    """A product that is on sale, with the price and the stock of each variant as of now."""
    found = await catalog.product(session, ProductId.parse(product))
    if not found.is_on_sale:
        raise catalog.ProductMissing(product=found.id)
    store = await stores.store(session, found.store)
    if store.is_restricted:
        raise catalog.ProductMissing(product=found.id)
    available = await warehouse.available_many(session, [sku.id for sku in found.skus])
    mine = (await social.mine(session, caller.viewer, [found.id.subject])).get(found.id.subject)
    rating = await reviews.rating(session, found.id)
    follows = await social.is_following(session, caller.viewer, [store.owner])
    prices = await prices_of(session, found, caller, now)
    skus = [_sku(found, number, available, prices, caller.locale) for number in range(len(found.skus))]
    good = guarantees.Good(found.id, store.id, found.category, store.currency)
    promised = (await checkout.promised(session, [good], {store.id: store}, now))[found.id]
    cheapest = min(skus, key=lambda sku: sku.price.minor)
    return ProductPage(
        id=found.id,
        store=ShopOf(
            store.id, in_(store.name, caller.locale), store.avatar_url, store.owner.text, store.owner in follows
        ),
        title=in_(found.title, caller.locale),
        text=in_(found.text, caller.locale),
        brand=found.brand,
        images=list(found.image_urls),
        category=path_of(found.category, caller.locale),
        options=[
            OptionOf(in_(option.name, caller.locale), [in_(value, caller.locale) for value in option.values])
            for option in found.options
        ],
        skus=skus,
        price_from=cheapest.price,
        price_to=max((sku.price for sku in skus), key=lambda price: price.minor),
        list_price=cheapest.list_price,
        guarantees=list(promised),
        stays=await guarantees.withheld(session, good, guarantees.GuaranteeKind.NO_REASON_RETURN, now),
        sold=feed.sold(found.id),
        favourited=mine is not None and mine.favourited,
        rating=RatingOf(round(rating.mean, 2), rating.count, list(rating.histogram)),
    )


def path_of(category: CategoryId, locale: str) -> list[str]:
    """The names from the root of the category tree down to a branch."""
    tree = {branch.id: branch for branch in catalog.categories()}
    names: list[str] = []
    at: CategoryId | None = category
    while at is not None and at in tree:
        names.append(in_(tree[at].name, locale))
        at = tree[at].parent
    return names[::-1]


async def prices_of(
    session: Session, product: catalog.Product, caller: Caller, now: datetime
) -> dict[SkuId, promotions.UnitPrice]:
    """What one unit of each variant costs the caller now."""
    items = {
        sku.id: promotions.Item(sku.id, product.id, product.store, product.category, 1, sku.price)
        for sku in product.skus
    }
    return await promotions.unit_prices(session, list(items), buyer=caller.account, now=now, known=items)


def _sku(
    product: catalog.Product,
    number: int,
    available: Mapping[SkuId, int],
    prices: Mapping[SkuId, promotions.UnitPrice],
    locale: str,
) -> SkuOf:
    sku = product.skus[number]
    one = prices[sku.id]
    chosen = zip(product.options, sku.choice, strict=True)
    return SkuOf(
        id=sku.id,
        values=[in_(option.values[choice], locale) for option, choice in chosen],
        price=one.now,
        list_price=one.list_price if one.kind else sku.list_price,
        available=available[sku.id],
        image_url=sku.image_url,
        lowest_30d=one.lowest_30d,
        offer=OfferOf(one.kind, in_(one.why, locale), one.until) if one.kind else None,
        for_members=one.for_members,
    )


routes = [get_product]
