"""Routes of the catalogue: the desk's products, a store's shelf, categories and pictures."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, get, patch, post
from litestar.datastructures import UploadFile
from litestar.params import Parameter
from msgspec import UNSET, Meta, UnsetType

from guang.kernel.blobs import Blobs
from guang.kernel.db import Session, commit
from guang.kernel.ids import AccountId, CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.catalog import desk, pictures, screening, service
from guang.trade.catalog.errors import ImageRefused, ListingRefused
from guang.trade.catalog.types import Option, Product, ProductCard, ProductDraft, ProductState, SkuDraft

PAGE = 24
Words = Annotated[dict[str, str], Meta(max_length=2)]
Query = Annotated[str, Parameter(max_length=100, pattern=r"^[^\x00]*$")]
State = Annotated[ProductState | None, Parameter(query="state")]


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


class ProductPage(msgspec.Struct, frozen=True):
    """A page of products, the newest first."""

    items: list[ProductItem]
    next: ProductId | None


class DeskPage(msgspec.Struct, frozen=True):
    """A page of a store's desk; ``counts`` say exactly how many products of each state the search finds."""

    items: list[ProductItem]
    next: ProductId | None
    counts: dict[str, int]


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


class ImageOut(msgspec.Struct, frozen=True):
    """A picture that was kept."""

    id: ImageId
    url: str
    width: int
    height: int


@get("/api/categories", operation_id="list_categories", tags=["catalog"])
async def list_categories(caller: Caller) -> Categories:
    """The category tree."""
    tree = service.categories()
    return Categories([CategoryOut(one.id, one.slug, in_(one.name, caller.locale), one.parent) for one in tree])


@get("/api/stores/{store_id:str}/products", operation_id="store_products", tags=["catalog"])
async def store_products(
    store_id: StoreId, session: Session, caller: Caller, cursor: ProductId | None = None
) -> ProductPage:
    """What a store sells, the newest first."""
    if (await stores.store(session, store_id)).is_restricted:
        raise stores.StoreMissing(store=store_id)
    items, following = _page(await service.on_sale(session, store_id, cursor, PAGE + 1), caller.locale)
    return ProductPage(items, following)


@get("/api/stores/{store_id:str}/desk/products", operation_id="desk_products", tags=["desk"])
async def desk_products(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    q: Query = "",
    in_state: State = None,
    cursor: ProductId | None = None,
) -> DeskPage:
    """Everything a store has, found by title, brand, tag or code; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    wanted = desk.Search(store_id, q.strip(), in_state)
    found = await desk.page(session, wanted, cursor, PAGE + 1)
    counts = await desk.counts(session, wanted)
    items, following = _page(found, caller.locale)
    return DeskPage(items, following, {one.value: counts.get(one, 0) for one in ProductState})


@post(
    "/api/stores/{store_id:str}/products",
    operation_id="draft_product",
    tags=["desk"],
    guards=[limited("draft_product", per_minute=120)],
)
async def draft_product(
    store_id: StoreId, data: ProductForm, session: Session, caller: Caller, now: datetime
) -> DeskProduct:
    """Put a new product on the desk; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    draft = ProductDraft(
        category=data.category,
        title=data.title,
        text=data.text,
        brand=data.brand.strip(),
        tags=tuple(data.tags),
        images=tuple(data.images),
        options=_options(data.options),
        skus=_skus(data.skus),
    )
    return _desk(await service.draft(session, store_id, draft, now))


@get("/api/desk/products/{product_id:str}", operation_id="get_desk_product", tags=["desk"])
async def get_desk_product(product_id: ProductId, session: Session, caller: Caller) -> DeskProduct:
    """A product with everything the desk may change; for the store's staff."""
    return _desk(await desk.product(session, product_id, caller.require_account(), stores.Right.DESK))


@patch("/api/desk/products/{product_id:str}", operation_id="change_product", tags=["desk"])
async def change_product(
    product_id: ProductId, data: ProductChanges, session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> DeskProduct:
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
        options=known.options if data.options is UNSET else _options(data.options),
        skus=known.skus if data.skus is UNSET else _skus(data.skus),
    )
    picture = await screening.main_picture(blobs, draft)
    async with _keeping_the_screening(session):
        return _desk(await service.change(session, product_id, draft, now, picture))


@post("/api/desk/products/{product_id:str}/list", operation_id="list_product", tags=["desk"], status_code=200)
async def list_product(
    product_id: ProductId, session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> DeskProduct:
    """Let shoppers see and buy a product, once screening has nothing against it. Needs the right ``goods``."""
    before = await _goods(session, product_id, caller.require_account())
    picture = await screening.main_picture(blobs, service.as_draft(before))
    async with _keeping_the_screening(session):
        return _desk(await service.list_product(session, product_id, now, picture))


@post("/api/desk/products/{product_id:str}/delist", operation_id="delist_product", tags=["desk"], status_code=200)
async def delist_product(product_id: ProductId, session: Session, caller: Caller, now: datetime) -> DeskProduct:
    """Take a product off the street. Needs the right ``goods``."""
    await _goods(session, product_id, caller.require_account())
    return _desk(await service.delist(session, product_id, now))


@post("/api/images", operation_id="keep_image", tags=["desk"], guards=[limited("keep_image", per_minute=60)])
async def keep_image(
    request: Request[Any, Any, Any], session: Session, caller: Caller, now: datetime, blobs: Blobs
) -> ImageOut:
    """Keep a picture: the raw bytes as body, or one file of a form. It is read by content and written anew."""
    owner = caller.require_account()
    kept = await service.keep_image(session, blobs, owner, await _upload(request), now)
    return ImageOut(kept.id, kept.url, kept.width, kept.height)


async def _upload(request: Request[Any, Any, Any]) -> bytes:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        for field in (await request.form()).values():
            if isinstance(field, UploadFile):
                return await field.read()
        raise ImageRefused(reason="no_file")
    data = await request.body()
    if len(data) > pictures.LARGEST_BYTES:
        raise ImageRefused(reason="too_heavy", bytes=len(data), most=pictures.LARGEST_BYTES)
    return data


@asynccontextmanager
async def _keeping_the_screening(session: Session) -> AsyncIterator[None]:
    """Keep the record of a screening that said no; it is all that has been written by then."""
    try:
        yield
    except ListingRefused:
        await commit(session)
        raise


async def _goods(session: Session, product_id: ProductId, account: AccountId) -> Product:
    return await desk.product(session, product_id, account, stores.Right.GOODS)


def _options(said: list[OptionForm]) -> tuple[Option, ...]:
    return tuple(Option(option.name, tuple(option.values)) for option in said)


def _skus(said: list[SkuForm]) -> tuple[SkuDraft, ...]:
    return tuple(
        SkuDraft(
            price=sku.price,
            choice=tuple(sku.choice),
            list_price=sku.list_price,
            image=sku.image,
            code=sku.code.strip(),
            id=sku.id,
        )
        for sku in said
    )


def _page(found: list[ProductCard], locale: str) -> tuple[list[ProductItem], ProductId | None]:
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


def _desk(product: Product) -> DeskProduct:
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
            )
            for sku in product.skus
        ],
        price_from=product.price_from,
        price_to=product.price_to,
        created_at=product.created_at,
        changed_at=product.changed_at,
    )


routes = [
    list_categories,
    store_products,
    desk_products,
    draft_product,
    get_desk_product,
    change_product,
    list_product,
    delist_product,
    keep_image,
]
