"""Pricing: what a purchase costs somebody now, and why."""

from collections.abc import Collection, Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CouponId, SkuId
from guang.trade import catalog
from guang.trade.promotions import rules
from guang.trade.promotions.types import Item, Priced, UnitPrice


async def price(
    session: Session,
    items: Sequence[Item],
    *,
    buyer: AccountId | None,
    coupons: Sequence[CouponId] | None,
    now: datetime,
) -> Priced:
    """What a purchase costs somebody now; reads only.

    Args:
        buyer: whose coupons and shares count; nobody's, if None.
        coupons: those to use; the combination that is best for the buyer, if None.

    Raises:
        BadItems, MixedCurrencies: the lines cannot be priced.
    """
    rules.check(items)
    return rules.plain(items)


async def unit_prices(
    session: Session, skus: Collection[SkuId], *, buyer: AccountId | None = None, now: datetime
) -> dict[SkuId, UnitPrice]:
    """What one unit of each SKU costs somebody now, as it is charged; unknown SKUs are left out."""
    known = await catalog.skus(session, skus)
    return {sku: UnitPrice(terms.price, terms.price, terms.price) for sku, terms in known.items()}
