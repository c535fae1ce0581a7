"""Promotions as rows: made, listed, started, closed; and the catalogue's price changes."""

from collections.abc import Collection, Sequence
from datetime import datetime

import asyncpg

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CategoryId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade.pricing import DiscountKind
from guang.trade.promotions.store.reading import tiers
from guang.trade.promotions.types import Draft, Effect, ItemDraft, Made, Plan, PlannedItem, Promotion, PromotionState

_COLUMNS = """
    p.id, p.kind, p.store, p.currency, p.name, p.starts_at, p.ends_at, p.closed_at, p.closed_because, p.products,
    p.categories, p.tiers, p.rate_bps, p.minimum, p.most_off, p.per_buyer, p.code, p.use_days, p.use_until, p.made_at,
    c.used, c.cap
    """
_FROM = """
    FROM trade.promotions p LEFT JOIN trade.promotion_counters c ON c.promotion = p.id AND c.sku = 0 AND c.buyer = 0
    """
_STATE = """
    CASE WHEN p.closed_because IS NOT NULL THEN 'stopped'
         WHEN p.closed_at IS NOT NULL OR p.ends_at <= $3 THEN 'ended'
         WHEN p.starts_at > $3 THEN 'scheduled' ELSE 'running' END
    """
_LIST = f"""
    SELECT {_COLUMNS}, {_STATE} AS state {_FROM}
    WHERE p.store IS NOT DISTINCT FROM $1 AND ($2::text IS NULL OR $2 = {_STATE}) AND p.id < $4
    ORDER BY p.id DESC LIMIT $5
    """  # noqa: S608 - constants of ours
_BY_ID = f"""
    SELECT {_COLUMNS}, {_STATE} AS state {_FROM}
    WHERE p.id = ANY($1::bigint[]) AND $2::text IS NULL ORDER BY p.id DESC
    """
_INSERT = """
    WITH made AS (
        INSERT INTO trade.promotions
            (id, kind, store, currency, name, starts_at, ends_at, products, categories, tiers, rate_bps, minimum,
             most_off, per_buyer, code, use_days, use_until, made_by, made_at, key, fingerprint)
        VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8::bigint[], $9::bigint[], $10::text::jsonb, $11, $12,
                $13, $14, $15, $16, $17, $18, $19, $20, $21)
        ON CONFLICT (made_by, key) DO NOTHING RETURNING id
    ), items AS (
        INSERT INTO trade.promotion_items (promotion, sku, product, list_price, price, off, floor, stock, per_buyer)
        SELECT made.id, i.* FROM made, unnest($22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[],
                                              $26::bigint[], $27::bigint[], $28::bigint[], $29::bigint[]) AS i
    ), counters AS (
        INSERT INTO trade.promotion_counters (promotion, sku, buyer, used, cap)
        SELECT made.id, c.sku, 0, 0, c.cap FROM made, unnest($30::bigint[], $31::bigint[]) AS c (sku, cap)
    )
    SELECT id FROM made
    """
_ITEMS = """
    SELECT i.promotion, i.sku, i.product, i.list_price, i.price, i.off, i.floor, i.stock, i.per_buyer,
           coalesce(c.used, 0) AS used
    FROM trade.promotion_items i
    LEFT JOIN trade.promotion_counters c ON c.promotion = i.promotion AND c.sku = i.sku AND c.buyer = 0
    WHERE i.promotion = ANY($1::bigint[]) ORDER BY i.promotion, i.sku
    """
_EFFECTS = """
    SELECT promotion, count(DISTINCT order_id) AS orders, sum(units - given_units)::bigint AS units,
           sum(off - given_off)::bigint AS off
    FROM trade.promotion_takes WHERE promotion = ANY($1::bigint[]) AND given_units < units GROUP BY promotion
    """
_CLOSE = """
    UPDATE trade.promotions SET closed_at = $2, closed_because = $3 WHERE id = $1 AND closed_at IS NULL
    RETURNING id
    """
