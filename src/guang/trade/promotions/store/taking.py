"""Counters: raised and lowered in key order, all of them or none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CouponId, OrderId, PromotionId, SkuId
from guang.kernel.money import Money
from guang.trade.pricing import DiscountKind

CounterKey = tuple[PromotionId, SkuId, AccountId]
"""Promotion, SKU (0: the whole promotion), buyer (0: everybody)."""

EVERYTHING = SkuId(0)
EVERYBODY = AccountId(0)

_RAISE = """
    INSERT INTO trade.promotion_counters AS t (promotion, sku, buyer, used, cap)
    SELECT promotion, sku, buyer, number, cap FROM wanted WHERE number <= cap ORDER BY promotion, sku, buyer
    ON CONFLICT (promotion, sku, buyer) DO UPDATE SET used = t.used + excluded.used
        WHERE t.used + excluded.used <= t.cap
    RETURNING promotion, sku, buyer, used, cap
    """
_TAKE = f"""
    WITH fresh AS (
        INSERT INTO trade.promotion_takes
            (order_id, sku, promotion, coupon, kind, buyer, units, off, currency, taken_at)
        SELECT w.order_id, w.sku, w.promotion, w.coupon, w.kind, $1, w.units, w.off, $2, $3
        FROM unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[], $9::bigint[], $10::bigint[])
             AS w (order_id, sku, promotion, coupon, kind, units, off)
        ON CONFLICT DO NOTHING RETURNING order_id, sku, promotion, coupon
    ), alive AS (
        SELECT id FROM trade.promotions
        WHERE id IN (SELECT promotion FROM fresh WHERE coupon IS NULL)
              AND closed_at IS NULL AND starts_at <= $3 AND ends_at > $3
    ), wanted AS (
        SELECT c.promotion, c.counted AS sku, c.buyer, sum(c.number)::bigint AS number, max(c.cap) AS cap
        FROM unnest($11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[])
             AS c (promotion, sku, counted, buyer, number, cap)
        JOIN alive ON alive.id = c.promotion
        WHERE EXISTS (SELECT FROM fresh f WHERE f.promotion = c.promotion AND f.sku = c.sku)
        GROUP BY 1, 2, 3
    ), raised AS ({_RAISE}), spent AS (
        UPDATE trade.coupons SET state = 'used', used_at = $3
        WHERE id IN (SELECT coupon FROM fresh WHERE coupon IS NOT NULL)
              AND owner = $1 AND state = 'claimed' AND expires_at > $3
        RETURNING id
    )
    SELECT 'fresh' AS what, promotion, sku, 0::bigint AS buyer, 0::bigint AS used, 0::bigint AS cap FROM fresh
    UNION ALL SELECT 'alive', id, 0, 0, 0, 0 FROM alive
    UNION ALL SELECT 'raised', promotion, sku, buyer, used, cap FROM raised
    UNION ALL SELECT 'spent', id, 0, 0, 0, 0 FROM spent
    """  # noqa: S608 - constants of ours
_RAISE_ALONE = f"""
    WITH wanted AS (
        SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
        AS w (promotion, sku, buyer, number, cap)
    ) {_RAISE}
    """  # noqa: S608 - constants of ours
_UNDO = """
    WITH locked AS MATERIALIZED (
        SELECT t.promotion, t.sku, t.buyer, w.number
        FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[]) AS w (promotion, sku, buyer, number)
        JOIN trade.promotion_counters t USING (promotion, sku, buyer)
        ORDER BY t.promotion, t.sku, t.buyer FOR UPDATE OF t
    )
    UPDATE trade.promotion_counters t SET used = t.used - locked.number
    FROM locked WHERE (t.promotion, t.sku, t.buyer) = (locked.promotion, locked.sku, locked.buyer)
    RETURNING t.promotion, t.sku, t.buyer, t.used, t.cap
    """
_UNDO_REST = """
    WITH forgotten AS (DELETE FROM trade.promotion_takes WHERE order_id = ANY($1::bigint[]))
    UPDATE trade.coupons SET state = 'claimed', used_at = NULL WHERE id = ANY($2::bigint[])
    """
_LOCK_TAKES = """
    SELECT order_id, sku, promotion, coupon, kind, buyer, units, off, given_units, given_off, currency
    FROM trade.promotion_takes WHERE order_id = ANY($1::bigint[]) ORDER BY order_id, sku, promotion FOR UPDATE
    """
_GIVE = """
    UPDATE trade.promotion_takes t SET given_units = t.given_units + w.units, given_off = t.given_off + w.off
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
         AS w (order_id, sku, promotion, units, off)
    WHERE t.order_id = w.order_id AND t.sku = w.sku AND t.promotion = w.promotion
    """
_LOCK_COUPONS = "SELECT id FROM trade.coupons WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE"
_RETURN = """
    UPDATE trade.coupons c SET state = CASE WHEN c.expires_at > $2 THEN 'claimed' ELSE 'expired' END, used_at = NULL
    WHERE c.id = ANY($1::bigint[]) AND c.state = 'used'
          AND NOT EXISTS (SELECT FROM trade.promotion_takes t WHERE t.coupon = c.id AND t.given_units < t.units)
    RETURNING c.id, c.promotion, c.state
    """


@dataclass(frozen=True, slots=True)
class Take:
    """What one line took from one promotion."""

    order: OrderId
    sku: SkuId
    promotion: PromotionId
    coupon: CouponId | None
    kind: DiscountKind
    buyer: AccountId
    units: int
    off: Money
    given_units: int = 0
    given_off: int = 0


@dataclass(frozen=True, slots=True)
class Raise:
    """By how much a counter is to rise for one line."""

    key: CounterKey
    sku: SkuId
    number: int
    cap: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a try to take has changed: lines that were new, promotions alive, counters as they are now, coupons."""

    fresh: frozenset[tuple[PromotionId, SkuId]]
    alive: frozenset[PromotionId]
    raised: Mapping[CounterKey, tuple[int, int]]
    spent: frozenset[CouponId]


