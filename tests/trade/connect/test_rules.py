"""Signatures that others can check, addresses that nobody may be made to call, and patience that ends."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest

from guang.kernel.ids import DeliveryId, WebhookId, new_id
from guang.trade.connect import rules
from guang.trade.connect.errors import BadName, BadWebhook

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_signature_is_what_the_specification_says() -> None:
    webhook, delivery, body = new_id(WebhookId), new_id(DeliveryId), b'{"event":"ping"}'
    secret = rules.secret_of("m" * 32, webhook, 1)

    signed = rules.signature(secret, delivery, NOON, body)

    key = base64.b64decode(secret.split("_")[1])
    content = f"{delivery.text}.{int(NOON.timestamp())}.".encode() + body
    assert signed == "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


def test_every_webhook_and_every_generation_has_a_secret_of_its_own() -> None:
    one, other = new_id(WebhookId), new_id(WebhookId)

    secrets = {rules.secret_of(master, webhook, n) for master in "ab" for webhook in (one, other) for n in (1, 2)}

    assert len(secrets) == 8


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/hook",
        "ftp://shop.example/hook",
        "https://",
        "https://user:word@shop.example/",
        "https://shop.example:22/",
        "https://shop.example:notaport/",
        "https://shop.example/a b",
        "https://商店.example/",
        "https://shop.example/" + "a" * 500,
        "shop.example",
    ],
)
def test_addresses_that_nobody_may_be_made_to_call_are_refused(url: str) -> None:
    with pytest.raises(BadWebhook):
        rules.check_url(url, is_demo=False)


def test_a_demo_may_call_this_machine() -> None:
    assert rules.check_url("http://127.0.0.1:9000/hook", is_demo=True) == "http://127.0.0.1:9000/hook"
    with pytest.raises(BadWebhook):
        rules.check_url("gopher://127.0.0.1/", is_demo=True)


@pytest.mark.parametrize(
    ("found", "called"),
    [
        (["8.8.8.8", "2001:4860:4860::8888"], "8.8.8.8"),
        (["8.8.8.8", "10.0.0.1"], None),
        (["127.0.0.1"], None),
        (["169.254.169.254"], None),
        (["192.168.1.1"], None),
        (["::1"], None),
        (["fe80::1%eth0"], None),
        (["::ffff:127.0.0.1"], None),
        (["2002:7f00:1::"], None),
        (["224.0.0.1"], None),
        (["0.0.0.0"], None),
        ([], None),
    ],
)
def test_only_hosts_whose_every_address_is_public_are_called(found: list[str], called: str | None) -> None:
    assert rules.callable_address(found, is_demo=False) == called


def test_attempts_grow_apart_and_end() -> None:
    waits = [rules.next_attempt(attempts, NOON) for attempts in range(1, len(rules.PAUSES) + 2)]

    assert waits[:-1] == [NOON + pause for pause in rules.PAUSES]
    assert list(rules.PAUSES) == sorted(rules.PAUSES)
    assert waits[-1] is None


def test_events_are_known_ones_each_once_in_our_order() -> None:
    assert rules.check_events(["stock.adjusted", "order.paid", "order.paid"]) == ("order.paid", "stock.adjusted")
    for wrong in ([], ["order.eaten"], ["order.paid", "ping"]):
        with pytest.raises(BadWebhook):
            rules.check_events(wrong)


def test_a_client_has_a_printable_name() -> None:
    assert rules.check_name("  ERP ") == "ERP"
    for wrong in ("", " ", "x" * 61, "a\nb"):
        with pytest.raises(BadName):
            rules.check_name(wrong)
