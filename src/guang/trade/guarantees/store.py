"""All SQL of guarantees. A store's choices are locked by its number before they change."""

from collections.abc import Collection
from datetime import datetime

import asyncpg
import msgspec

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import ProductId, StoreId
from guang.trade.guarantees.types import Change, Chosen, GuaranteeChoice, GuaranteeKind

_COLUMNS = "store, product, since, choices, is_made_to_order"
_IN_FORCE = f"""
    (SELECT DISTINCT ON (store, product) {_COLUMNS} FROM trade.guarantee_choices
     WHERE store = ANY($1::bigint[]) AND since <= $2 ORDER BY store, product, since DESC)
    UNION ALL
    SELECT {_COLUMNS} FROM trade.guarantee_choices WHERE store = ANY($1::bigint[]) AND since > $2
    """  # noqa: S608 - constants of ours
_EVER = """
    SELECT DISTINCT store FROM trade.guarantee_choices
    WHERE store = ANY($1::bigint[]) AND (choices -> $2::text ->> 'on')::boolean
    """
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('guarantees'), ($1::bigint % 2147483647)::int)"
_WITHDRAW = "DELETE FROM trade.guarantee_choices WHERE store = $1 AND product = $2 AND since > $3"
_INSERT = """
    INSERT INTO trade.guarantee_choices (store, product, since, choices, is_made_to_order, by)
    VALUES ($1, $2, $3, $4::text::jsonb, $5, $6)
    """


async def select(session: Session, stores: Collection[StoreId], now: datetime) -> list[Chosen]:
    """What some stores have chosen, for everything and for single products: what counts now, and what will."""
    return [_chosen(row) for row in await fetch(session, _IN_FORCE, list(stores), now)]


async def select_ever(session: Session, stores: Collection[StoreId], kind: GuaranteeKind) -> set[StoreId]:
    """Which of these stores have ever promised something, about anything."""
    return {StoreId(row["store"]) for row in await fetch(session, _EVER, list(stores), kind.value)}


async def lock(session: Session, store: StoreId) -> None:
    """Let nobody else change a store's choices until this transaction ends."""
    await fetch(session, _LOCK, store)


async def insert(session: Session, change: Change, since: datetime, now: datetime) -> None:
    """Let a choice count from an instant on, in place of one that does not count yet; the store must be locked."""
    subject = change.product or 0
    await fetch(session, _WITHDRAW, change.store, subject, now)
    choices = codec.encode({kind.value: choice for kind, choice in change.choices.items()}).decode()
    await fetch(session, _INSERT, change.store, subject, since, choices, change.is_made_to_order, change.by)


def _chosen(row: asyncpg.Record) -> Chosen:
    return Chosen(
        store=StoreId(row["store"]),
        product=ProductId(row["product"]) if row["product"] else None,
        since=row["since"],
        choices=msgspec.convert(row["choices"], dict[GuaranteeKind, GuaranteeChoice]),
        is_made_to_order=row["is_made_to_order"],
    )
