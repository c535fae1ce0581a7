"""Routes of connect: a store's programs, its webhooks, and the log of what was sent."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import delete, get, patch, post
from msgspec import UNSET, Meta, UnsetType

from guang.kernel.db import Session
from guang.kernel.ids import ClientId, DeliveryId, StoreId, WebhookId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.connect import rules, service
from guang.trade.connect.errors import WebhookMissing
from guang.trade.connect.types import Client, Delivery, DeliveryState, Webhook
from guang.trade.stores import Right, StaffRole

Events = Annotated[list[str], Meta(max_length=len(rules.EVENTS))]
Url = Annotated[str, Meta(max_length=rules.LONGEST_URL)]
CHANGES = [limited("change_connect", per_minute=30)]


class ClientForm(msgspec.Struct, frozen=True):
    """A new program: what to call it, and the post whose rights it gets."""

    name: str
    role: Literal["manager", "goods", "orders", "support"]


class ClientOut(msgspec.Struct, frozen=True, kw_only=True):
    """A program that may act for the store; ``token`` is shown once, when it is made."""

    id: ClientId
    name: str
    role: StaffRole
    made_at: datetime
    expires_at: datetime
    token: str | None = None


class Clients(msgspec.Struct, frozen=True):
    """All programs of a store."""

    items: list[ClientOut]


class WebhookForm(msgspec.Struct, frozen=True):
    """A new webhook."""

    url: Url
    events: Events


class WebhookChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What changes about a webhook; ``new_secret`` makes another secret at once."""

    url: Url | UnsetType = UNSET
    events: Events | UnsetType = UNSET
    paused: bool | UnsetType = UNSET
    new_secret: bool = False


class WebhookOut(msgspec.Struct, frozen=True, kw_only=True):
    """A webhook, with the secret that its messages are signed with."""

    id: WebhookId
    url: str
    events: list[str]
    secret: str
    made_at: datetime
    failing_since: datetime | None
    paused_at: datetime | None


class Webhooks(msgspec.Struct, frozen=True):
    """All webhooks of a store, and every event there is."""

    items: list[WebhookOut]
    events: list[str]


class DeliveryOut(msgspec.Struct, frozen=True, kw_only=True):
    """One message: what it says, how far it has come, and what the other side answered last."""

    id: DeliveryId
    event: str
    body: str
    state: DeliveryState
    attempts: int
    made_at: datetime
    due_at: datetime
    done_at: datetime | None
    status: int | None
    error: str


class Deliveries(msgspec.Struct, frozen=True):
    """A page of messages, the newest first."""

    items: list[DeliveryOut]
    next: DeliveryId | None


@get("/api/stores/{store_id:str}/api-clients", operation_id="store_clients", tags=["connect"])
async def store_clients(store_id: StoreId, session: Session, caller: Caller) -> Clients:
    """The programs that may act for the store; needs the right ``settings``."""
    await _settings_of(session, store_id, caller)
    return Clients([_client(client) for client in await service.clients(session, store_id)])


@post("/api/stores/{store_id:str}/api-clients", operation_id="let_client_in", tags=["connect"], guards=CHANGES)
async def let_client_in(
    store_id: StoreId, data: ClientForm, session: Session, caller: Caller, now: datetime
) -> ClientOut:
    """Give a program a post; its token is in this answer and nowhere else."""
    await _settings_of(session, store_id, caller)
    by = caller.require_account()
    client, token = await service.let_in(session, store_id, data.name, StaffRole(data.role), by=by, now=now)
    return _client(client, token)


@delete("/api/stores/{store_id:str}/api-clients/{client_id:str}", operation_id="show_client_out", tags=["connect"])
async def show_client_out(
    store_id: StoreId, client_id: ClientId, session: Session, caller: Caller, now: datetime
) -> None:
    """Take a program's post and token away."""
    await _settings_of(session, store_id, caller)
    await service.show_out(session, store_id, client_id, now)


@get("/api/stores/{store_id:str}/webhooks", operation_id="store_webhooks", tags=["connect"])
async def store_webhooks(store_id: StoreId, session: Session, caller: Caller, settings: Settings) -> Webhooks:
    """The store's webhooks; needs the right ``settings``."""
    await _settings_of(session, store_id, caller)
    found = await service.webhooks(session, store_id)
    return Webhooks([_webhook(webhook, settings) for webhook in found], list(rules.EVENTS))


@post("/api/stores/{store_id:str}/webhooks", operation_id="open_webhook", tags=["connect"], guards=CHANGES)
async def open_webhook(
    store_id: StoreId, data: WebhookForm, session: Session, caller: Caller, now: datetime, settings: Settings
) -> WebhookOut:
    """Tell an address what happens from now on."""
    await _settings_of(session, store_id, caller)
    opened = await service.open_webhook(session, store_id, data.url, data.events, is_demo=settings.demo, now=now)
    return _webhook(opened, settings)


