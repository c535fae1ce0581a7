"""Messages over a real socket: signed, once each, tried again, and never to a program that lost its post."""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
import pytest_asyncio
from tests.trade import market
from tests.trade.street import logged_in, staff, stall, with_token

from guang import journal
from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.journal.facts.invoices import InvoiceAsked, InvoiceIssued, InvoiceRefused, InvoiceReversed
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import DeliveryId, InvoiceId, OrderId, ViewerId, new_id
from guang.kernel.money import Money
from guang.trade.connect import rules
from guang.trade.connect.adapters import outgoing
from guang.trade.connect.types import Parcel, Reply


@dataclass
class Receiver:
    """Somebody else's server: remembers what it was sent, and answers as it is told."""

    status: int = 204
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Where to reach it."""
        return f"http://127.0.0.1:{self.port}/hook"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:-2])}
            self.heard.append((headers, await reader.readexactly(int(headers["content-length"]))))
            more = "location: http://127.0.0.1/elsewhere\r\n" if self.status == 302 else ""
            writer.write(f"HTTP/1.1 {self.status} x\r\n{more}content-length: 0\r\n\r\n".encode())
            await writer.drain()
        writer.close()


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A server that listens on this machine."""
    made = Receiver()
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    await server.wait_closed()


async def listening(owner: httpx.AsyncClient, shop: market.Shop, url: str, *events: str) -> dict:  # type: ignore[type-arg]
    """A webhook of a shop."""
    made = await owner.post(f"/api/stores/{shop.id.text}/webhooks", json={"url": url, "events": list(events)})
    assert made.status_code == 201, made.text
    return made.json()  # type: ignore[no-any-return]


async def hear(house: House) -> None:
    """Let connect hear what has happened."""
    for name, reaction in reactions.registered().items():
        if name.startswith("connect."):
            while await reactions.deliver(house.database, reaction, clock.now()):
                pass


async def log(owner: httpx.AsyncClient, shop: market.Shop, webhook: str) -> list[dict]:  # type: ignore[type-arg]
    """What was sent."""
    found = await owner.get(f"/api/stores/{shop.id.text}/webhooks/{webhook}/deliveries")
    return found.json()["items"]  # type: ignore[no-any-return]


async def test_a_paid_order_is_told_once_signed_and_without_pseudonyms(
    database: Database, app: web.Edge, house: House, receiver: Receiver
) -> None:
    shop, goods = await stall(database)
    owner, shopper = await staff(database, app, shop.owner), await logged_in(database, app)
    webhook = await listening(owner, shop, receiver.url, "order.paid", "product.sold_out")
    trade = (await shopper.place(goods, units=2)).json()
    assert (await shopper.pay(trade["id"])).json()["state"] == "succeeded"

    await hear(house)
    await queue.run_tick(house.context, "connect.send")
    await hear(house)
    await queue.run_tick(house.context, "connect.send")

    [(headers, body)] = receiver.heard
    said = json.loads(body)
    assert (said["event"], said["store"], said["id"]) == ("order.paid", shop.id.text, headers["webhook-id"])
    assert said["data"]["order"] == trade["orders"][0]["id"]
    assert said["data"]["lines"][0] | {"id": ""} == {
        "id": "",
        "product": goods.product.text,
        "sku": goods.sku.text,
        "units": 2,
        "unit_price": {"minor": goods.price.minor, "currency": "CNY"},
    }
    assert "vwr_" not in body.decode()
    sent_at = clock.now().fromtimestamp(int(headers["webhook-timestamp"]), tz=clock.now().tzinfo)
    signed = rules.signature(webhook["secret"], DeliveryId.parse(said["id"]), sent_at, body)
    assert hmac.compare_digest(headers["webhook-signature"], signed)
    [sent] = await log(owner, shop, webhook["id"])
    assert (sent["state"], sent["attempts"], sent["status"]) == ("delivered", 1, 204)


