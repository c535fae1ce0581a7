"""All SQL of connect."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, select, true, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, ClientId, DeliveryId, StoreId, WebhookId, first_at
from guang.trade.connect.tables import ClientRow, DeliveryRow, WebhookRow
from guang.trade.connect.types import Client, Delivery, DeliveryState, Webhook
from guang.trade.stores import StaffRole

_CLIENT = tuple(ClientRow.__table__.c[one.name] for one in fields(Client))
_WEBHOOK = tuple(WebhookRow.__table__.c[one.name] for one in fields(Webhook))
_DELIVERY = tuple(DeliveryRow.__table__.c[one.name] for one in fields(Delivery))
_LISTENING = """
    SELECT id, store, events FROM trade.webhooks
    WHERE store = ANY((SELECT $1::bigint[])::bigint[]) AND paused_at IS NULL ORDER BY id
    """


async def insert_client(session: Session, client: Client, by: AccountId) -> None:
    """Write a client down."""
    await session.execute(insert(ClientRow).values(**asdict(client), made_by=by))


async def select_clients(session: Session, store: StoreId) -> list[Client]:
    """A store's clients that have not been revoked, the newest first."""
    query = select(*_CLIENT).where(ClientRow.store == store, ClientRow.revoked_at.is_(None))
    return [_client(row) for row in await session.execute(query.order_by(ClientRow.id.desc()))]


async def revoke_client(session: Session, store: StoreId, client: ClientId, now: datetime) -> Client | None:
    """Mark a client as revoked; None if there was none to revoke."""
    changed = await session.execute(
        update(ClientRow)
        .where(ClientRow.id == client, ClientRow.store == store, ClientRow.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(*_CLIENT)
    )
    row = changed.first()
    return None if row is None else _client(row)


async def insert_webhook(session: Session, webhook: Webhook) -> None:
    """Write a webhook down."""
    await session.execute(insert(WebhookRow).values(**asdict(webhook)))


async def change_webhook(
    session: Session, store: StoreId, webhook: WebhookId, values: dict[str, Any]
) -> Webhook | None:
    """Change a webhook; None if the store has no such one."""
    changed = await session.execute(
        update(WebhookRow)
        .where(WebhookRow.id == webhook, WebhookRow.store == store)
        .values(values)
        .returning(*_WEBHOOK)
    )
    row = changed.first()
    return None if row is None else _webhook(row)


async def delete_webhook(session: Session, store: StoreId, webhook: WebhookId) -> bool:
    """Remove a webhook with everything that was to be sent to it."""
    gone = await session.execute(
        delete(WebhookRow).where(WebhookRow.id == webhook, WebhookRow.store == store).returning(WebhookRow.id)
    )
    return gone.first() is not None


async def select_webhooks(session: Session, store: StoreId) -> list[Webhook]:
    """A store's webhooks, the oldest first."""
    rows = await session.execute(select(*_WEBHOOK).where(WebhookRow.store == store).order_by(WebhookRow.id))
    return [_webhook(row) for row in rows]


async def select_listening(session: Session, stores: Collection[StoreId]) -> list[tuple[WebhookId, StoreId, list[str]]]:
    """The webhooks of stores that want to be told now, the oldest first: each with its store and its events."""
    rows = await fetch(session, _LISTENING, list(stores))
    return [(WebhookId(row["id"]), StoreId(row["store"]), row["events"]) for row in rows]


async def insert_deliveries(session: Session, deliveries: Sequence[Delivery]) -> None:
    """Write messages down, to be sent."""
    if deliveries:
        await session.execute(insert(DeliveryRow).values([asdict(one) for one in deliveries]))


async def lease(session: Session, now: datetime, for_: timedelta, most: int) -> list[tuple[Delivery, Webhook]]:
    """Take messages that are due, for a while, in which nobody else takes them."""
    due = (
        select(DeliveryRow.id)
        .join(WebhookRow, WebhookRow.id == DeliveryRow.webhook)
        .where(
            DeliveryRow.state == DeliveryState.WAITING.value,
            DeliveryRow.due_at <= now,
            WebhookRow.paused_at.is_(None),
        )
        .order_by(DeliveryRow.due_at, DeliveryRow.id)
        .limit(most)
        .with_for_update(of=DeliveryRow, skip_locked=True)
    )
    taken = update(DeliveryRow).where(DeliveryRow.id.in_(due)).values(due_at=now + for_).returning(*_DELIVERY)
    found = [_delivery(row) for row in await session.execute(taken)]
    query = select(*_WEBHOOK).where(WebhookRow.id.in_({one.webhook for one in found}))
    known = {row.id: _webhook(row) for row in await session.execute(query)} if found else {}
    return [(one, known[one.webhook]) for one in found]


async def note(session: Session, delivery: DeliveryId, values: dict[str, Any]) -> None:
    """Write down how an attempt ended."""
    await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery, DeliveryRow.state == DeliveryState.WAITING.value)
        .values(**values, attempts=DeliveryRow.attempts + 1)
    )


