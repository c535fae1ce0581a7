"""Pricing: what a purchase costs somebody now, and why."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CouponId, SkuId, StoreId
from guang.trade import catalog, pricing
from guang.trade.pricing import DiscountKind, Item, Offer, Priced, UnitPrice
from guang.trade.promotions.store import reading

Members = Callable[[Session, AccountId, Collection[StoreId]], Awaitable[Collection[StoreId]]]
"""Which of these stores an account is a member of."""


async def no_members(_: Session, __: AccountId, ___: Collection[StoreId]) -> Collection[StoreId]:
    """Nobody is a member of anything, until there is a room that knows members."""
    return ()


async def price(
    session: Session,
    items: Sequence[Item],
    *,
    buyer: AccountId | None,
    coupons: Sequence[CouponId] | None,
    now: datetime,
    members: Members = no_members,
) -> Priced:
    """What a purchase costs somebody now; reads only, in one query.

    Args:
        buyer: whose coupons and shares count; nobody's, if None.
        coupons: those to use; the combination that is best for the buyer, if None.
        members: who is a member of which store, asked only where there is a member price.

    Raises:
        BadItems, MixedCurrencies: the lines cannot be priced.
        CouponUnusable: one of ``coupons`` does not apply, or two of them exclude each other.
    """
    pricing.check(items)
    offers, deals = await reading.select_applying(session, items, buyer, now)
    stores = {item.sku: item.store for item in items}
    return pricing.priced(items, await _for(session, offers, stores, buyer, members), deals, coupons)


async def unit_prices(
    session: Session,
    skus: Collection[SkuId],
    *,
    buyer: AccountId | None = None,
    now: datetime,
    known: Mapping[SkuId, Item] | None = None,
    members: Members = no_members,
) -> dict[SkuId, UnitPrice]:
    """What one unit of each SKU costs somebody now, as it is charged; unknown SKUs are left out.

    Args:
        known: the SKUs as items, from a caller that has read the catalogue; saves a query.
    """
    items = known if known is not None else await _items(session, skus)
    offers, lows = await reading.select_units(session, [sku for sku in skus if sku in items], buyer, now)
    mine = await _for(session, offers, {sku: item.store for sku, item in items.items()}, buyer, members)
    by_sku = pricing.grouped(mine)
    return {sku: pricing.unit_price(items[sku], by_sku.get(sku, ()), lows.get(sku)) for sku in skus if sku in items}


async def _items(session: Session, skus: Collection[SkuId]) -> dict[SkuId, Item]:
    known = await catalog.skus(session, skus)
    return {sku: Item(sku, terms.product, terms.store, terms.category, 1, terms.price) for sku, terms in known.items()}


async def _for(
    session: Session,
    offers: list[Offer],
    stores: Mapping[SkuId, StoreId],
    buyer: AccountId | None,
    members: Members,
) -> list[Offer]:
    """Without the prices for members of stores that the buyer is no member of."""
    asked = {stores[offer.sku] for offer in offers if offer.kind is DiscountKind.MEMBER}
    if not asked:
        return offers
    joined = frozenset() if buyer is None else frozenset(await members(session, buyer, asked))
    return [offer for offer in offers if offer.kind is not DiscountKind.MEMBER or stores[offer.sku] in joined]