async def test_an_accountant_hears_of_every_paper_and_of_nobody(
    database: Database, app: web.Edge, house: House, receiver: Receiver
) -> None:
    shop, _ = await stall(database)
    owner = await staff(database, app, shop.owner)
    await listening(owner, shop, receiver.url, "invoice.asked", "invoice.issued", "invoice.refused", "invoice.reversed")
    blue, red, order = new_id(InvoiceId), new_id(InvoiceId), new_id(OrderId)
    about = (order, shop.id, new_id(ViewerId))
    total, tax = Money(2790, "CNY"), Money(321, "CNY")
    async with database.transaction() as session:
        await journal.record(
            session,
            InvoiceAsked(blue, *about),
            InvoiceRefused(blue, *about, "issuer"),
            InvoiceIssued(blue, *about, "2026-000001", total, tax, True),
            InvoiceReversed(red, *about, blue, "2026-000002", -total, -tax, True, True),
        )

    await hear(house)
    await queue.run_tick(house.context, "connect.send")

    said = {told["event"]: told["data"] for _, body in receiver.heard for told in [json.loads(body)]}
    paper = {"invoice": blue.text, "order": order.text}
    sums = {"total": {"minor": 2790, "currency": "CNY"}, "tax": {"minor": 321, "currency": "CNY"}}
    back = {"total": {"minor": -2790, "currency": "CNY"}, "tax": {"minor": -321, "currency": "CNY"}}
    assert said == {
        "invoice.asked": paper,
        "invoice.refused": {**paper, "reason": "issuer"},
        "invoice.issued": {**paper, "number": "2026-000001", **sums, "simulated": True},
        "invoice.reversed": {
            "invoice": red.text,
            "order": order.text,
            "number": "2026-000002",
            **back,
            "simulated": True,
            "reverses": blue.text,
        },
    }


async def test_a_message_is_tried_again_and_can_be_sent_once_more(
    database: Database, app: web.Edge, house: House, receiver: Receiver
) -> None:
    shop, _ = await stall(database)
    owner = await staff(database, app, shop.owner)
    webhook = await listening(owner, shop, receiver.url, "order.paid")
    path = f"/api/stores/{shop.id.text}/webhooks/{webhook['id']}"
    assert (await owner.post(f"{path}/ping")).status_code == 201
    receiver.status = 500

    await queue.run_tick(house.context, "connect.send")
    await queue.run_tick(house.context, "connect.send")  # too soon for the second attempt

    [failed] = await log(owner, shop, webhook["id"])
    assert (failed["state"], failed["attempts"], failed["status"]) == ("waiting", 1, 500)
    assert (await owner.get(f"/api/stores/{shop.id.text}/webhooks")).json()["items"][0]["failing_since"]
    receiver.status = 302
    with clock.shifted(timedelta(seconds=6)):
        await queue.run_tick(house.context, "connect.send")
    assert [entry["attempts"] for entry in await log(owner, shop, webhook["id"])] == [2]
    assert len(receiver.heard) == 2  # a redirect is an answer and leads nowhere
    receiver.status = 204
    assert (await owner.post(f"/api/stores/{shop.id.text}/deliveries/{failed['id']}/again")).status_code == 204
    await queue.run_tick(house.context, "connect.send")

    [done] = await log(owner, shop, webhook["id"])
    assert (done["state"], done["id"]) == ("delivered", failed["id"])
    assert {headers["webhook-id"] for headers, _ in receiver.heard} == {failed["id"]}
    assert (await owner.get(f"/api/stores/{shop.id.text}/webhooks")).json()["items"][0]["failing_since"] is None


async def test_whoever_never_answers_is_paused_and_the_owner_is_told(
    database: Database, app: web.Edge, house: House, receiver: Receiver
) -> None:
    shop, _ = await stall(database)
    owner = await staff(database, app, shop.owner)
    webhook = await listening(owner, shop, receiver.url, "order.paid")
    receiver.status = 503
    await owner.post(f"/api/stores/{shop.id.text}/webhooks/{webhook['id']}/ping")
    await queue.run_tick(house.context, "connect.send")

    with clock.shifted(rules.PATIENCE + timedelta(hours=1)):
        await queue.run_tick(house.context, "connect.tidy")

    [paused] = (await owner.get(f"/api/stores/{shop.id.text}/webhooks")).json()["items"]
    assert paused["paused_at"]
    notices = (await owner.get("/api/me/notices")).json()["items"]
    assert [notice["kind"] for notice in notices if notice["kind"] == "webhook_paused"] == ["webhook_paused"]
    resumed = await owner.patch(f"/api/stores/{shop.id.text}/webhooks/{webhook['id']}", json={"paused": False})
    assert (resumed.json()["paused_at"], resumed.json()["failing_since"]) == (None, None)


