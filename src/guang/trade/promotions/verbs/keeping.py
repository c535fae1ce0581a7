"""What promotions do by themselves: begin, end, expire, and notice prices that were raised first."""

from datetime import datetime

from guang import journal
from guang.journal.facts.selling import CouponExpired, PriceChanged, PromotionEnded, PromotionStarted, PromotionStopped
from guang.kernel.db import Session
from guang.trade.promotions.store import coupons, writing
from guang.trade.promotions.store.reading import LOOKS_BACK

AT_ONCE = 500
"""Rows in one transaction."""


async def keep_time(session: Session, now: datetime) -> int:
    """Begin what is due and end what is over; returns how many promotions moved.

    Records: ``trade.promotion_started``, ``trade.promotion_ended``.
    """
    begun = await writing.start_due(session, now, AT_ONCE)
    over = await writing.end_over(session, now, AT_ONCE)
    await journal.record(
        session,
        *(PromotionStarted(promotion=one, kind=kind, store=store) for one, kind, store in begun),
        *(PromotionEnded(promotion=one, kind=kind, store=store) for one, kind, store in over),
    )
    return len(begun) + len(over)


async def expire(session: Session, now: datetime) -> int:
    """End coupons that were not used in time; returns how many.

    Records: ``trade.coupon_expired``.
    """
    over = await coupons.expire(session, now, AT_ONCE)
    await journal.record(session, *(CouponExpired(coupon=one, promotion=promotion) for one, promotion in over))
    return len(over)


async def hear_price(session: Session, happened: PriceChanged, now: datetime) -> None:
    """Keep the catalogue's price history, and stop promotions whose discount came from raising the price first.

    A promotion is checked against the history when it is made; this catches one that was made between the change and
    the moment at which the history heard of it.

    Records: ``trade.promotion_stopped`` with the reason ``price_raised_first``.
    """
    await writing.insert_price_change(session, happened.sku, happened.at, happened.before, happened.after)
    found = await writing.lock_dishonest(session, happened.sku, happened.before, happened.at, happened.at + LOOKS_BACK)
    for promotion, kind, store in found:
        if await writing.close(session, promotion, "price_raised_first", now):
            await journal.record(
                session,
                PromotionStopped(promotion=promotion, kind=kind, store=store, reason="price_raised_first"),
            )