async def note_good(session: Session, webhooks: Collection[WebhookId]) -> None:
    """These webhooks have taken a message: whatever failed before is forgotten."""
    await session.execute(
        update(WebhookRow)
        .where(WebhookRow.id.in_(list(webhooks)), WebhookRow.failing_since.is_not(None))
        .values(failing_since=None)
    )


async def note_bad(session: Session, webhooks: Collection[WebhookId], now: datetime) -> None:
    """These webhooks have failed to take a message."""
    await session.execute(
        update(WebhookRow)
        .where(WebhookRow.id.in_(list(webhooks)), WebhookRow.failing_since.is_(None))
        .values(failing_since=now)
    )


async def pause_hopeless(session: Session, failing_before: datetime, now: datetime) -> list[Webhook]:
    """Pause webhooks that have only failed since before an instant; returns them."""
    paused = await session.execute(
        update(WebhookRow)
        .where(WebhookRow.failing_since < failing_before, WebhookRow.paused_at.is_(None))
        .values(paused_at=now)
        .returning(*_WEBHOOK)
    )
    return [_webhook(row) for row in paused]


async def select_deliveries(
    session: Session, store: StoreId, webhook: WebhookId, *, before: DeliveryId | None, most: int
) -> list[Delivery]:
    """A page of what was sent to a webhook, the newest first."""
    query = (
        select(*_DELIVERY)
        .join(WebhookRow, WebhookRow.id == DeliveryRow.webhook)
        .where(
            WebhookRow.store == store,
            DeliveryRow.webhook == webhook,
            DeliveryRow.id < before if before is not None else true(),
        )
    )
    return [_delivery(row) for row in await session.execute(query.order_by(DeliveryRow.id.desc()).limit(most))]


async def send_again(session: Session, store: StoreId, delivery: DeliveryId, now: datetime) -> bool:
    """Put a message that is over back into the queue; False if the store has no such one."""
    mine = select(WebhookRow.id).where(WebhookRow.store == store)
    changed = await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.id == delivery, DeliveryRow.webhook.in_(mine))
        .values(state=DeliveryState.WAITING.value, due_at=now, done_at=None, attempts=0)
        .returning(DeliveryRow.id)
    )
    return changed.first() is not None


async def count_of(session: Session, store: StoreId) -> tuple[int, int]:
    """How many clients and webhooks a store has."""
    clients = select(func.count()).where(ClientRow.store == store, ClientRow.revoked_at.is_(None))
    webhooks = select(func.count()).where(WebhookRow.store == store)
    row = (await session.execute(select(clients.scalar_subquery(), webhooks.scalar_subquery()))).one()
    return row[0], row[1]


async def delete_old(session: Session, before: datetime, most: int) -> int:
    """Forget messages that are over and older than an instant, some at a time; returns how many."""
    old = (
        select(DeliveryRow.id)
        .where(DeliveryRow.id < first_at(before), DeliveryRow.state != DeliveryState.WAITING.value)
        .limit(most)
    )
    gone = await session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(old)).returning(DeliveryRow.id))
    return len(gone.all())


def _client(row: Row[Any]) -> Client:
    return Client(**{**row._mapping, "role": StaffRole(row.role)})  # noqa: SLF001 - its public name for a mapping


def _webhook(row: Row[Any]) -> Webhook:
    return Webhook(**{**row._mapping, "events": tuple(row.events)})  # noqa: SLF001 - as above


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(**{**row._mapping, "state": DeliveryState(row.state)})  # noqa: SLF001 - as above