async def test_a_program_does_what_its_post_allows_until_it_is_shown_out(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    other, _ = await stall(database)
    owner = await staff(database, app, shop.owner)
    made = await owner.post(f"/api/stores/{shop.id.text}/api-clients", json={"name": "ERP", "role": "goods"})
    assert made.status_code == 201, made.text
    program = with_token(app, made.json()["token"])

    stock = {"on_hand": 50, "reason": "counted"}
    assert (await program.put(f"/api/desk/skus/{goods.sku.text}/stock", json=stock)).status_code == 200
    assert (await program.get(f"/api/stores/{shop.id.text}/orders")).status_code == 403
    assert (await program.get(f"/api/stores/{shop.id.text}/webhooks")).status_code == 403
    assert (await program.get(f"/api/stores/{other.id.text}/orders")).status_code == 404
    listed = (await owner.get(f"/api/stores/{shop.id.text}/api-clients")).json()["items"]
    assert [(one["name"], one["role"], one["token"]) for one in listed] == [("ERP", "goods", None)]

    gone = await owner.delete(f"/api/stores/{shop.id.text}/api-clients/{made.json()['id']}")
    again = await owner.delete(f"/api/stores/{shop.id.text}/api-clients/{made.json()['id']}")

    assert (gone.status_code, again.status_code) == (204, 404)
    assert (await program.put(f"/api/desk/skus/{goods.sku.text}/stock", json=stock)).status_code == 401
    assert (await owner.get(f"/api/stores/{shop.id.text}/api-clients")).json()["items"] == []


async def test_only_those_who_run_the_store_see_its_connections(
    database: Database, app: web.Edge, receiver: Receiver
) -> None:
    shop, _ = await stall(database)
    owner, stranger = await staff(database, app, shop.owner), (await logged_in(database, app)).client
    webhook = await listening(owner, shop, receiver.url, "order.paid")
    base = f"/api/stores/{shop.id.text}"

    for path in ("api-clients", "webhooks", f"webhooks/{webhook['id']}/deliveries"):
        assert (await stranger.get(f"{base}/{path}")).status_code == 404
    other, _ = await stall(database)
    theirs = await staff(database, app, other.owner)
    foreign = f"/api/stores/{other.id.text}/webhooks/{webhook['id']}"
    assert (await theirs.patch(foreign, json={"paused": True})).status_code == 404
    assert (await theirs.delete(foreign)).status_code == 404
    assert (await theirs.post(f"{foreign}/ping")).status_code == 404
    assert (await theirs.get(f"{foreign}/deliveries")).json()["items"] == []
    before = (await owner.get(f"{base}/webhooks")).json()["items"]
    assert [(one["id"], one["paused_at"]) for one in before] == [(webhook["id"], None)]
    renewed = (await owner.patch(f"{base}/webhooks/{webhook['id']}", json={"new_secret": True})).json()
    assert renewed["secret"] != webhook["secret"]
    assert (await owner.patch(f"{base}/webhooks/{webhook['id']}", json={"url": "ftp://x"})).status_code == 422
    assert (await owner.delete(f"{base}/webhooks/{webhook['id']}")).status_code == 204
    assert (await owner.get(f"{base}/webhooks")).json()["items"] == []


async def test_outside_a_demo_nobody_calls_into_our_own_network(receiver: Receiver) -> None:
    parcel = Parcel(new_id(DeliveryId), receiver.url.replace("127.0.0.1", "localhost"), {}, b"{}")

    async with outgoing.client() as client:
        refused = await outgoing.send(client, parcel, is_demo=False)
        allowed = await outgoing.send(client, parcel, is_demo=True)

    assert refused == Reply(None, "the host has no public address")
    assert (allowed.status, len(receiver.heard)) == (204, 1)
    assert receiver.heard[0][0]["host"] == f"localhost:{receiver.port}"
