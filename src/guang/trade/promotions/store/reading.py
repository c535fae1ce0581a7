"""What applies to a purchase, and what applied in the past."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CategoryId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade.pricing import Cap, Deal, DiscountKind, Item, Offer, Tier

LOOKS_BACK = timedelta(days=30)
"""How far the lowest price looks back (Directive (EU) 2019/2161, art. 2; DOMAIN A4, C4)."""

_OFFER = """
    i.sku, p.id, p.kind, p.store, p.currency, i.list_price, i.price, i.off, i.floor, p.starts_at, p.ends_at,
    s.used AS stock_used, s.cap AS stock, b.used AS budget_used, b.cap AS budget, i.per_buyer, m.used AS mine
    """
_COUNTERS = """
    LEFT JOIN trade.promotion_counters s ON s.promotion = p.id AND s.sku = i.sku AND s.buyer = 0
    LEFT JOIN trade.promotion_counters b ON p.kind = 'subsidy' AND b.promotion = p.id AND b.sku = 0 AND b.buyer = 0
    """
_OFFERS = f"""
    SELECT {_OFFER}
    FROM trade.promotion_items i
    JOIN trade.promotions p ON p.id = i.promotion
    {_COUNTERS}
    LEFT JOIN trade.promotion_counters m ON m.promotion = p.id AND m.sku = i.sku AND m.buyer = nullif($2::bigint, 0)
    WHERE i.sku = ANY((SELECT $1::bigint[])::bigint[]) AND p.closed_at IS NULL AND p.starts_at <= $3 AND p.ends_at > $3
    """  # noqa: S608 - constants of ours
# OFFSET 0 keeps a plan that was made while there were few coupons from beginning with the promotions, all of them.
_APPLYING = f"""
    WITH offers AS ({_OFFERS})
    SELECT id, kind, store, currency, ends_at, sku, list_price, price, off, floor, stock_used, stock,
           budget_used, budget, per_buyer, mine, NULL::jsonb AS name, NULL::jsonb AS tiers, 0 AS rate_bps,
           0::bigint AS minimum, NULL::bigint AS most_off, NULL::bigint[] AS products,
           NULL::bigint[] AS categories, NULL::bigint AS coupon
    FROM offers
    UNION ALL
    SELECT p.id, p.kind, p.store, p.currency, p.ends_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL,
           p.name, p.tiers, p.rate_bps, p.minimum, p.most_off, p.products, p.categories, NULL
    FROM trade.promotions p
    WHERE p.store = ANY((SELECT $4::bigint[])::bigint[]) AND p.kind = 'full_reduction'
          AND p.currency = $5 AND p.closed_at IS NULL AND p.starts_at <= $3 AND p.ends_at > $3
    UNION ALL
    SELECT p.id, p.kind, p.store, p.currency, c.expires_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL,
           p.name, p.tiers, p.rate_bps, p.minimum, p.most_off, p.products, p.categories, c.id
    FROM trade.coupons c CROSS JOIN LATERAL (SELECT * FROM trade.promotions WHERE id = c.promotion OFFSET 0) AS p
    WHERE c.owner = $2 AND c.state = 'claimed' AND c.expires_at > $3
          AND p.currency = $5 AND (p.store IS NULL OR p.store = ANY($4::bigint[]))
    """  # noqa: S608 - constants of ours
_UNITS = f"""
    WITH wanted AS (SELECT unnest((SELECT $1::bigint[])) AS sku), offers AS ({_OFFERS}), lows AS (
        SELECT sku, min(low) AS low FROM (
            SELECT c.sku, least(c.before, c.after) AS low FROM trade.price_changes c
            WHERE c.sku = ANY((SELECT $1::bigint[])::bigint[]) AND c.at > $4
            UNION ALL
            SELECT i.sku, CASE WHEN i.price IS NULL THEN greatest(coalesce(i.floor, 1), i.list_price - i.off)
                               ELSE i.price END
            FROM trade.promotion_items i JOIN trade.promotions p ON p.id = i.promotion
            WHERE i.sku = ANY((SELECT $1::bigint[])::bigint[]) AND p.kind <> 'member' AND p.starts_at <= $3
                  AND coalesce(p.closed_at, p.ends_at) > greatest(p.starts_at, $4)
        ) AS known GROUP BY sku
    )
    SELECT w.sku AS wanted, l.low, o.*
    FROM wanted w LEFT JOIN lows l ON l.sku = w.sku LEFT JOIN offers o ON o.sku = w.sku
    """  # noqa: S608 - constants of ours
_BOARD = f"""
    SELECT i.product, {_OFFER.replace("m.used AS mine", "0 AS mine")}
    FROM trade.promotions p
    JOIN trade.promotion_items i ON i.promotion = p.id
    {_COUNTERS}
    WHERE p.closed_at IS NULL AND p.ends_at > $1
          AND ($2::bigint[] IS NULL OR i.product = ANY($2))
    """  # noqa: S608 - constants of ours
_LOWEST_LISTED = """
    SELECT sku, min(least(before, after)) AS low FROM trade.price_changes
    WHERE sku = ANY($1::bigint[]) AND at > $2 GROUP BY sku
    """


async def select_applying(
    session: Session, items: Sequence[Item], buyer: AccountId | None, now: datetime
) -> tuple[list[Offer], list[Deal]]:
    """Everything that may take something off these lines now, in one query: offers, full reductions, coupons."""
    stores, currency = {item.store for item in items}, items[0].list_price.currency
    rows = await fetch(session, _APPLYING, [item.sku for item in items], buyer or 0, now, list(stores), currency)
    offers = [_offer(row) for row in rows if row["sku"] is not None]
    return offers, [_deal(row) for row in rows if row["sku"] is None]


async def select_units(
    session: Session, skus: Collection[SkuId], buyer: AccountId | None, now: datetime
) -> tuple[list[Offer], dict[SkuId, int]]:
    """The offers for these SKUs, and the lowest price that the last 30 days know of each, in one query."""
    rows = await fetch(session, _UNITS, list(skus), buyer or 0, now, now - LOOKS_BACK)
    lows = {SkuId(row["wanted"]): row["low"] for row in rows if row["low"] is not None}
    return [_offer(row) for row in rows if row["id"] is not None], lows


async def select_board(
    session: Session, now: datetime, products: Collection[ProductId] | None = None
) -> list[tuple[ProductId, datetime, Offer]]:
    """Every offer that is open or to come (perhaps only for some products), with its product and beginning."""
    rows = await fetch(session, _BOARD, now, None if products is None else list(products))
    return [(ProductId(row["product"]), row["starts_at"], _offer(row)) for row in rows]


async def select_lowest_listed(session: Session, skus: Collection[SkuId], since: datetime) -> dict[SkuId, int]:
    """The lowest catalogue price since an instant, of SKUs whose price has changed since."""
    rows = await fetch(session, _LOWEST_LISTED, list(skus), since)
    return {SkuId(row["sku"]): row["low"] for row in rows}


def _offer(row: asyncpg.Record) -> Offer:
    currency = row["currency"]
    value = row["off"] if row["price"] is None else row["price"]
    return Offer(
        promotion=PromotionId(row["id"]),
        kind=DiscountKind(row["kind"]),
        sku=SkuId(row["sku"]),
        value=Money(value, currency),
        until=row["ends_at"],
        reference=None if row["price"] is None else Money(row["list_price"], currency),
        floor=None if row["floor"] is None else Money(row["floor"], currency),
        stock=_cap(row["stock_used"], row["stock"]),
        share=_cap(row["mine"] or 0, row["per_buyer"]),
        budget=_cap(row["budget_used"], row["budget"]),
    )


def _cap(used: int | None, most: int | None) -> Cap | None:
    return None if most is None or used is None else Cap(used, most)


def _deal(row: asyncpg.Record) -> Deal:
    return Deal(
        promotion=PromotionId(row["id"]),
        kind=DiscountKind(row["kind"]),
        store=None if row["store"] is None else StoreId(row["store"]),
        name=row["name"],
        until=row["ends_at"],
        coupon=None if row["coupon"] is None else CouponId(row["coupon"]),
        tiers=tiers(row["tiers"], row["currency"]),
        rate_bps=row["rate_bps"],
        minimum=row["minimum"],
        most_off=row["most_off"],
        products=None if row["products"] is None else frozenset(map(ProductId, row["products"])),
        categories=None if row["categories"] is None else frozenset(map(CategoryId, row["categories"])),
    )


def tiers(stored: Sequence[Sequence[Any]], currency: str) -> tuple[Tier, ...]:
    """Tiers as they are stored: pairs of spend and off, in minor units."""
    return tuple(Tier(Money(spend, currency), Money(off, currency)) for spend, off in stored)
