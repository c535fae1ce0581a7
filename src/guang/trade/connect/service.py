"""The verbs of connect: let programs in, tell addresses what happened."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from guang.kernel import codec
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ClientId, DeliveryId, StoreId, WebhookId, new_id
from guang.people import accounts, inbox
from guang.trade import stores
from guang.trade.connect import rules, store
from guang.trade.connect.errors import ClientMissing, DeliveryMissing, TooManyHere, WebhookMissing
from guang.trade.connect.types import Client, Delivery, DeliveryState, Parcel, Reply, Tiding, Webhook

LEASE: Final = timedelta(seconds=60)
PAGE: Final = 50
KEPT: Final = timedelta(days=30)


async def let_in(
    session: Session, store_id: StoreId, name: str, role: stores.StaffRole, *, by: AccountId, now: datetime
) -> tuple[Client, str]:
    """Give a program a post in a store and a token for it.

    The program is an account nobody logs in to; it may do what its post allows, in this store, and is named in the
    log of acts. Whoever makes it cannot give more than they have, since only owners and managers come here and
    neither post is given.

    Returns:
        The client, and its token, which is shown this once and stored only as a digest.

    Raises:
        BadName, TooManyHere.
    """
    name = rules.check_name(name)
    if (await store.count_of(session, store_id))[0] >= rules.MOST_CLIENTS:
        raise TooManyHere(most=rules.MOST_CLIENTS)
    account = (await accounts.open_account(session, accounts.NewAccount(name=name, personalised=False), now)).id
    await stores.hire(session, store_id, account, role, now)
    admitted = await accounts.admit(session, account, now)
    client = Client(
        id=new_id(ClientId),
        store=store_id,
        account=account,
        name=name,
        role=role,
        made_at=now,
        expires_at=admitted.expires_at,
        revoked_at=None,
    )
    await store.insert_client(session, client, by)
    return client, admitted.token


async def clients(session: Session, store_id: StoreId) -> list[Client]:
    """The programs that may act for a store."""
    return await store.select_clients(session, store_id)


async def show_out(session: Session, store_id: StoreId, client_id: ClientId, now: datetime) -> None:
    """Take a program's post and token away, at once.

    Raises:
        ClientMissing: no such client, or not of this store, or gone already.
    """
    gone = await store.revoke_client(session, store_id, client_id, now)
    if gone is None:
        raise ClientMissing(client=client_id)
    await stores.dismiss(session, store_id, gone.account)
    await accounts.log_out_everywhere(session, gone.account)


async def open_webhook(
    session: Session, store_id: StoreId, url: str, events: Collection[str], *, is_demo: bool, now: datetime
) -> Webhook:
    """Tell an address what happens in a store from now on.

    Raises:
        BadWebhook, TooManyHere.
    """
    url, known = rules.check_url(url, is_demo=is_demo), rules.check_events(events)
    if (await store.count_of(session, store_id))[1] >= rules.MOST_WEBHOOKS:
        raise TooManyHere(most=rules.MOST_WEBHOOKS)
    opened = Webhook(new_id(WebhookId), store_id, url, known, 1, now, None, None)
    await store.insert_webhook(session, opened)
    return opened


async def change_webhook(
    session: Session, store_id: StoreId, webhook: WebhookId, changes: Mapping[str, Any]
) -> Webhook:
    """Change a webhook: ``url``, ``events``, ``generation`` or ``paused_at``, checked by the caller's rules.

    Raises:
        WebhookMissing.
    """
    changed = await store.change_webhook(session, store_id, webhook, dict(changes))
    if changed is None:
        raise WebhookMissing(webhook=webhook)
    return changed


async def close_webhook(session: Session, store_id: StoreId, webhook: WebhookId) -> None:
    """Tell an address nothing any more.

    Raises:
        WebhookMissing.
    """
    if not await store.delete_webhook(session, store_id, webhook):
        raise WebhookMissing(webhook=webhook)


async def webhooks(session: Session, store_id: StoreId) -> list[Webhook]:
    """A store's webhooks."""
    return await store.select_webhooks(session, store_id)


