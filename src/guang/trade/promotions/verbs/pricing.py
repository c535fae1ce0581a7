"""Pricing: what a purchase costs somebody now, and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CouponId, ProductId, SkuId, StoreId
from guang.trade import catalog, members, pricing
from guang.trade.pricing import DiscountKind, Item, Offer, Priced, UnitPrice
from guang.trade.promotions.store import reading


async def price(
    session: Session,
    items: Sequence[Item],
    *,
    buyer: AccountId | None,
    coupons: Sequence[CouponId] | None,
    now: datetime,
) -> Priced:
    """What a purchase costs somebody now; reads only, in one query, and another where there are prices for members.

    Args:
        buyer: whose coupons and shares count; nobody's, if None.
        coupons: those to use; the combination that is best for the buyer, if None.

    Raises:
        BadItems, MixedCurrencies: the lines cannot be priced.
        CouponUnusable: one of ``coupons`` does not apply, or two of them exclude each other.
    """
    pricing.check(items)
    offers, deals = await reading.select_applying(session, items, buyer, now)
    stores = {item.sku: item.store for item in items}
    mine, _ = await _for(session, offers, stores, buyer)
    return pricing.priced(items, mine, deals, coupons)


async def unit_prices(
    session: Session,
    skus: Collection[SkuId],
    *,
    buyer: AccountId | None = None,
    now: datetime,
    known: Mapping[SkuId, Item] | None = None,
) -> dict[SkuId, UnitPrice]:
    """What one unit of each SKU costs somebody now, as it is charged; unknown SKUs are left out.

    Args:
        known: the SKUs as items, from a caller that has read the catalogue; saves a query.
    """
    items = known if known is not None else await _items(session, skus)
    offers, lows = await reading.select_units(session, [sku for sku in skus if sku in items], buyer, now)
    mine, closed = await _for(session, offers, {sku: item.store for sku, item in items.items()}, buyer)
    by_sku, more = pricing.grouped(mine), pricing.grouped(closed)
    return {
        sku: pricing.unit_price(items[sku], by_sku.get(sku, ()), lows.get(sku), more.get(sku, ()))
        for sku in skus
        if sku in items
    }


async def offered(
    session: Session, now: datetime, products: Collection[ProductId] | None = None
) -> list[tuple[ProductId, datetime, Offer]]:
    """Every public offer that is open or to come (perhaps only for some products), with its product and beginning."""
    return await reading.select_board(session, now, products)


async def _items(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Item]:
    known = await catalog.skus(session, skus)
    return {sku: Item(sku, terms.product, terms.store, terms.category, 1, terms.price) for sku, terms in known.items()}


async def _for(
    session: Session, offers: list[Offer], stores: Mapping[SkuId, StoreId], buyer: AccountId | None
) -> tuple[list[Offer], list[Offer]]:
    """The offers that are somebody's, and the prices for members that they could have by joining a store."""
    asked = {stores[offer.sku] for offer in offers if offer.kind is DiscountKind.MEMBER}
    if not asked:
        return offers, []
    places = await members.standing(session, buyer, asked)
    mine, closed = [], []
    for offer in offers:
        place = places.get(stores[offer.sku])
        if offer.kind is not DiscountKind.MEMBER or place is members.Place.MEMBER:
            mine.append(offer)
        elif place is members.Place.OUTSIDE:
            closed.append(offer)
    return mine, closed
