"""Routes of shoppers: coupons on offer, claiming them, and those one has."""

from collections.abc import Sequence
from datetime import datetime

from litestar import get

from guang.kernel.db import Session
from guang.kernel.errors import Invalid
from guang.kernel.ids import CouponId, ProductId, PromotionId, StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller, makes
from guang.trade import catalog, stores
from guang.trade.promotions.http import views
from guang.trade.promotions.rules import planning
from guang.trade.promotions.types import Coupon
from guang.trade.promotions.verbs import claiming
from guang.trade.promotions.verbs.claiming import Claim


@get("/api/coupons", operation_id="claimable_coupons", tags=["promotions"])
async def claimable_coupons(
    session: Session,
    caller: Caller,
    now: datetime,
    store: StoreId | None = None,
    product: ProductId | None = None,
) -> views.ClaimableList:
    """Coupons that anybody may claim, of a store or for a product; the platform's come last."""
    about = None
    if product is not None:
        found = await catalog.products(session, [product])
        if product not in found or not found[product].is_on_sale:
            raise catalog.ProductMissing(product=product)
        store, about = found[product].store, (product, found[product].category)
    if store is None:
        raise Invalid(rule="store or product")
    offered = await claiming.claimable(session, caller.account, store, about, now)
    return views.ClaimableList([views.claimable(one, caller.locale) for one in offered])


@makes("/api/coupons/{promotion_id:str}/claim", "claim_coupon", tag="promotions", per_minute=60)
async def claim_coupon(
    promotion_id: PromotionId, session: Session, caller: Caller, now: datetime, key: views.Key = ""
) -> views.CouponView:
    """Claim one of a promotion's coupons; the same Idempotency-Key claims once."""
    wish = Claim(caller.require_account(), caller.viewer, promotion_id, key=planning.check_key(key) if key else None)
    return (await _seen(session, [await claiming.claim(session, wish, now)], caller.locale))[0]


@makes("/api/me/coupons", "claim_by_code", tag="promotions", per_minute=10)
async def claim_by_code(
    data: views.CodeForm, session: Session, caller: Caller, now: datetime, key: views.Key = ""
) -> views.CouponView:
    """Claim the coupon that has this code; the same Idempotency-Key claims once."""
    code = data.code.strip().upper()
    wish = Claim(caller.require_account(), caller.viewer, None, code, planning.check_key(key) if key else None)
    return (await _seen(session, [await claiming.claim(session, wish, now)], caller.locale))[0]


@get("/api/me/coupons", operation_id="my_coupons", tags=["promotions"])
async def my_coupons(
    session: Session, caller: Caller, in_state: views.Held = None, cursor: CouponId | None = None
) -> views.CouponPage:
    """The caller's coupons, the newest first."""
    owner = caller.require_account()
    found = await claiming.coupons_of(session, owner, in_state, cursor, views.PAGE + 1)
    shown = found[: views.PAGE]
    following = shown[-1].id if len(found) > views.PAGE else None
    return views.CouponPage(await _seen(session, shown, caller.locale), following)


async def _seen(session: Session, found: Sequence[Coupon], locale: str) -> list[views.CouponView]:
    """Coupons with the names of their stores, in one query."""
    shops = await stores.stores(session, {one.plan.store for one in found if one.plan.store is not None})
    names = {one: in_(shop.name, locale) for one, shop in shops.items()}
    return [views.coupon(one, None if one.plan.store is None else names[one.plan.store], locale) for one in found]


routes = [claimable_coupons, claim_coupon, claim_by_code, my_coupons]
