"""All SQL of the catalogue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, or_, select, text, true, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade.catalog import rules
from guang.trade.catalog.tables import ImageRow, ProductRow, SkuRow
from guang.trade.catalog.types import (
    KeptImage,
    Option,
    Priced,
    Product,
    ProductCard,
    ProductDraft,
    ProductState,
    Sku,
    SkuDraft,
    SkuTerms,
)

_CARD = (
    ProductRow.id,
    ProductRow.store,
    ProductRow.title,
    ProductRow.images,
    ProductRow.currency,
    ProductRow.price_from,
    ProductRow.price_to,
    ProductRow.list_price,
    ProductRow.state,
    ProductRow.is_restricted,
    ProductRow.category,
    ProductRow.brand,
    ProductRow.tags,
    ProductRow.changed_at,
)
_TOLD = ("place", "choice", "price", "list_price", "image", "code", "barcode", "weight_g", "size_mm")
_CARDS = f"""
    SELECT {", ".join(column.key for column in _CARD)} FROM trade.products
    WHERE id = ANY((SELECT $1::bigint[])::bigint[])
    """  # noqa: S608 - names of ours
_TERMS = """
    SELECT s.id, s.product, p.store, p.category, s.price, s.list_price, s.weight_g, p.currency, p.title, p.options,
           s.choice, coalesce(s.image, p.images[1]) AS image,
           p.state = 'listed' AND NOT p.is_restricted AND s.dropped_at IS NULL AS is_on_sale
    FROM trade.skus s JOIN trade.products p ON p.id = s.product
    WHERE s.id = ANY((SELECT $1::bigint[])::bigint[])
    """
_LOCK_PRICED = """
    SELECT p.id, p.store, p.category, p.state, p.listed_at IS NOT NULL AS was_listed, p.title, p.brand, p.tags,
           p.currency
    FROM trade.products p
    WHERE p.id IN (SELECT product FROM trade.skus WHERE id = ANY($1::bigint[])) ORDER BY p.id FOR UPDATE
    """
_PRICES = """
    SELECT product, id, price, list_price FROM trade.skus
    WHERE product = ANY($1::bigint[]) AND dropped_at IS NULL ORDER BY product, place
    """
_SET_PRICES = """
    WITH fresh AS (
        UPDATE trade.skus AS s SET price = w.price FROM unnest($1::bigint[], $2::bigint[]) AS w (id, price)
        WHERE s.id = w.id RETURNING s.product
    ), spans AS (
        SELECT s.product, min(coalesce(w.price, s.price)) AS low, max(coalesce(w.price, s.price)) AS high,
               (array_agg(s.list_price ORDER BY coalesce(w.price, s.price), s.place))[1] AS listed
        FROM trade.skus s LEFT JOIN unnest($1::bigint[], $2::bigint[]) AS w (id, price) ON w.id = s.id
        WHERE s.product IN (SELECT product FROM fresh) AND s.dropped_at IS NULL GROUP BY s.product
    )
    UPDATE trade.products AS p SET price_from = low, price_to = high, list_price = listed, changed_at = $3
    FROM spans WHERE p.id = spans.product
    """
_DELIST = """
    WITH held AS (
        SELECT id FROM trade.products WHERE id = ANY($1::bigint[]) AND state = 'listed' ORDER BY id FOR UPDATE
    )
    UPDATE trade.products AS p SET state = 'delisted', changed_at = $2, is_in_review = false
    FROM held WHERE p.id = held.id RETURNING p.id
    """


async def insert_product(
    session: Session, product: ProductId, store: StoreId, draft: ProductDraft, now: datetime
) -> None:
    """A new draft, with its SKUs."""
    await session.execute(
        insert(ProductRow).values(
            id=product,
            store=store,
            state=ProductState.DRAFT.value,
            created_at=now,
            changed_at=now,
            **_columns(draft),
        )
    )
    await _upsert_skus(session, product, draft.skus)


async def update_product(session: Session, product: ProductId, draft: ProductDraft, now: datetime) -> None:
    """Replace a product's description and its SKUs; those left out are dropped, not deleted."""
    await session.execute(update(ProductRow).where(ProductRow.id == product).values(changed_at=now, **_columns(draft)))
    await session.execute(
        update(SkuRow).where(SkuRow.product == product, SkuRow.dropped_at.is_(None)).values(dropped_at=now)
    )
    await _upsert_skus(session, product, draft.skus)


async def set_state(
    session: Session, product: ProductId, state: ProductState, now: datetime, *, in_review: bool = False
) -> None:
    """Move a product to a state; listing it also notes when."""
    moved: dict[str, object] = {"state": state.value, "changed_at": now, "is_in_review": in_review}
    if state is ProductState.LISTED:
        moved["listed_at"] = now
    await session.execute(update(ProductRow).where(ProductRow.id == product).values(**moved))


async def restrict(session: Session, product: ProductId, *, on: bool) -> None:
    """Mark a product as restricted, or free it."""
    await session.execute(update(ProductRow).where(ProductRow.id == product).values(is_restricted=on))


