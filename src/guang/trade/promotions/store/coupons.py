"""Coupons as rows: offered, claimed, listed, expired."""

from collections.abc import Sequence
from datetime import datetime

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CategoryId, CouponId, ProductId, PromotionId, StoreId
from guang.trade.promotions.store.writing import plan_of
from guang.trade.promotions.types import Claimable, Coupon, CouponState

_PLAN = """
    p.id AS promotion, p.kind, p.store, p.currency, p.name, p.starts_at, p.ends_at, p.products, p.categories, p.tiers,
    p.rate_bps, p.minimum, p.most_off, p.per_buyer, p.code, p.use_days, p.use_until, a.used, a.cap
    """
_COUNTERS = """
    JOIN trade.promotion_counters a ON a.promotion = p.id AND a.sku = 0 AND a.buyer = 0
    LEFT JOIN trade.promotion_counters m ON m.promotion = p.id AND m.sku = 0 AND m.buyer = $1 AND $1 <> 0
    """
_OPEN = "p.closed_at IS NULL AND p.starts_at <= $2 AND p.ends_at > $2 AND p.kind IN ('store_coupon', 'platform_coupon')"
_CLAIMABLE = f"""
    SELECT {_PLAN}, coalesce(m.used, 0) AS mine
    FROM trade.promotions p {_COUNTERS}
    WHERE {_OPEN} AND p.code IS NULL AND (p.store IS NULL OR p.store = $3)
          AND ($4::bigint IS NULL OR p.products IS NULL OR $4 = ANY(p.products))
          AND ($5::bigint IS NULL OR p.categories IS NULL OR $5 = ANY(p.categories))
    ORDER BY p.store NULLS LAST, p.id DESC LIMIT $6
    """  # noqa: S608 - constants of ours
_ONE = f"""
    SELECT {_PLAN}, coalesce(m.used, 0) AS mine FROM trade.promotions p {_COUNTERS}
    WHERE {_OPEN} AND CASE WHEN $3::text IS NULL THEN p.id = $4 AND p.code IS NULL ELSE p.code = $3 END
    """  # noqa: S608 - constants of ours
_COUPON = f"SELECT c.id, c.state, c.claimed_at, c.expires_at, c.used_at, {_PLAN}"
_FROM = """
    FROM trade.coupons c JOIN trade.promotions p ON p.id = c.promotion
    JOIN trade.promotion_counters a ON a.promotion = p.id AND a.sku = 0 AND a.buyer = 0
    """
_MINE = f"""
    {_COUPON} {_FROM} WHERE c.owner = $1 AND ($2::text IS NULL OR c.state = $2) AND c.id < $3
    ORDER BY c.id DESC LIMIT $4
    """
_BY_KEY = f"{_COUPON} {_FROM} WHERE c.owner = $1 AND c.key = $2"
_INSERT = """
    INSERT INTO trade.coupons (id, promotion, owner, state, key, claimed_at, expires_at)
    VALUES ($1, $2, $3, 'claimed', $4, $5, $6) ON CONFLICT (owner, key) WHERE key IS NOT NULL DO NOTHING RETURNING id
    """
_EXPIRE = """
    UPDATE trade.coupons SET state = 'expired' WHERE id IN (
        SELECT id FROM trade.coupons WHERE state = 'claimed' AND expires_at <= $1
        ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
    ) RETURNING id, promotion
    """
_DEEPEST = 2**63 - 1


async def select_claimable(
    session: Session,
    buyer: AccountId | None,
    store: StoreId,
    about: tuple[ProductId, CategoryId] | None,
    most: int,
    now: datetime,
) -> list[Claimable]:
    """Coupons that anybody may claim at a store, perhaps for one product; those of the platform come last."""
    product, category = about or (None, None)
    rows = await fetch(session, _CLAIMABLE, buyer or 0, now, store, product, category, most)
    return [_claimable(row) for row in rows]


async def select_one(
    session: Session, buyer: AccountId, promotion: PromotionId | None, code: str | None, now: datetime
) -> Claimable | None:
    """A coupon that can be claimed now, by the promotion that offers it to everybody, or by its code."""
    rows = await fetch(session, _ONE, buyer, now, code, promotion)
    return _claimable(rows[0]) if rows else None


async def select_mine(
    session: Session, owner: AccountId, state: CouponState | None, before: CouponId | None, most: int
) -> list[Coupon]:
    """Somebody's coupons, the newest first."""
    rows = await fetch(session, _MINE, owner, state.value if state else None, before or _DEEPEST, most)
    return [_coupon(row) for row in rows]


async def select_by_key(session: Session, owner: AccountId, key: str) -> Coupon | None:
    """The coupon that a key has claimed."""
    rows = await fetch(session, _BY_KEY, owner, key)
    return _coupon(rows[0]) if rows else None


async def insert_coupon(session: Session, coupon: Coupon, owner: AccountId, key: str | None) -> bool:
    """A coupon in somebody's hands; False if the key has claimed one."""
    values = (coupon.id, coupon.promotion, owner, key, coupon.claimed_at, coupon.expires_at)
    return bool(await fetch(session, _INSERT, *values))


async def expire(session: Session, now: datetime, most: int) -> list[tuple[CouponId, PromotionId]]:
    """End coupons that were not used in time."""
    return [(CouponId(row["id"]), PromotionId(row["promotion"])) for row in await fetch(session, _EXPIRE, now, most)]


async def delete_unused(session: Session, owner: AccountId) -> Sequence[asyncpg.Record]:
    """Drop the coupons that somebody has not used."""
    return await fetch(session, "DELETE FROM trade.coupons WHERE owner = $1 AND state <> 'used'", owner)


def _claimable(row: asyncpg.Record) -> Claimable:
    left = row["cap"] - row["used"]
    return Claimable(
        promotion=PromotionId(row["promotion"]),
        plan=plan_of(row),
        left=left,
        left_for_me=max(0, min(left, (row["per_buyer"] or 0) - row["mine"])),
    )


def _coupon(row: asyncpg.Record) -> Coupon:
    return Coupon(
        id=CouponId(row["id"]),
        promotion=PromotionId(row["promotion"]),
        plan=plan_of(row),
        state=CouponState(row["state"]),
        claimed_at=row["claimed_at"],
        expires_at=row["expires_at"],
        used_at=row["used_at"],
    )
