"""Coupons: offered, claimed, held."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from guang import journal
from guang.journal.facts.selling import CouponClaimed, PromotionSoldOut
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CategoryId, CouponId, ProductId, PromotionId, StoreId, ViewerId, new_id
from guang.trade.promotions.errors import KeyReused, NothingLeftToClaim, PromotionMissing
from guang.trade.promotions.store import coupons as store
from guang.trade.promotions.store import taking
from guang.trade.promotions.store.taking import EVERYBODY, EVERYTHING
from guang.trade.promotions.types import Claimable, Coupon, CouponState

PAGE = 24
MOST_OFFERED = 50
EXPORTED = 10_000


@dataclass(frozen=True, slots=True)
class Claim:
    """Who wants which coupon: of a promotion that offers it to everybody, or by its code.

    Attributes:
        key: the caller's idempotency key; without one, every call claims another coupon.
    """

    owner: AccountId
    viewer: ViewerId
    promotion: PromotionId | None = None
    code: str | None = None
    key: str | None = None


async def claim(session: Session, wish: Claim, now: datetime) -> Coupon:
    """Put a coupon into somebody's hands.

    The caps, of all coupons and of one's own, are counters that rise in one statement, or not at all.

    Raises:
        PromotionMissing: nothing that can be claimed now.
        NothingLeftToClaim: all are gone (``all``), or the caller has as many as one may (``yours``).
        KeyReused: the key has claimed another coupon.

    Records: ``trade.coupon_claimed``, ``trade.promotion_sold_out`` with the last one.
    """
    if wish.key is not None and (known := await store.select_by_key(session, wish.owner, wish.key)):
        return _same(known, wish)
    offered = await store.select_one(session, wish.owner, wish.promotion, wish.code, now)
    if offered is None:
        raise PromotionMissing()
    draft, promotion = offered.plan.draft, offered.promotion
    everybody, mine = (promotion, EVERYTHING, EVERYBODY), (promotion, EVERYTHING, wish.owner)
    wanted = [(everybody, 1, draft.total or 0), (mine, 1, draft.per_buyer or 0)]
    raised = await taking.raise_some(session, wanted)
    if len(raised) < len(wanted):
        if raised:
            await taking.lower(session, dict.fromkeys(raised, 1))
        raise NothingLeftToClaim(which="yours" if everybody in raised else "all")
    expires_at = draft.use_until or now + timedelta(days=draft.use_days or 0)
    made = Coupon(new_id(CouponId), promotion, offered.plan, CouponState.CLAIMED, now, expires_at, None)
    if not await store.insert_coupon(session, made, wish.owner, wish.key):
        await taking.lower(session, dict.fromkeys(raised, 1))
        known = await store.select_by_key(session, wish.owner, wish.key or "")
        assert known is not None, "the key was taken a moment ago"
        return _same(known, wish)
    used, cap = raised[everybody]
    last = [PromotionSoldOut(promotion=promotion, sku=None)] if used == cap else []
    happened = CouponClaimed(coupon=made.id, promotion=promotion, viewer=wish.viewer, expires_at=expires_at)
    await journal.record(session, happened, *last)
    return made


async def claimable(
    session: Session,
    buyer: AccountId | None,
    store_id: StoreId,
    about: tuple[ProductId, CategoryId] | None,
    now: datetime,
) -> list[Claimable]:
    """Coupons that anybody may claim at a store, perhaps for one product; those of the platform come last."""
    return await store.select_claimable(session, buyer, store_id, about, MOST_OFFERED, now)


async def coupons_of(
    session: Session, owner: AccountId, state: CouponState | None, before: CouponId | None, most: int
) -> list[Coupon]:
    """Somebody's coupons, the newest first; ``before`` is where the last page ended."""
    return await store.select_mine(session, owner, state, before, most)


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything about coupons that somebody may take along."""
    return await store.select_mine(session, account, None, None, EXPORTED)


async def forget_person(session: Session, account: AccountId) -> None:
    """Drop the coupons of somebody who has left; what orders used stays with the orders."""
    await store.delete_unused(session, account)


def _same(known: Coupon, wish: Claim) -> Coupon:
    code = known.plan.draft.code
    if (wish.promotion is not None and known.promotion != wish.promotion) or (
        wish.code is not None and code != wish.code
    ):
        raise KeyReused(coupon=known.id)
    return known