async def take(
    session: Session, takes: Sequence[Take], raises: Sequence[Raise], buyer: AccountId, now: datetime
) -> Outcome:
    """Write takes down and raise their counters as far as caps allow; the caller undoes it if something is missing."""
    rows = await fetch(
        session,
        _TAKE,
        buyer,
        takes[0].off.currency,
        now,
        *_columns(
            [(t.order, t.sku, t.promotion, t.coupon, t.kind.value, t.units, t.off.minor) for t in takes], width=7
        ),
        *_columns([(*one.key[:1], one.sku, *one.key[1:], one.number, one.cap) for one in raises], width=6),
    )
    found: dict[str, list[tuple[int, ...]]] = {"fresh": [], "alive": [], "raised": [], "spent": []}
    for what, *numbers in rows:
        found[what].append(tuple(numbers))
    return Outcome(
        fresh=frozenset((PromotionId(row[0]), SkuId(row[1])) for row in found["fresh"]),
        alive=frozenset(PromotionId(row[0]) for row in found["alive"]),
        raised={_key(row): (row[3], row[4]) for row in found["raised"]},
        spent=frozenset(CouponId(row[0]) for row in found["spent"]),
    )


async def raise_some(
    session: Session, wanted: Sequence[tuple[CounterKey, int, int]]
) -> dict[CounterKey, tuple[int, int]]:
    """Raise counters as far as their caps allow; returns those that rose, as they are then: used and cap."""
    rows = await fetch(session, _RAISE_ALONE, *_columns([(*key, by, cap) for key, by, cap in wanted], width=5))
    return {_key(tuple(row)): (row["used"], row["cap"]) for row in rows}


async def lower(session: Session, numbers: Mapping[CounterKey, int]) -> dict[CounterKey, tuple[int, int]]:
    """Lower counters; returns those that exist, as they are then: used and cap."""
    rows = await fetch(session, _UNDO, *_columns([(*key, number) for key, number in numbers.items()], width=4))
    return {_key(tuple(row)): (row["used"], row["cap"]) for row in rows}


async def forget(session: Session, orders: Collection[OrderId], coupons: Collection[CouponId]) -> None:
    """Undo takes of this transaction, and the use of coupons."""
    await fetch(session, _UNDO_REST, list(orders), list(coupons))


async def lock_takes(session: Session, orders: Collection[OrderId]) -> list[Take]:
    """What orders took, held until this transaction ends."""
    return [
        Take(
            order=OrderId(row["order_id"]),
            sku=SkuId(row["sku"]),
            promotion=PromotionId(row["promotion"]),
            coupon=None if row["coupon"] is None else CouponId(row["coupon"]),
            kind=DiscountKind(row["kind"]),
            buyer=AccountId(row["buyer"]),
            units=row["units"],
            off=Money(row["off"], row["currency"]),
            given_units=row["given_units"],
            given_off=row["given_off"],
        )
        for row in await fetch(session, _LOCK_TAKES, list(orders))
    ]


async def give(session: Session, given: Sequence[tuple[Take, int, int]]) -> None:
    """Note what has been given back of takes: units, and minor units of money."""
    rows = [(take.order, take.sku, take.promotion, units, off) for take, units, off in given]
    await fetch(session, _GIVE, *_columns(rows, width=5))


async def return_coupons(
    session: Session, coupons: Collection[CouponId], now: datetime
) -> list[tuple[CouponId, PromotionId, bool]]:
    """Return the coupons of which nothing is used any more: each with its promotion, and whether it is still good.

    The coupons are locked by a statement of their own: two orders that shared one and are given back at the same time
    would otherwise each see the other's part as still used.
    """
    await fetch(session, _LOCK_COUPONS, list(coupons))
    rows = await fetch(session, _RETURN, list(coupons), now)
    return [(CouponId(row["id"]), PromotionId(row["promotion"]), row["state"] == "claimed") for row in rows]


def _key(row: Sequence[int]) -> CounterKey:
    return PromotionId(row[0]), SkuId(row[1]), AccountId(row[2])


def _columns(rows: Sequence[Sequence[object]], *, width: int) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]
