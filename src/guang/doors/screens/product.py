"""The page of a product: the product, its stock, its store, and what the caller thinks of it."""

import msgspec
from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.people import social
from guang.trade import catalog, reviews, stores, warehouse


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


class SkuOf(msgspec.Struct, frozen=True):
    """One variant; ``values`` holds the choice for each option."""

    id: SkuId
    values: list[str]
    price: Money
    list_price: Money | None
    available: int
    image_url: str | None


class Guarantee(msgspec.Struct, frozen=True):
    """A promise that the platform stands for."""

    code: str


class RatingOf(msgspec.Struct, frozen=True):
    """What buyers' first stars for the goods add up to; ``histogram`` counts 1 to 5 stars."""

    mean: float
    count: int
    histogram: list[int]


class ProductPage(msgspec.Struct, frozen=True):
    """All that the product sheet shows. ``sold`` counts units paid for."""

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
    guarantees: list[Guarantee]
    sold: int
    favourited: bool
    rating: RatingOf


@get("/api/products/{product:str}", operation_id="getProduct", tags=["trade"])
async def get_product(session: Session, caller: Caller, feed: feeds.Feed, product: str) -> ProductPage:
    """A product that is on sale, with the stock of each variant as of now."""
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
        skus=[_sku(found, number, available, caller.locale) for number in range(len(found.skus))],
        price_from=found.price_from,
        price_to=found.price_to,
        list_price=found.list_price,
        guarantees=[],
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


def _sku(product: catalog.Product, number: int, available: dict[SkuId, int], locale: str) -> SkuOf:
    sku = product.skus[number]
    chosen = zip(product.options, sku.choice, strict=True)
    return SkuOf(
        id=sku.id,
        values=[in_(option.values[choice], locale) for option, choice in chosen],
        price=sku.price,
        list_price=sku.list_price,
        available=available[sku.id],
        image_url=sku.image_url,
    )


routes = [get_product]