@patch(
    "/api/stores/{store_id:str}/webhooks/{webhook_id:str}",
    operation_id="change_webhook",
    tags=["connect"],
    guards=CHANGES,
)
async def change_webhook(
    store_id: StoreId,
    webhook_id: WebhookId,
    data: WebhookChanges,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
) -> WebhookOut:
    """Change a webhook, pause it, switch it on again, or give it another secret."""
    await _settings_of(session, store_id, caller)
    known = {webhook.id: webhook for webhook in await service.webhooks(session, store_id)}.get(webhook_id)
    if known is None:
        raise WebhookMissing(webhook=webhook_id)
    changes: dict[str, object] = {"generation": known.generation + data.new_secret}
    if data.url is not UNSET:
        changes["url"] = rules.check_url(data.url, is_demo=settings.demo)
    if data.events is not UNSET:
        changes["events"] = list(rules.check_events(data.events))
    if data.paused is not UNSET:
        changes |= {"paused_at": now if data.paused else None, "failing_since": None}
    return _webhook(await service.change_webhook(session, store_id, webhook_id, changes), settings)


@delete("/api/stores/{store_id:str}/webhooks/{webhook_id:str}", operation_id="close_webhook", tags=["connect"])
async def close_webhook(store_id: StoreId, webhook_id: WebhookId, session: Session, caller: Caller) -> None:
    """Tell an address nothing any more, and forget what it was told."""
    await _settings_of(session, store_id, caller)
    await service.close_webhook(session, store_id, webhook_id)


@post(
    "/api/stores/{store_id:str}/webhooks/{webhook_id:str}/ping",
    operation_id="ping_webhook",
    tags=["connect"],
    guards=CHANGES,
)
async def ping_webhook(
    store_id: StoreId, webhook_id: WebhookId, session: Session, caller: Caller, now: datetime
) -> DeliveryOut:
    """Send a message that says nothing, to see whether it arrives."""
    await _settings_of(session, store_id, caller)
    return _delivery(await service.ping(session, store_id, webhook_id, now))


@get(
    "/api/stores/{store_id:str}/webhooks/{webhook_id:str}/deliveries",
    operation_id="webhook_deliveries",
    tags=["connect"],
)
async def webhook_deliveries(
    store_id: StoreId, webhook_id: WebhookId, session: Session, caller: Caller, cursor: DeliveryId | None = None
) -> Deliveries:
    """What was sent to a webhook, the newest first."""
    await _settings_of(session, store_id, caller)
    found = await service.deliveries(session, store_id, webhook_id, cursor)
    return Deliveries([_delivery(one) for one in found], found[-1].id if len(found) == service.PAGE else None)


@post(
    "/api/stores/{store_id:str}/deliveries/{delivery_id:str}/again",
    operation_id="send_delivery_again",
    tags=["connect"],
    status_code=204,
    guards=CHANGES,
)
async def send_delivery_again(
    store_id: StoreId, delivery_id: DeliveryId, session: Session, caller: Caller, now: datetime
) -> None:
    """Send a message once more."""
    await _settings_of(session, store_id, caller)
    await service.send_again(session, store_id, delivery_id, now)


async def _settings_of(session: Session, store_id: StoreId, caller: Caller) -> None:
    await stores.require_staff(session, store_id, caller.require_account(), Right.SETTINGS)


def _client(client: Client, token: str | None = None) -> ClientOut:
    return ClientOut(
        id=client.id,
        name=client.name,
        role=client.role,
        made_at=client.made_at,
        expires_at=client.expires_at,
        token=token,
    )


def _webhook(webhook: Webhook, settings: Settings) -> WebhookOut:
    return WebhookOut(
        id=webhook.id,
        url=webhook.url,
        events=list(webhook.events),
        secret=rules.secret_of(settings.signing_secret, webhook.id, webhook.generation),
        made_at=webhook.made_at,
        failing_since=webhook.failing_since,
        paused_at=webhook.paused_at,
    )


def _delivery(one: Delivery) -> DeliveryOut:
    return DeliveryOut(
        id=one.id,
        event=one.event,
        body=one.body,
        state=one.state,
        attempts=one.attempts,
        made_at=one.made_at,
        due_at=one.due_at,
        done_at=one.done_at,
        status=one.status,
        error=one.error,
    )


routes = [
    store_clients,
    let_client_in,
    show_client_out,
    store_webhooks,
    open_webhook,
    change_webhook,
    close_webhook,
    ping_webhook,
    webhook_deliveries,
    send_delivery_again,
]