_END = """
    UPDATE trade.promotions SET closed_at = ends_at WHERE id IN (
        SELECT id FROM trade.promotions WHERE closed_at IS NULL AND ends_at <= $1
        ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
    ) RETURNING id, kind, store
    """
_START = """
    UPDATE trade.promotions SET started_at = starts_at WHERE id IN (
        SELECT id FROM trade.promotions WHERE started_at IS NULL AND closed_at IS NULL AND starts_at <= $1
        ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
    ) RETURNING id, kind, store
    """
_DISHONEST = """
    SELECT p.id, p.kind, p.store FROM trade.promotions p JOIN trade.promotion_items i ON i.promotion = p.id
    WHERE i.sku = $1 AND i.price >= $2 AND p.closed_at IS NULL AND p.made_at >= $3 AND p.made_at < $4
    ORDER BY p.id FOR UPDATE OF p
    """
_CHANGE = """
    INSERT INTO trade.price_changes (sku, at, before, after, currency) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING
    """
_DEEPEST = 2**63 - 1


async def insert_promotion(
    session: Session, promotion: PromotionId, plan: Plan, caps: Sequence[tuple[int, int]], made: Made
) -> bool:
    """A new promotion with its items and counters; False if the maker's key has been used."""
    draft = plan.draft
    items = [
        (
            item.draft.sku,
            item.product,
            item.list_price.minor,
            _minor(item.draft.price),
            _minor(item.draft.off),
            _minor(item.draft.floor),
            item.draft.stock,
            item.draft.per_buyer,
        )
        for item in plan.items
    ]
    rows = await fetch(
        session,
        _INSERT,
        promotion,
        draft.kind.value,
        plan.store,
        plan.currency,
        codec.encode(draft.name).decode(),
        draft.starts_at,
        draft.ends_at,
        None if draft.products is None else list(draft.products),
        None if draft.categories is None else list(draft.categories),
        codec.encode([(tier.spend.minor, tier.off.minor) for tier in draft.tiers]).decode(),
        draft.rate_bps,
        _minor(draft.minimum) or 0,
        _minor(draft.most_off),
        draft.per_buyer,
        draft.code,
        draft.use_days,
        draft.use_until,
        made.by,
        made.at,
        made.key,
        made.fingerprint,
        *_columns(items, width=8),
        *_columns(caps, width=2),
    )
    return bool(rows)


async def select_by_key(session: Session, by: AccountId, key: str) -> tuple[PromotionId, str] | None:
    """The promotion that a key made, with the fingerprint of its request."""
    rows = await fetch(session, "SELECT id, fingerprint FROM trade.promotions WHERE made_by = $1 AND key = $2", by, key)
    return (PromotionId(rows[0]["id"]), rows[0]["fingerprint"]) if rows else None


async def select_open_code(session: Session, code: str) -> PromotionId | None:
    """The open promotion that has a code."""
    rows = await fetch(session, "SELECT id FROM trade.promotions WHERE code = $1 AND closed_at IS NULL", code)
    return PromotionId(rows[0]["id"]) if rows else None


async def select_promotions(session: Session, ids: Collection[PromotionId], now: datetime) -> list[Promotion]:
    """Promotions by id, with their items and effects."""
    return await _whole(session, await fetch(session, _BY_ID, list(ids), None, now))


async def select_list(
    session: Session,
    store: StoreId | None,
    state: PromotionState | None,
    before: PromotionId | None,
    most: int,
    now: datetime,
) -> list[Promotion]:
    """A store's promotions (None: the platform's), the newest first."""
    rows = await fetch(session, _LIST, store, state.value if state else None, now, before or _DEEPEST, most)
    return await _whole(session, rows)


async def close(session: Session, promotion: PromotionId, reason: str, now: datetime) -> bool:
    """End a promotion before its time; False if it is over."""
    return bool(await fetch(session, _CLOSE, promotion, now, reason))


