"""All SQL of checkout."""

from collections.abc import Collection, Mapping
from typing import Any

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import SkuId, ViewerId
from guang.kernel.money import Money
from guang.kernel.tokens import Attribution
from guang.trade.checkout.types import CartItem

_CART = """
    SELECT sku, units, seen, currency, click::text AS click, added_at FROM trade.carts WHERE viewer = $1
    ORDER BY added_at DESC, sku
    """
_PUT = """
    INSERT INTO trade.carts (viewer, sku, units, seen, currency, click, added_at)
    SELECT $1, $2, $3, $4, $5, $6::text::jsonb, $7
    WHERE (SELECT count(*) FROM trade.carts WHERE viewer = $1 AND sku <> $2) < $8
    ON CONFLICT (viewer, sku) DO UPDATE SET units = excluded.units, click = coalesce(excluded.click, carts.click)
    RETURNING sku
    """
_DROP = "DELETE FROM trade.carts WHERE viewer = $1 AND sku = ANY($2::bigint[])"
_MERGE = """
    WITH moved AS (
        DELETE FROM trade.carts WHERE viewer = $1 RETURNING sku, units, seen, currency, click, added_at
    )
    INSERT INTO trade.carts (viewer, sku, units, seen, currency, click, added_at)
    SELECT $2, sku, units, seen, currency, click, added_at FROM moved ORDER BY sku
    ON CONFLICT (viewer, sku) DO UPDATE SET units = least($3, carts.units + excluded.units),
        click = coalesce(excluded.click, carts.click), added_at = greatest(carts.added_at, excluded.added_at)
    """
_KNOW = "INSERT INTO trade.checkout_viewers (source, known_as) VALUES ($1, $2) ON CONFLICT DO NOTHING"
_KNOWN = "SELECT source FROM trade.checkout_viewers WHERE known_as = $1 AND source = ANY($2::bigint[])"
_FORGET = """
    WITH carts AS (DELETE FROM trade.carts WHERE viewer = $1)
    DELETE FROM trade.checkout_viewers WHERE known_as = $1
    """


async def select_cart(session: Session, viewer: ViewerId) -> list[CartItem]:
    """What lies in somebody's cart, the latest addition first."""
    return [_item(row) for row in await fetch(session, _CART, viewer)]


async def put(session: Session, viewer: ViewerId, item: CartItem, most: int) -> bool:
    """Put units into a cart, in place of those of the same SKU; False if ``most`` other lines lie there."""
    click = None if item.click is None else codec.encode(item.click).decode()
    made = await fetch(
        session, _PUT, viewer, item.sku, item.units, item.seen.minor, item.seen.currency, click, item.added_at, most
    )
    return bool(made)


async def drop(session: Session, viewer: ViewerId, skus: Collection[SkuId]) -> None:
    """Take lines out of a cart."""
    await fetch(session, _DROP, viewer, list(skus))


async def merge(session: Session, source: ViewerId, into: ViewerId, most_units: int) -> None:
    """Put one cart into another, units added up, and remember whose pseudonym it was."""
    await fetch(session, _MERGE, source, into, most_units)
    await fetch(session, _KNOW, source, into)


async def select_known(session: Session, into: ViewerId, viewers: Collection[ViewerId]) -> set[ViewerId]:
    """Which of these pseudonyms turned out to be somebody's."""
    return {ViewerId(row["source"]) for row in await fetch(session, _KNOWN, into, list(viewers))}


async def forget(session: Session, viewer: ViewerId) -> None:
    """Erase somebody's cart, and who they were before."""
    await fetch(session, _FORGET, viewer)


def _item(row: Mapping[str, Any]) -> CartItem:
    return CartItem(
        sku=SkuId(row["sku"]),
        units=row["units"],
        seen=Money(row["seen"], row["currency"]),
        added_at=row["added_at"],
        click=None if row["click"] is None else codec.decode(row["click"].encode(), Attribution),
    )
