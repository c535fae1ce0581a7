"""Routes of those who run promotions: a store's staff with the right ``goods``, and operators for the platform's."""

from datetime import datetime

from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, PromotionId, StoreId
from guang.kernel.web import Caller, Role, does, makes
from guang.trade import stores
from guang.trade.promotions.errors import BadPromotion, PromotionMissing
from guang.trade.promotions.http import views
from guang.trade.promotions.types import Made, Promotion
from guang.trade.promotions.verbs import planning


@get("/api/stores/{store_id:str}/promotions", operation_id="store_promotions", tags=["promotions"])
async def store_promotions(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    now: datetime,
    in_state: views.State = None,
    cursor: PromotionId | None = None,
) -> views.PromotionPage:
    """A store's promotions with what each has done, the newest first; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    return views.page(await planning.promotions(session, store_id, in_state, cursor, views.PAGE + 1, now))


@does("/api/stores/{store_id:str}/promotions/preview", "preview_promotion", tag="promotions", per_minute=120)
async def preview_promotion(
    store_id: StoreId, data: views.PromotionForm, session: Session, caller: Caller, now: datetime
) -> views.PreviewView:
    """What a promotion would do and cost; makes nothing. Needs the right ``goods``."""
    currency = await _currency(session, store_id, caller.require_account())
    return views.preview(await planning.preview(session, views.draft_of(data, now), store_id, currency, now))


@makes("/api/stores/{store_id:str}/promotions", "make_promotion", tag="promotions", per_minute=30)
async def make_promotion(
    store_id: StoreId,
    data: views.PromotionForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: views.Key = "",
) -> views.PromotionView:
    """Make a promotion that the store pays for; the same key makes it once. Needs the right ``goods``."""
    by = caller.require_account()
    currency = await _currency(session, store_id, by)
    made = Made(by, now, key, views.fingerprint(data, store_id))
    planned, _ = await planning.plan(session, views.draft_of(data, now), store_id, currency, made)
    return views.promotion(planned)


@get("/api/desk/promotions/{promotion_id:str}", operation_id="get_promotion", tags=["promotions"])
async def get_promotion(
    promotion_id: PromotionId, session: Session, caller: Caller, now: datetime
) -> views.PromotionView:
    """One promotion of a store; for its staff."""
    return views.promotion(await _mine(session, promotion_id, caller.require_account(), stores.Right.DESK, now))


@does("/api/desk/promotions/{promotion_id:str}/stop", "stop_promotion", tag="promotions", per_minute=60)
async def stop_promotion(
    promotion_id: PromotionId, session: Session, caller: Caller, now: datetime
) -> views.PromotionView:
    """End a promotion before its time; coupons in people's hands stay good. Needs the right ``goods``."""
    one = await _mine(session, promotion_id, caller.require_account(), stores.Right.GOODS, now)
    return views.promotion(await planning.stop(session, one, "merchant", now))


@get("/api/operator/promotions", operation_id="platform_promotions", tags=["operator"])
async def platform_promotions(
    session: Session,
    caller: Caller,
    now: datetime,
    in_state: views.State = None,
    cursor: PromotionId | None = None,
) -> views.PromotionPage:
    """What the platform pays for: coupons and subsidies, with what each has done, the newest first."""
    caller.require(Role.OPERATOR)
    return views.page(await planning.promotions(session, None, in_state, cursor, views.PAGE + 1, now))


@does("/api/operator/promotions/preview", "preview_platform_promotion", tag="operator", per_minute=120)
async def preview_platform_promotion(
    data: views.PlatformForm, session: Session, caller: Caller, now: datetime
) -> views.PreviewView:
    """What a platform coupon or a subsidy would do and cost; makes nothing."""
    caller.require(Role.OPERATOR)
    _check_budget(data)
    return views.preview(await planning.preview(session, views.draft_of(data, now), None, data.currency, now))


@makes("/api/operator/promotions", "make_platform_promotion", tag="operator", per_minute=30)
async def make_platform_promotion(
    data: views.PlatformForm, session: Session, caller: Caller, now: datetime, key: views.Key = ""
) -> views.PromotionView:
    """Make a platform coupon, or a subsidy with a budget that is never overspent; the same key makes it once."""
    caller.require(Role.OPERATOR)
    _check_budget(data)
    made = Made(caller.require_account(), now, key, views.fingerprint(data, None))
    planned, _ = await planning.plan(session, views.draft_of(data, now), None, data.currency, made)
    return views.promotion(planned)


@does("/api/operator/promotions/{promotion_id:str}/stop", "stop_platform_promotion", tag="operator", per_minute=60)
async def stop_platform_promotion(
    promotion_id: PromotionId, session: Session, caller: Caller, now: datetime
) -> views.PromotionView:
    """End any promotion before its time, a store's too; coupons in people's hands stay good."""
    caller.require(Role.OPERATOR)
    one = await planning.promotion(session, promotion_id, now)
    return views.promotion(await planning.stop(session, one, "operator", now))


async def _currency(session: Session, store_id: StoreId, account: AccountId) -> str:
    await stores.require_staff(session, store_id, account, stores.Right.GOODS)
    return (await stores.store(session, store_id)).currency


async def _mine(
    session: Session, promotion_id: PromotionId, account: AccountId, right: stores.Right, now: datetime
) -> Promotion:
    found, missing = await planning.promotion(session, promotion_id, now), PromotionMissing(promotion=promotion_id)
    if found.plan.store is None:
        raise missing
    await stores.require_staff(session, found.plan.store, account, right, missing=missing)
    return found


def _check_budget(form: views.PlatformForm) -> None:
    if form.budget is not None and form.budget.currency != form.currency:
        raise BadPromotion(field="budget", rule=f"in {form.currency}")


routes = [
    store_promotions,
    preview_promotion,
    make_promotion,
    get_promotion,
    stop_promotion,
    platform_promotions,
    preview_platform_promotion,
    make_platform_promotion,
    stop_platform_promotion,
]