async def lock_product(session: Session, product: ProductId) -> Product | None:
    """One product, held until this transaction ends."""
    row = (await session.execute(_whole().where(ProductRow.id == product).with_for_update())).first()
    return None if row is None else await _product(session, row)


async def select_product(session: Session, product: ProductId) -> Product | None:
    """One product with its options and SKUs."""
    row = (await session.execute(_whole().where(ProductRow.id == product))).first()
    return None if row is None else await _product(session, row)


async def select_cards(session: Session, ids: Collection[ProductId]) -> dict[ProductId, ProductCard]:
    """Cards by id, in one query."""
    if session.dirty:
        await session.flush()  # a verb has changed what it may now want to show
    return {ProductId(row["id"]): _card(row) for row in await fetch(session, _CARDS, list(ids))}


async def select_terms(session: Session, ids: Collection[SkuId]) -> dict[SkuId, SkuTerms]:
    """What an order line freezes, by SKU, in one query."""
    rows = await fetch(session, _TERMS, list(ids))
    return {SkuId(row["id"]): _terms(row) for row in rows}


async def select_codes(session: Session, skus: Collection[SkuId]) -> dict[SkuId, str]:
    """The codes of those of some SKUs that have one."""
    asked = "SELECT id, code FROM trade.skus WHERE id = ANY($1::bigint[]) AND code <> ''"
    return {SkuId(row["id"]): row["code"] for row in await fetch(session, asked, list(skus))}


async def select_products_of(session: Session, store: StoreId) -> list[ProductId]:
    """The ids of all products of a store."""
    return [
        ProductId(row["id"]) for row in await fetch(session, "SELECT id FROM trade.products WHERE store = $1", store)
    ]


async def select_sku_store(session: Session, sku: SkuId) -> tuple[ProductId, StoreId] | None:
    """Whose SKU this is, dropped or not."""
    found = await session.execute(
        select(SkuRow.product, ProductRow.store)
        .join(ProductRow, ProductRow.id == SkuRow.product)
        .where(SkuRow.id == sku)
    )
    row = found.first()
    return None if row is None else (row.product, row.store)


async def select_on_sale(session: Session, store: StoreId, before: int | None, most: int) -> list[ProductCard]:
    """A store's listed products, the newest first, older than a cursor."""
    query = select(*_CARD).where(
        ProductRow.store == store,
        text("state = 'listed' AND NOT is_restricted"),
        ProductRow.id < before if before is not None else true(),
    )
    rows = await session.execute(query.order_by(ProductRow.id.desc()).limit(most))
    return [_card(row) for row in rows.mappings()]


async def lock_priced(session: Session, skus: Collection[SkuId]) -> list[Priced]:
    """The products that these SKUs belong to, with all their prices, held until this transaction ends."""
    rows = await fetch(session, _LOCK_PRICED, list(skus))
    prices: dict[int, dict[SkuId, tuple[int, int | None]]] = {row["id"]: {} for row in rows}
    for sku in await fetch(session, _PRICES, list(prices)):
        prices[sku["product"]][SkuId(sku["id"])] = (sku["price"], sku["list_price"])
    return [_priced(row, prices[row["id"]]) for row in rows if prices[row["id"]]]


async def set_prices(session: Session, prices: Mapping[SkuId, int], now: datetime) -> None:
    """Write new prices of SKUs, and sum them up in their products; these must be locked."""
    await fetch(session, _SET_PRICES, list(prices), list(prices.values()), now)


async def delist(session: Session, products: Collection[ProductId], now: datetime) -> list[ProductId]:
    """Take those of some products off the street that are on it; says which."""
    return sorted(ProductId(row["id"]) for row in await fetch(session, _DELIST, list(products), now))


async def insert_image(session: Session, image: KeptImage, owner: AccountId, now: datetime) -> None:
    """Remember a picture and who brought it."""
    await session.execute(
        insert(ImageRow).values(id=image.id, owner=owner, width=image.width, height=image.height, kept_at=now)
    )


async def delete_images(session: Session, images: Collection[ImageId]) -> None:
    """Know nothing of pictures any more."""
    await session.execute(delete(ImageRow).where(ImageRow.id.in_(list(images))))


async def select_image_owners(session: Session, images: Collection[ImageId]) -> dict[ImageId, AccountId]:
    """Who brought these pictures; unknown ones are left out."""
    rows = await session.execute(select(ImageRow.id, ImageRow.owner).where(ImageRow.id.in_(list(images))))
    return {row.id: row.owner for row in rows}


async def select_twins(session: Session, store: StoreId, product: ProductId, draft: ProductDraft) -> list[ProductId]:
    """Other listed products of the store with the same title in some language."""
    rows = await session.scalars(
        select(ProductRow.id).where(
            ProductRow.store == store,
            ProductRow.id != product,
            ProductRow.state == ProductState.LISTED.value,
            or_(*(ProductRow.title[locale].astext == said for locale, said in draft.title.items())),
        )
    )
    return list(rows)


def _whole() -> Select[Any]:
    return select(*ProductRow.__table__.c)


