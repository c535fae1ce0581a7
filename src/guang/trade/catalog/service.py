"""The verbs of the catalogue: draft, change, list, delist, and look things up in batches."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

import msgspec

from guang import journal
from guang.journal.facts.selling import PriceChanged
from guang.journal.facts.trade import ProductChanged, ProductDelisted, ProductListed
from guang.kernel import queue
from guang.kernel.blobs import Blobs
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ImageId, ProductId, SkuId, StoreId, new_id
from guang.trade import stores
from guang.trade.catalog import categories as branches
from guang.trade.catalog import pictures, rules, screening, store
from guang.trade.catalog.errors import BadProduct, ChangedMeanwhile, ProductMissing, StoreRestricted
from guang.trade.catalog.types import (
    Category,
    KeptImage,
    Product,
    ProductCard,
    ProductDraft,
    ProductState,
    SkuDraft,
    SkuTerms,
)

FactT = TypeVar("FactT", ProductListed, ProductChanged)


class DropImages(msgspec.Struct, frozen=True):
    """The job that removes the files of pictures."""

    images: tuple[ImageId, ...]


async def draft(session: Session, store_id: StoreId, described: ProductDraft, now: datetime) -> Product:
    """Put a new product on a store's desk, where shoppers do not see it yet.

    Raises:
        StoreMissing: no such store.
        BadProduct: naming the field that is out of bounds.
    """
    await _check(session, store_id, described)
    fresh = replace(described, skus=tuple(replace(sku, id=new_id(SkuId)) for sku in described.skus))
    made = new_id(ProductId)
    await store.insert_product(session, made, store_id, fresh, now)
    return await product(session, made)


async def change(
    session: Session,
    product_id: ProductId,
    described: ProductDraft,
    now: datetime,
    picture: bytes | None = None,
    seen: datetime | None = None,
) -> Product:
    """Replace a product's description.

    A listed product is screened again. It stays as it was if it fails, and leaves the street until a person has
    looked if screening is unsure. A SKU keeps its id if the draft names it, or if it has the same choice; the ones
    left out are dropped and can no longer be bought.

    Args:
        picture: the bytes of the main picture, for screening.
        seen: ``changed_at`` of the product that the description and the picture were made from.

    Raises:
        ProductMissing, BadProduct, NotReadyToList, ListingRefused.
        ChangedMeanwhile: it is no longer what was seen.

    Records: ``trade.product_changed``, or ``trade.product_delisted``, if it was listed; ``trade.price_changed``
    for each SKU with another price, if it ever was.
    """
    before = await _locked(session, product_id, seen)
    await _check(session, before.store, described)
    mine = {sku.id for sku in before.skus}
    if any(sku.id is not None and sku.id not in mine for sku in described.skus):
        raise BadProduct(field="skus.id", rule="a SKU of this product")
    settled = replace(described, skus=_settled(before, described))
    was_listed = before.state is ProductState.LISTED
    stays = was_listed and await _passes(session, before, settled, picture, now)
    await store.update_product(session, product_id, settled, now)
    if was_listed and not stays:
        await store.set_state(session, product_id, ProductState.DELISTED, now, in_review=True)
        journal.append(session, ProductDelisted(product=product_id, reason="review"))
    after = await product(session, product_id)
    if before.listed_at is not None:
        await journal.record(session, *_repriced(before, after, now))
    if stays:
        journal.append(session, _as_fact(ProductChanged, after))
    return after


async def list_product(
    session: Session,
    product_id: ProductId,
    now: datetime,
    picture: bytes | None = None,
    seen: datetime | None = None,
) -> Product:
    """Let shoppers see and buy a product; listing what is listed changes nothing.

    Where screening is unsure, the product stays off the street, ``is_in_review``, until a person has looked.

    Args:
        picture: the bytes of the main picture, for screening.
        seen: ``changed_at`` of the product whose picture that is.

    Raises:
        ProductMissing: no such product.
        ChangedMeanwhile: it is no longer what was seen.
        StoreRestricted: governance has restricted the store.
        NotReadyToList: it has no picture or no description.
        ListingRefused: screening found something; the reasons are in ``facts``.

    Records: ``trade.product_listed``.
    """
    before = await _locked(session, product_id, seen)
    if before.state is ProductState.LISTED:
        return before
    if (await stores.store(session, before.store)).is_restricted:
        raise StoreRestricted()
    if await _passes(session, before, as_draft(before), picture, now):
        return await _list(session, before, now)
    await store.set_state(session, product_id, before.state, now, in_review=True)
    return await product(session, product_id)


async def judged(session: Session, product_id: ProductId, *, is_fine: bool, now: datetime) -> None:
    """Follow a person's word about a product that waited for it; others are left alone.

    Records: ``trade.product_listed`` if it may be shown.
    """
    before = await store.lock_product(session, product_id)
    if before is None or not before.is_in_review:
        return
    if is_fine:
        await _list(session, before, now)
    else:
        await store.set_state(session, product_id, before.state, now)


async def delist(session: Session, product_id: ProductId, now: datetime, reason: str = "merchant") -> Product:
    """Take a product off the street; delisting what is not listed changes nothing.

    Raises:
        ProductMissing: no such product.

    Records: ``trade.product_delisted``.
    """
    before = await _locked(session, product_id)
    if before.state is not ProductState.LISTED:
        return before
    await store.set_state(session, product_id, ProductState.DELISTED, now)
    journal.append(session, ProductDelisted(product=product_id, reason=reason))
    return await product(session, product_id)


async def restrict(session: Session, product_id: ProductId, *, on: bool) -> None:
    """Hide a product because governance says so, or show it again; unknown products are nobody's."""
    await store.restrict(session, product_id, on=on)


