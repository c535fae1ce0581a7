"""Request and response structs of the goods' desk, and what fills them."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.doors.goods import types
from guang.kernel.ids import CategoryId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_

SMALL = 360
Query = Annotated[str, Parameter(max_length=100, pattern=r"^[^\x00]*$")]
Price = Annotated[int | None, Parameter(ge=0, le=10**12, description="In minor units of the store's currency.")]
Cursor = Annotated[str | None, Parameter(max_length=60)]
Name = Annotated[str, Meta(min_length=1, max_length=60)]


class GoodsLine(msgspec.Struct, frozen=True, kw_only=True):
    """One product in the desk's list; ``available`` units can be sold, all its ``skus`` variants together."""

    id: ProductId
    store: StoreId
    title: str
    image_url: str | None
    price_from: Money
    price_to: Money
    list_price: Money | None
    state: str
    restricted: bool
    in_review: bool
    category: CategoryId
    brand: str
    created_at: datetime
    changed_at: datetime
    available: int
    skus: int
    code: str


class GoodsPage(msgspec.Struct, frozen=True):
    """A page of a store's goods. ``counts`` say exactly how many of each state are found; the first page has them."""

    items: list[GoodsLine]
    next: str | None
    counts: dict[str, int]


class PriceOut(msgspec.Struct, frozen=True):
    """What a SKU cost until an instant, and from then on."""

    sku: SkuId
    at: datetime
    before: Money
    after: Money


class Prices(msgspec.Struct, frozen=True):
    """How the prices of a product have changed since it was first listed, the last change first."""

    items: list[PriceOut]
    next: None = None


class ViewForm(msgspec.Struct, frozen=True):
    """What a saved view looks at: the query of the page's address."""

    query: Annotated[str, Meta(max_length=1000)]


class ViewOut(msgspec.Struct, frozen=True):
    """A saved view of a list."""

    name: str
    query: str
    saved_at: datetime


class Views(msgspec.Struct, frozen=True):
    """Somebody's saved views of one list, by name."""

    items: list[ViewOut]
    next: None = None


def line(one: types.Line, locale: str) -> GoodsLine:
    """A product in a list."""
    return GoodsLine(
        id=one.id,
        store=one.store,
        title=in_(one.title, locale),
        image_url=None if one.image is None else f"/media/image/{one.image.text}/{SMALL}.webp",
        price_from=one.price_from,
        price_to=one.price_to,
        list_price=one.list_price,
        state=one.state,
        restricted=one.is_restricted,
        in_review=one.is_in_review,
        category=one.category,
        brand=one.brand,
        created_at=one.created_at,
        changed_at=one.changed_at,
        available=one.available,
        skus=one.skus,
        code=one.code,
    )


def views(found: list[types.View]) -> Views:
    """Saved views."""
    return Views([ViewOut(one.name, one.query, one.saved_at) for one in found])