async def _product(session: Session, row: Row[Any]) -> Product:
    skus = await session.execute(
        select(*SkuRow.__table__.c).where(SkuRow.product == row.id, SkuRow.dropped_at.is_(None)).order_by(SkuRow.place)
    )
    images = tuple(ImageId(image) for image in row.images)
    return Product(
        id=row.id,
        store=row.store,
        category=row.category,
        state=ProductState(row.state),
        is_restricted=row.is_restricted,
        is_in_review=row.is_in_review,
        title=row.title,
        text=row.description,
        brand=row.brand,
        tags=tuple(row.tags),
        images=images,
        image_urls=tuple(url for image in images if (url := rules.image_url(image))),
        options=_options(row.options),
        skus=tuple(_sku(sku, row.currency) for sku in skus),
        price_from=Money(row.price_from, row.currency),
        price_to=Money(row.price_to, row.currency),
        list_price=None if row.list_price is None else Money(row.list_price, row.currency),
        created_at=row.created_at,
        changed_at=row.changed_at,
        listed_at=row.listed_at,
    )


def _sku(row: Row[Any], currency: str) -> Sku:
    return Sku(
        id=row.id,
        choice=tuple(row.choice),
        price=Money(row.price, currency),
        list_price=None if row.list_price is None else Money(row.list_price, currency),
        image=row.image,
        image_url=rules.image_url(row.image),
        code=row.code,
        barcode=row.barcode,
        weight_g=row.weight_g,
        size_mm=None if row.size_mm is None else tuple(row.size_mm),
    )


def _card(row: Mapping[Any, Any]) -> ProductCard:
    currency = row["currency"]
    return ProductCard(
        id=ProductId(row["id"]),
        store=StoreId(row["store"]),
        title=row["title"],
        image_url=rules.image_url(ImageId(row["images"][0])) if row["images"] else None,
        price_from=Money(row["price_from"], currency),
        price_to=Money(row["price_to"], currency),
        list_price=None if row["list_price"] is None else Money(row["list_price"], currency),
        state=ProductState(row["state"]),
        is_restricted=row["is_restricted"],
        category=CategoryId(row["category"]),
        brand=row["brand"],
        tags=tuple(row["tags"]),
        changed_at=row["changed_at"],
    )


def _priced(row: Mapping[str, Any], prices: Mapping[SkuId, tuple[int, int | None]]) -> Priced:
    return Priced(
        product=ProductId(row["id"]),
        store=StoreId(row["store"]),
        category=CategoryId(row["category"]),
        state=ProductState(row["state"]),
        was_listed=row["was_listed"],
        title=row["title"],
        brand=row["brand"],
        tags=tuple(row["tags"]),
        currency=row["currency"],
        prices=prices,
    )


def _terms(row: Mapping[str, Any]) -> SkuTerms:
    options = _options(row["options"])
    return SkuTerms(
        sku=SkuId(row["id"]),
        product=ProductId(row["product"]),
        store=StoreId(row["store"]),
        category=CategoryId(row["category"]),
        price=Money(row["price"], row["currency"]),
        list_price=None if row["list_price"] is None else Money(row["list_price"], row["currency"]),
        title=row["title"],
        options=rules.chosen(options, row["choice"]) if row["is_on_sale"] else (),
        image_url=rules.image_url(None if row["image"] is None else ImageId(row["image"]), rules.SMALL),
        is_on_sale=row["is_on_sale"],
        weight_g=row["weight_g"],
    )


def _options(stored: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    return tuple(Option(option["name"], tuple(option["values"])) for option in stored)


def _columns(draft: ProductDraft) -> dict[str, Any]:
    span = rules.prices(draft.skus)
    return {
        "category": draft.category,
        "title": dict(draft.title),
        "description": dict(draft.text),
        "brand": draft.brand,
        "tags": list(draft.tags),
        "images": [int(image) for image in draft.images],
        "options": [
            {"name": dict(option.name), "values": [dict(value) for value in option.values]} for option in draft.options
        ],
        "currency": span.low.currency,
        "price_from": span.low.minor,
        "price_to": span.high.minor,
        "list_price": None if span.listed is None else span.listed.minor,
        "searchable": rules.searchable(draft),
    }


async def _upsert_skus(session: Session, product: ProductId, skus: Sequence[SkuDraft]) -> None:
    made = insert(SkuRow).values(
        [
            {
                "id": sku.id,
                "product": product,
                "place": place,
                "choice": list(sku.choice),
                "price": sku.price.minor,
                "list_price": None if sku.list_price is None else sku.list_price.minor,
                "image": sku.image,
                "code": sku.code,
                "barcode": sku.barcode,
                "weight_g": sku.weight_g,
                "size_mm": None if sku.size_mm is None else list(sku.size_mm),
            }
            for place, sku in enumerate(skus)
        ]
    )
    changed = {name: made.excluded[name] for name in _TOLD}
    await session.execute(made.on_conflict_do_update(index_elements=["id"], set_={**changed, "dropped_at": None}))