async def product(session: Session, product_id: ProductId) -> Product:
    """One product with its options and SKUs, in whatever state.

    Raises:
        ProductMissing: no such product.
    """
    found = await store.select_product(session, product_id)
    if found is None:
        raise ProductMissing(product=product_id)
    return found


async def products(session: Session, ids: Collection[ProductId]) -> dict[ProductId, ProductCard]:
    """Cards by id in one query, in whatever state; unknown ids are left out."""
    return await store.select_cards(session, ids) if ids else {}


async def skus(session: Session, ids: Collection[SkuId]) -> dict[SkuId, SkuTerms]:
    """What an order line freezes, by SKU, in one query; unknown ids are left out."""
    return await store.select_terms(session, ids) if ids else {}


async def on_sale(session: Session, store_id: StoreId, before: int | None, most: int) -> list[ProductCard]:
    """What a store sells, the newest first; ``before`` is the id that the last page ended with."""
    return await store.select_on_sale(session, store_id, before, most)


async def keep_image(
    session: Session, blobs: Blobs, owner: AccountId, data: bytes, now: datetime, *, is_ours: bool = False
) -> KeptImage:
    """Check a picture by its content, write it anew in two sizes, and keep it.

    Args:
        is_ours: a WebP that we have rendered ourselves, which is kept as it is.

    Raises:
        ImageRefused: see `pictures.reencode`.
    """
    picture = await asyncio.to_thread(pictures.shrunk if is_ours else pictures.reencode, data)
    image = new_id(ImageId)
    for rendition in picture.renditions:
        await blobs.put(rules.image_key(image, rendition.width), rendition.data, "image/webp")
    kept = KeptImage(image, blobs.url(rules.image_key(image, pictures.WIDTHS[0])), picture.width, picture.height)
    await store.insert_image(session, kept, owner, now)
    return kept


