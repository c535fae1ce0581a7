"""Builders for tests of promotions: each kind, planned through the room's own verbs."""

from datetime import datetime, timedelta

from tests.trade import market
from tests.trade.market import NOW

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, EventId, OrderId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.trade import catalog, promotions
from guang.trade.pricing import DiscountKind, Item, Priced, Tier
from guang.trade.promotions import Draft, ItemDraft, Made
from guang.trade.promotions.types import Coupon, Promotion
from guang.trade.promotions.verbs import claiming

OPERATOR = AccountId(4)


async def plan(
    session: Session, shop: market.Shop | None, draft: Draft, *, at: datetime = NOW, key: str | None = None
) -> Promotion:
    """A promotion of a shop, or of the platform."""
    made = Made(shop.owner if shop else OPERATOR, at, key or new_id(EventId).text, repr(draft))
    planned, _ = await promotions.plan(session, draft, shop.id if shop else None, "CNY", made)
    return planned


def draft(
    kind: DiscountKind, *items: ItemDraft, at: datetime = NOW, lasts: timedelta = timedelta(days=1), **more: object
) -> Draft:
    """A draft that runs from noon for a day."""
    return Draft(kind, {"en": "June", "zh-CN": "六月"}, at, at + lasts, items, **more)  # type: ignore[arg-type]


def coupon(
    kind: DiscountKind, spend: Money, off: Money, *, total: int = 10, per_buyer: int = 1, **more: object
) -> Draft:
    """A coupon that is good for a week."""
    tiers = (Tier(spend, off),)
    return draft(kind, tiers=tiers, total=total, per_buyer=per_buyer, use_days=7, **more)


async def flash(
    session: Session, shop: market.Shop, sku: SkuId, price: Money, *, stock: int = 5, per_buyer: int | None = 2
) -> Promotion:
    """A flash price."""
    return await plan(session, shop, draft(DiscountKind.FLASH, ItemDraft(sku, price, stock=stock, per_buyer=per_buyer)))


async def claim(session: Session, who: market.Buyer, promotion: Promotion, *, at: datetime = NOW) -> Coupon:
    """A coupon in a buyer's hands."""
    return await claiming.claim(session, claiming.Claim(who.account, who.viewer, promotion.id), at)


async def items(session: Session, *wanted: tuple[SkuId, int]) -> list[Item]:
    """Lines to price."""
    terms = await catalog.skus(session, [sku for sku, _ in wanted])
    return [
        Item(sku, terms[sku].product, terms[sku].store, terms[sku].category, units, terms[sku].price)
        for sku, units in wanted
    ]


async def price(session: Session, who: market.Buyer | None, *wanted: tuple[SkuId, int], at: datetime = NOW) -> Priced:
    """What these units cost somebody."""
    lines = await items(session, *wanted)
    return await promotions.price(session, lines, buyer=who.account if who else None, coupons=None, now=at)


async def buy(
    session: Session, who: market.Buyer, *wanted: tuple[SkuId, int], at: datetime = NOW
) -> tuple[Priced, dict[StoreId, OrderId]]:
    """Price and take, with an order for each store."""
    lines = await items(session, *wanted)
    priced = await promotions.price(session, lines, buyer=who.account, coupons=None, now=at)
    made = {store: new_id(OrderId) for store in {line.store for line in lines}}
    orders = {line.sku: made[line.store] for line in lines}
    await promotions.take(session, priced, buyer=who.account, orders=orders, now=at)
    return priced, made