async def end_over(session: Session, now: datetime, most: int) -> list[tuple[PromotionId, str, StoreId | None]]:
    """Close promotions whose time is over."""
    return [_named(row) for row in await fetch(session, _END, now, most)]


async def start_due(session: Session, now: datetime, most: int) -> list[tuple[PromotionId, str, StoreId | None]]:
    """Mark promotions whose time has come as started."""
    return [_named(row) for row in await fetch(session, _START, now, most)]


async def lock_dishonest(
    session: Session, sku: SkuId, price: Money, since: datetime, until: datetime
) -> list[tuple[PromotionId, str, StoreId | None]]:
    """Open promotions, made within a span of time, that ask at least so much for a SKU."""
    return [_named(row) for row in await fetch(session, _DISHONEST, sku, price.minor, since, until)]


async def insert_price_change(session: Session, sku: SkuId, at: datetime, before: Money, after: Money) -> None:
    """Note that the catalogue's price changed; twice is once."""
    await fetch(session, _CHANGE, sku, at, before.minor, after.minor, after.currency)


async def _whole(session: Session, rows: Sequence[asyncpg.Record]) -> list[Promotion]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    items: dict[int, list[PlannedItem]] = {}
    currencies = {row["id"]: row["currency"] for row in rows}
    for row in await fetch(session, _ITEMS, ids):
        items.setdefault(row["promotion"], []).append(_item(row, currencies[row["promotion"]]))
    effects = {row["promotion"]: row for row in await fetch(session, _EFFECTS, ids)}
    return [_promotion(row, tuple(items.get(row["id"], ())), effects.get(row["id"])) for row in rows]


def _promotion(row: asyncpg.Record, items: tuple[PlannedItem, ...], effect: asyncpg.Record | None) -> Promotion:
    seen = (effect["orders"], effect["units"], effect["off"]) if effect else (0, 0, 0)
    return Promotion(
        id=PromotionId(row["id"]),
        plan=plan_of(row, items),
        state=PromotionState(row["state"]),
        made_at=row["made_at"],
        used=row["used"] or 0,
        effect=Effect(seen[0], seen[1], Money(seen[2], row["currency"])),
        stopped_because=row["closed_because"],
    )


def plan_of(row: asyncpg.Record, items: tuple[PlannedItem, ...] = ()) -> Plan:
    """The plan in a row of promotions."""
    currency = row["currency"]
    return Plan(
        draft=Draft(
            kind=DiscountKind(row["kind"]),
            name=row["name"],
            starts_at=row["starts_at"],
            ends_at=row["ends_at"],
            items=tuple(item.draft for item in items),
            tiers=tiers(row["tiers"], currency),
            rate_bps=row["rate_bps"],
            minimum=Money(row["minimum"], currency) if row["minimum"] else None,
            most_off=_money(row["most_off"], currency),
            products=None if row["products"] is None else tuple(map(ProductId, row["products"])),
            categories=None if row["categories"] is None else tuple(map(CategoryId, row["categories"])),
            total=row["cap"],
            per_buyer=row["per_buyer"],
            code=row["code"],
            use_days=row["use_days"],
            use_until=row["use_until"],
        ),
        store=None if row["store"] is None else StoreId(row["store"]),
        currency=currency,
        items=items,
    )


def _item(row: asyncpg.Record, currency: str) -> PlannedItem:
    draft = ItemDraft(
        sku=SkuId(row["sku"]),
        price=_money(row["price"], currency),
        off=_money(row["off"], currency),
        floor=_money(row["floor"], currency),
        stock=row["stock"],
        per_buyer=row["per_buyer"],
    )
    return PlannedItem(draft, ProductId(row["product"]), Money(row["list_price"], currency), row["used"])


def _named(row: asyncpg.Record) -> tuple[PromotionId, str, StoreId | None]:
    return PromotionId(row["id"]), row["kind"], None if row["store"] is None else StoreId(row["store"])


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor


def _columns(rows: Sequence[Sequence[object]], *, width: int) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(width)]
