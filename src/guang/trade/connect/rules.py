"""Signatures, waiting times, and which addresses may be called; nothing here touches a database or a network.

Source: the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks): headers ``webhook-id``,
``webhook-timestamp`` and ``webhook-signature``; HMAC-SHA256 over ``id.timestamp.body``; secrets begin with ``whsec_``.
"""

import base64
import hashlib
import hmac
import ipaddress
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from guang.kernel.ids import DeliveryId, WebhookId
from guang.trade.connect.errors import BadName, BadWebhook

EVENTS: Final = (
    "order.paid",
    "order.shipped",
    "order.delivered",
    "order.confirmed",
    "order.cancelled",
    "product.listed",
    "product.changed",
    "product.delisted",
    "product.sold_out",
    "product.back_in_stock",
    "stock.adjusted",
    "invoice.asked",
    "invoice.issued",
    "invoice.refused",
    "invoice.reversed",
)
"""What a webhook may be told, in the words of the API."""

LONGEST_URL: Final = 500
LONGEST_NAME: Final = 60
MOST_CLIENTS: Final = 20
MOST_WEBHOOKS: Final = 10
PAUSES: Final = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""Waiting times between attempts: the schedule that the specification recommends, about three days in all."""
PATIENCE: Final = timedelta(days=5)
"""A webhook that has only failed for so long is paused."""


def secret_of(master: str, webhook: WebhookId, generation: int) -> str:
    """The secret that a webhook shares with us. It is derived, so that no table holds it."""
    key = hmac.digest(master.encode(), f"webhook:{webhook.text}:{generation}".encode(), hashlib.sha256)
    return "whsec_" + base64.b64encode(key).decode()


def signature(secret: str, delivery: DeliveryId, sent_at: datetime, body: bytes) -> str:
    """The value of ``webhook-signature`` for one attempt."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{delivery.text}.{int(sent_at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None: enough.

    Args:
        attempts: at least 1.
    """
    return now + PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def check_name(name: str) -> str:
    """A client's name, trimmed.

    Raises:
        BadName.
    """
    name = name.strip()
    if not (1 <= len(name) <= LONGEST_NAME and name.isprintable()):
        raise BadName()
    return name


def check_events(events: Collection[str]) -> tuple[str, ...]:
    """Known events, each once, in our order.

    Raises:
        BadWebhook: none, or unknown ones.
    """
    if not events or (unknown := sorted(set(events) - set(EVENTS))):
        raise BadWebhook(rule="events of the list", events=list(EVENTS), unknown=unknown if events else [])
    return tuple(event for event in EVENTS if event in set(events))


def check_url(url: str, *, is_demo: bool) -> str:
    """An address that may be called: https with a host and no password; in a demo, http on this machine, too.

    Raises:
        BadWebhook: naming the rule.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        raise BadWebhook(rule="a whole URL") from fault
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url or not parts.hostname:
        raise BadWebhook(rule=f"a whole URL of at most {LONGEST_URL} plain characters")
    if parts.username is not None or parts.password is not None:
        raise BadWebhook(rule="no password in the URL")
    if parts.scheme != "https" and not (is_demo and parts.scheme == "http"):
        raise BadWebhook(rule="https")
    if port is not None and not (is_demo or port in {443, 8443}):
        raise BadWebhook(rule="port 443 or 8443")
    return url


def callable_address(found: Sequence[str], *, is_demo: bool) -> str | None:
    """The first of a host's addresses if none of them leads into our own network; None otherwise.

    One private address among public ones is enough to refuse: which of them is called would be up to chance.
    """
    return found[0] if found and (is_demo or all(_is_public(address) for address in found)) else None


def _is_public(address: str) -> bool:
    plain = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(plain, "ipv4_mapped", None) or getattr(plain, "sixtofour", None)
    return plain.is_global and not plain.is_multicast and (inner is None or inner.is_global)