async def image_urls(
    session: Session, owner: AccountId, images: Collection[ImageId], width: int = rules.LARGE
) -> dict[ImageId, str]:
    """The addresses of those pictures that somebody has brought; others' and unknown ones are left out."""
    known = await store.select_image_owners(session, images) if images else {}
    mine = [image for image in images if known.get(image) == owner]
    return {image: url for image in mine if (url := rules.image_url(image, width))}


async def drop_images(session: Session, images: Collection[ImageId]) -> None:
    """Forget pictures, and remove their files once this transaction is durable."""
    if images:
        await store.delete_images(session, images)
        order = DropImages(tuple(sorted(images)))
        await queue.enqueue(session, order, key=order.images[0].text)


def categories() -> tuple[Category, ...]:
    """The whole tree, parents before their children."""
    return tuple(branches.tree().values())


def as_draft(known: Product) -> ProductDraft:
    """A product's description as the desk would send it."""
    return ProductDraft(
        category=known.category,
        title=known.title,
        text=known.text,
        brand=known.brand,
        tags=known.tags,
        images=known.images,
        options=known.options,
        skus=tuple(
            SkuDraft(
                id=sku.id,
                choice=sku.choice,
                price=sku.price,
                list_price=sku.list_price,
                image=sku.image,
                code=sku.code,
                barcode=sku.barcode,
                weight_g=sku.weight_g,
                size_mm=sku.size_mm,
            )
            for sku in known.skus
        ),
    )


async def _passes(
    session: Session, before: Product, described: ProductDraft, picture: bytes | None, now: datetime
) -> bool:
    rules.check_ready(described)
    return await screening.passes(session, before.id, before.store, described, picture, now)


async def _list(session: Session, before: Product, now: datetime) -> Product:
    await store.set_state(session, before.id, ProductState.LISTED, now)
    after = await product(session, before.id)
    journal.append(session, _as_fact(ProductListed, after))
    return after


async def _locked(session: Session, product_id: ProductId, seen: datetime | None = None) -> Product:
    found = await store.lock_product(session, product_id)
    if found is None:
        raise ProductMissing(product=product_id)
    if seen is not None and found.changed_at != seen:
        raise ChangedMeanwhile(product=product_id)
    return found


async def _check(session: Session, store_id: StoreId, described: ProductDraft) -> None:
    rules.check(described, (await stores.store(session, store_id)).currency)
    if described.category not in branches.tree():
        raise BadProduct(field="category", rule="one of the category tree")
    shown = {*described.images, *(sku.image for sku in described.skus if sku.image is not None)}
    if shown - set(await store.select_image_owners(session, shown)):
        raise BadProduct(field="images", rule="pictures that were uploaded here")


def _settled(before: Product, described: ProductDraft) -> tuple[SkuDraft, ...]:
    """Give every SKU of a changed product its id: the one it names, the one its choice had, or a new one."""
    named = {sku.id for sku in described.skus if sku.id is not None}
    same_axes = before.options == described.options or not before.skus
    by_choice = {sku.choice: sku.id for sku in before.skus if sku.id not in named} if same_axes else {}
    return tuple(_with_id(sku, by_choice.get(sku.choice)) for sku in described.skus)


def _repriced(before: Product, after: Product, now: datetime) -> list[PriceChanged]:
    known = {sku.id: sku.price for sku in before.skus}
    return [
        PriceChanged(sku=sku.id, product=after.id, store=after.store, before=known[sku.id], after=sku.price, at=now)
        for sku in after.skus
        if sku.id in known and known[sku.id] != sku.price
    ]


def _with_id(sku: SkuDraft, known: SkuId | None) -> SkuDraft:
    return sku if sku.id is not None else replace(sku, id=known or new_id(SkuId))


def _as_fact(kind: type[FactT], known: Product) -> FactT:
    return kind(
        product=known.id,
        store=known.store,
        title=dict(known.title),
        category=known.category,
        price_from=known.price_from,
        price_to=known.price_to,
        skus=tuple(sku.id for sku in known.skus),
        brand=known.brand,
        tags=known.tags,
    )
