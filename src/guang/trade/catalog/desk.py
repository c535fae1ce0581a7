"""What a store's staff see of the catalogue: everything that is theirs, and nothing else."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from guang import journal
from guang.journal.facts.selling import PriceChanged
from guang.journal.facts.trade import ProductChanged, ProductDelisted
from guang.kernel.blobs import Blobs
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade import stores
from guang.trade.catalog import lexemes, rules, screening, service, store
from guang.trade.catalog.errors import ListingRefused, ProductMissing, SkuMissing
from guang.trade.catalog.types import NotRepriced, Priced, Product, ProductDraft, ProductState


async def home_of(session: Session, sku: SkuId) -> tuple[ProductId, StoreId]:
    """The product and the store that a SKU belongs to, dropped or not.

    Raises:
        SkuMissing: no such SKU.
    """
    found = await store.select_sku_store(session, sku)
    if found is None:
        raise SkuMissing(sku=sku)
    return found


async def product(session: Session, product_id: ProductId, account: AccountId, right: stores.Right) -> Product:
    """A product for one who works in its store under a role with this right.

    Raises:
        ProductMissing: no such product, or one of a store where the account does not work.
        NotOnStaff: the account works there without this right.
    """
    found = await service.product(session, product_id)
    await stores.require_staff(session, found.store, account, right, missing=ProductMissing(product=product_id))
    return found


async def products_of(session: Session, store_id: StoreId) -> list[ProductId]:
    """Everything that a store has ever described, in whatever state."""
    return await store.select_products_of(session, store_id)


async def codes(session: Session, skus: Collection[SkuId]) -> dict[SkuId, str]:
    """The seller's own code of each SKU that has one, dropped or not."""
    return await store.select_codes(session, skus) if skus else {}


def lookup(words: str) -> str | None:
    """What somebody typed as a ``tsquery`` over the lexemes of goods; None where there is nothing to look for."""
    return lexemes.query(words)


def as_draft(known: Product) -> ProductDraft:
    """A product's description as the desk would send it."""
    return service.as_draft(known)


async def reprice(
    session: Session, wanted: Mapping[SkuId, tuple[int, int]], now: datetime
) -> dict[SkuId, NotRepriced | None]:
    """Give many SKUs of one store a new price, each only if it still has the price that somebody saw.

    The products are locked in id order. A listed product that becomes dearer is screened, as after any other change;
    where screening does not simply pass, all of its prices stay.

    Args:
        wanted: the price seen and the price wanted, in minor units of the store's currency, by SKU.

    Returns:
        For every SKU, None where it has its new price, or why it has not.

    Records: ``trade.price_changed`` for each SKU that was ever listed, ``trade.product_changed`` for listed products.
    """
    held = await store.lock_priced(session, wanted)
    outcomes: dict[SkuId, NotRepriced | None] = dict.fromkeys(wanted, NotRepriced.GONE)
    facts: list[PriceChanged | ProductChanged] = []
    prices: dict[SkuId, int] = {}
    for one in held:
        judged = rules.repriced(one, wanted)
        fresh = {sku: wanted[sku][1] for sku, why in judged.items() if why is None}
        if fresh and not await _may_be_dearer(session, one, fresh, now):
            judged = {sku: why or NotRepriced.SCREENED for sku, why in judged.items()}
            fresh = {}
        outcomes.update(judged)
        prices.update(fresh)
        facts += _told(one, fresh, now) if fresh else ()
    if prices:
        await store.set_prices(session, prices, now)
        await journal.record(session, *facts)
    return outcomes


async def delist_many(session: Session, products: Collection[ProductId], now: datetime) -> None:
    """Take many products off the street, locked in id order; those that are not on it stay as they are.

    Records: ``trade.product_delisted`` for each that was listed.
    """
    gone = await store.delist(session, products, now)
    await journal.record(session, *(ProductDelisted(product=product, reason="merchant") for product in gone))


async def _may_be_dearer(session: Session, one: Priced, fresh: Mapping[SkuId, int], now: datetime) -> bool:
    if one.state is not ProductState.LISTED or one.lowest(fresh) <= one.lowest({}):
        return True
    known = service.as_draft(await service.product(session, one.product))
    dearer = tuple(
        replace(sku, price=Money(fresh.get(sku.id, sku.price.minor), one.currency)) if sku.id else sku
        for sku in known.skus
    )
    try:
        return await screening.passes(session, one.product, one.store, replace(known, skus=dearer), None, now)
    except ListingRefused:
        return False


def _told(one: Priced, fresh: Mapping[SkuId, int], now: datetime) -> Iterator[PriceChanged | ProductChanged]:
    if one.was_listed:
        for sku, minor in fresh.items():
            before, after = Money(one.prices[sku][0], one.currency), Money(minor, one.currency)
            yield PriceChanged(sku=sku, product=one.product, store=one.store, before=before, after=after, at=now)
    if one.state is ProductState.LISTED:
        yield ProductChanged(
            product=one.product,
            store=one.store,
            title=dict(one.title),
            category=one.category,
            price_from=Money(one.lowest(fresh), one.currency),
            price_to=Money(one.highest(fresh), one.currency),
            skus=tuple(one.prices),
            brand=one.brand,
            tags=one.tags,
        )


async def face(blobs: Blobs, known: Product) -> bytes | None:
    """The bytes of a product's main picture, small, for its screening; read them outside a transaction."""
    return await screening.main_picture(blobs, service.as_draft(known))


def check(described: ProductDraft, currency: str) -> None:
    """Refuse a description that `draft` and `change` would refuse for its own sake.

    Raises:
        BadProduct: naming the field and the rule.
    """
    rules.check(described, currency)