async def tell(session: Session, tidings: Sequence[Tiding], now: datetime) -> int:
    """Queue a message for every webhook that wants one of these events of its store; returns how many."""
    listening = await store.select_listening(session, {one.store for one in tidings}) if tidings else []
    messages = [
        _message(webhook, one, now)
        for one in tidings
        for webhook, home, events in listening
        if home == one.store and one.event in events
    ]
    await store.insert_deliveries(session, messages)
    return len(messages)


async def ping(session: Session, store_id: StoreId, webhook: WebhookId, now: datetime) -> Delivery:
    """Queue a message that says nothing but that we are here, even to a webhook that is paused for others.

    Raises:
        WebhookMissing.
    """
    if webhook not in {known.id for known in await webhooks(session, store_id)}:
        raise WebhookMissing(webhook=webhook)
    message = _message(webhook, Tiding(store_id, "ping", {}), now)
    await store.insert_deliveries(session, [message])
    return message


async def deliveries(
    session: Session, store_id: StoreId, webhook: WebhookId, before: DeliveryId | None
) -> list[Delivery]:
    """A page of what was sent to a webhook, the newest first."""
    return await store.select_deliveries(session, store_id, webhook, before=before, most=PAGE)


async def send_again(session: Session, store_id: StoreId, delivery: DeliveryId, now: datetime) -> None:
    """Send a message once more, with the same id, so that who has it already can tell.

    Raises:
        DeliveryMissing.
    """
    if not await store.send_again(session, store_id, delivery, now):
        raise DeliveryMissing(delivery=delivery)


async def due(session: Session, master: str, now: datetime, most: int) -> list[tuple[Delivery, Parcel]]:
    """Take messages that are due, signed and ready; for a minute nobody else takes them."""
    return [(one, _parcel(one, webhook, master, now)) for one, webhook in await store.lease(session, now, LEASE, most)]


async def note(session: Session, results: Sequence[tuple[Delivery, Reply]], now: datetime) -> None:
    """Write down how attempts ended, and when to try again."""
    for sent, reply in results:
        values: dict[str, Any] = {"status": reply.status, "error": reply.error[:300]}
        if reply.is_good:
            values |= {"state": DeliveryState.DELIVERED.value, "done_at": now}
        elif (again := rules.next_attempt(sent.attempts + 1, now)) is None:
            values |= {"state": DeliveryState.FAILED.value, "done_at": now}
        else:
            values |= {"due_at": again}
        await store.note(session, sent.id, values)
    good = {sent.webhook for sent, reply in results if reply.is_good}
    await store.note_good(session, good)
    await store.note_bad(session, {sent.webhook for sent, _ in results} - good, now)


async def pause_hopeless(session: Session, now: datetime) -> int:
    """Pause webhooks that have only failed for days, and tell the stores' owners; returns how many."""
    paused = await store.pause_hopeless(session, now - rules.PATIENCE, now)
    known = await stores.stores(session, {webhook.store for webhook in paused})
    for webhook in paused:
        await inbox.notify(session, known[webhook.store].owner, "webhook_paused", {"url": webhook.url})
    return len(paused)


def _message(webhook: WebhookId, told: Tiding, now: datetime) -> Delivery:
    fresh = new_id(DeliveryId)
    said = {"id": fresh, "event": told.event, "store": told.store, "at": now, "data": told.content}
    waiting = DeliveryState.WAITING
    return Delivery(fresh, webhook, told.event, codec.encode(said).decode(), waiting, 0, now, now, None, None, "")


def _parcel(one: Delivery, webhook: Webhook, master: str, now: datetime) -> Parcel:
    body = one.body.encode()
    secret = rules.secret_of(master, webhook.id, webhook.generation)
    headers = {
        "content-type": "application/json",
        "user-agent": "Guang-Webhooks/1",
        "webhook-id": one.id.text,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": rules.signature(secret, one.id, now, body),
    }
    return Parcel(one.id, webhook.url, headers, body)
