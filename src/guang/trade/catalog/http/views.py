"""How products look over HTTP: request and response structs, and what fills them."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from guang.kernel.ids import CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade.catalog.types import Option, Product, ProductCard, ProductState, SkuDraft

PAGE = 24
Words = Annotated[dict[str, str], Meta(max_length=2)]


class OptionForm(msgspec.Struct, frozen=True):
    """One axis along which SKUs differ."""

    name: Words
    values: list[Words]


class SkuForm(msgspec.Struct, frozen=True, kw_only=True):
    """One variant; ``choice`` holds an index into the values of each option."""

    price: Money
    choice: list[int] = []
    id: SkuId | None = None
    list_price: Money | None = None
    image: ImageId | None = None
    code: str = ""
    barcode: str = ""
    weight_g: int | None = None
    size_mm: list[int] | None = None


class ProductForm(msgspec.Struct, frozen=True, kw_only=True):
    """A new product."""

    category: CategoryId
    title: Words
    skus: list[SkuForm]
    text: Words = {}
    brand: str = ""
    tags: list[str] = []
    images: list[ImageId] = []
    options: list[OptionForm] = []


class ProductChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What changes about a product; what is left out stays. ``skus`` are replaced as a whole."""

    category: CategoryId | UnsetType = UNSET
    title: Words | UnsetType = UNSET
    skus: list[SkuForm] | UnsetType = UNSET
    text: Words | UnsetType = UNSET
    brand: str | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    images: list[ImageId] | UnsetType = UNSET
    options: list[OptionForm] | UnsetType = UNSET


class DeskSku(msgspec.Struct, frozen=True, kw_only=True):
    """One variant at the desk."""

    id: SkuId
    choice: list[int]
    price: Money
    list_price: Money | None
    image: ImageId | None
    image_url: str | None
    code: str
    barcode: str
    weight_g: int | None
    size_mm: list[int] | None


class DeskImage(msgspec.Struct, frozen=True):
    """A picture of a product."""

    id: ImageId
    url: str


class DeskProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A whole product at the desk, words in every language."""

    id: ProductId
    store: StoreId
    state: ProductState
    restricted: bool
    in_review: bool
    category: CategoryId
    title: Words
    text: Words
    brand: str
    tags: list[str]
    images: list[DeskImage]
    options: list[OptionForm]
    skus: list[DeskSku]
    price_from: Money
    price_to: Money
    created_at: datetime
    changed_at: datetime


class ProductItem(msgspec.Struct, frozen=True, kw_only=True):
    """As much of a product as a list shows."""

    id: ProductId
    store: StoreId
    title: str
    image_url: str | None
    price_from: Money
    price_to: Money
    list_price: Money | None
    state: ProductState
    restricted: bool
    category: CategoryId
    changed_at: datetime


class CategoryOut(msgspec.Struct, frozen=True):
    """A branch of the category tree."""

    id: CategoryId
    slug: str
    name: str
    parent: CategoryId | None


class Categories(msgspec.Struct, frozen=True):
    """The whole tree, parents before their children."""

    items: list[CategoryOut]
    next: None = None


class ProductFavourite(msgspec.Struct, frozen=True):
    """Whether the caller keeps a product, and how many do."""

    subject: ProductId
    favourited: bool
    favourites: int


class ImageOut(msgspec.Struct, frozen=True):
    """A picture that was kept."""

    id: ImageId
    url: str
    width: int
    height: int


def options(said: list[OptionForm]) -> tuple[Option, ...]:
    """Options as the room knows them."""
    return tuple(Option(option.name, tuple(option.values)) for option in said)


def skus(said: list[SkuForm]) -> tuple[SkuDraft, ...]:
    """Variants as the room knows them."""
    return tuple(
        SkuDraft(
            price=sku.price,
            choice=tuple(sku.choice),
            list_price=sku.list_price,
            image=sku.image,
            code=sku.code.strip(),
            id=sku.id,
            barcode=sku.barcode.strip(),
            weight_g=sku.weight_g,
            size_mm=None if sku.size_mm is None else tuple(sku.size_mm),
        )
        for sku in said
    )


def page(found: list[ProductCard], locale: str) -> tuple[list[ProductItem], ProductId | None]:
    """A page of a list, and where the next one begins; one more than fits tells that there is one."""
    items = [
        ProductItem(
            id=card.id,
            store=card.store,
            title=in_(card.title, locale),
            image_url=card.image_url,
            price_from=card.price_from,
            price_to=card.price_to,
            list_price=card.list_price,
            state=card.state,
            restricted=card.is_restricted,
            category=card.category,
            changed_at=card.changed_at,
        )
        for card in found[:PAGE]
    ]
    return items, items[-1].id if len(found) > PAGE else None


def desk_out(product: Product) -> DeskProduct:
    """A whole product for the desk."""
    return DeskProduct(
        id=product.id,
        store=product.store,
        state=product.state,
        restricted=product.is_restricted,
        in_review=product.is_in_review,
        category=product.category,
        title=dict(product.title),
        text=dict(product.text),
        brand=product.brand,
        tags=list(product.tags),
        images=[DeskImage(*pair) for pair in zip(product.images, product.image_urls, strict=True)],
        options=[OptionForm(dict(option.name), [dict(value) for value in option.values]) for option in product.options],
        skus=[
            DeskSku(
                id=sku.id,
                choice=list(sku.choice),
                price=sku.price,
                list_price=sku.list_price,
                image=sku.image,
                image_url=sku.image_url,
                code=sku.code,
                barcode=sku.barcode,
                weight_g=sku.weight_g,
                size_mm=None if sku.size_mm is None else list(sku.size_mm),
            )
            for sku in product.skus
        ],
        price_from=product.price_from,
        price_to=product.price_to,
        created_at=product.created_at,
        changed_at=product.changed_at,
    )
