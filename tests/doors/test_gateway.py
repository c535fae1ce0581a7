"""The live gateway over real sockets."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest
import pytest_asyncio
from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect
from tests.conftest import new_client
from tests.people.accounts.conftest import sign_up

from guang import journal
from guang.doors import gateway, web
from guang.doors.house import House
from guang.journal.facts.care import AfterSaleEscalated, AfterSaleReturnSent
from guang.journal.facts.trade import OrderShipped
from guang.journal.facts.trust import SubjectRestricted
from guang.kernel import clock
from guang.kernel.ids import AfterSaleId, LineId, OrderId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.money import Money


class Phone(WSListener):
    def __init__(self) -> None:
        super().__init__()
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.gone = asyncio.Event()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.TEXT:
            self.heard.put_nowait(msgspec.json.decode(frame.get_payload_as_bytes()))
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.gone.set()

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.heard.get(), 5)


@pytest_asyncio.fixture
async def port(house: House) -> AsyncIterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    until = asyncio.Event()
    ours = replace(house, settings=replace(house.settings, gateway_port=free))
    serving = asyncio.create_task(gateway.serve(ours, until))
    await asyncio.sleep(0.2)
    yield free
    until.set()
    await serving


async def open_phone(client: httpx.AsyncClient, port: int) -> tuple[Phone, WSTransport]:
    ticket = (await client.post("/api/gateway-tickets")).json()["ticket"]
    transport, phone = await ws_connect(Phone, f"ws://127.0.0.1:{port}/?ticket={ticket}")
    assert isinstance(phone, Phone)
    assert (await phone.next())["kind"] == "welcome"
    return phone, transport


async def test_what_is_restricted_leaves_every_open_screen(house: House, client: httpx.AsyncClient, port: int) -> None:
    phone, transport = await open_phone(client, port)
    subject = new_id(VideoId).subject
    async with house.database.transaction() as session:
        journal.append(session, SubjectRestricted(subject, "test"))
    assert await phone.next() == {"kind": "restricted", "subject": subject}
    transport.disconnect()


async def test_an_order_is_told_to_its_buyer_alone(house: House, client: httpx.AsyncClient, port: int) -> None:
    phone, transport = await open_phone(client, port)
    viewer = house.signer.check(
        "gateway", gateway.Ticket, (await client.post("/api/gateway-tickets")).json()["ticket"], now=gateway.clock.now()
    ).viewer
    mine, other = new_id(OrderId), new_id(OrderId)
    async with house.database.transaction() as session:
        journal.append(session, OrderShipped(other, new_id(StoreId), new_id(ViewerId), "sim", "1"))
        journal.append(session, OrderShipped(mine, new_id(StoreId), viewer, "sim", "2"))
    assert await phone.next() == {"kind": "order", "order": mine.text, "state": "shipped"}
    transport.disconnect()


@pytest.mark.parametrize("query", ["", "?ticket=", "?ticket=forged"])
async def test_without_a_ticket_nobody_gets_in(port: int, query: str) -> None:
    with pytest.raises(WSError):
        await ws_connect(Phone, f"ws://127.0.0.1:{port}/{query}")


async def test_another_sites_page_does_not_get_in(client: httpx.AsyncClient, port: int) -> None:
    ticket = (await client.post("/api/gateway-tickets")).json()["ticket"]
    with pytest.raises(WSError):
        await ws_connect(Phone, f"ws://127.0.0.1:{port}/?ticket={ticket}", extra_headers={"Origin": "http://evil.test"})


async def test_a_step_of_a_case_is_told_to_its_buyer_and_its_store_and_to_the_platform_once_it_was_called() -> None:
    case, order, line, store, viewer = (new_id(kind) for kind in (AfterSaleId, OrderId, LineId, StoreId, ViewerId))
    about = (case, order, line, store, viewer, "exchange", "quality")
    body = {"kind": "case", "case": case, "order": order}

    sent = gateway.message_of(AfterSaleReturnSent(*about, units=1, carrier="SF", tracking="1"))
    called = gateway.message_of(AfterSaleEscalated(*about, by="buyer", amount=Money(1, "CNY")))

    assert sent == gateway.Message(viewer, {**body, "what": "sent_back"}, (store.text,))
    assert called == gateway.Message(viewer, {**body, "what": "escalated"}, (store.text, gateway.PLATFORM))


async def test_who_sits_in_two_rooms_hears_once_and_who_has_left_hears_nothing(house: House, port: int) -> None:
    viewer, ours, others = (new_id(kind) for kind in (ViewerId, StoreId, StoreId))
    rooms = (ours.text, others.text)
    crowd, sockets = gateway.Crowd(), []
    for ticket in (gateway.Ticket(viewer, rooms), gateway.Ticket(new_id(ViewerId), rooms[:1])):
        text = house.signer.sign(gateway.PURPOSE, ticket, now=clock.now(), ttl=gateway.TICKET_TTL)
        transport, _ = await ws_connect(Phone, f"ws://127.0.0.1:{port}/?ticket={text}")
        crowd.enter(ticket, transport)
        sockets.append((ticket, transport))

    assert crowd.tell(gateway.Message(viewer, {"kind": "test"}, rooms)) == len(crowd) == 2
    crowd.leave(*sockets[1])
    assert crowd.tell(gateway.Message(None, {"kind": "test"}, rooms)) == len(crowd) == 1
    crowd.leave(*sockets[0])
    assert crowd.tell(gateway.Message(None, {"kind": "test"})) == len(crowd) == 0
    for _, transport in sockets:
        transport.disconnect()


async def test_who_talks_is_shown_out(client: httpx.AsyncClient, port: int) -> None:
    phone, transport = await open_phone(client, port)
    transport.send(WSMsgType.TEXT, b"hello")
    await asyncio.wait_for(phone.gone.wait(), 5)


async def test_a_guests_cookie_does_not_open_the_account_that_was_made_with_it(
    app: web.Edge, client: httpx.AsyncClient
) -> None:
    await client.get("/api/me")
    kept = dict(client.cookies)
    await sign_up(client)
    assert (await client.post("/api/gateway-tickets")).status_code == 201

    async with new_client(app) as somebody_else:
        somebody_else.cookies.update(kept)
        assert (await somebody_else.post("/api/gateway-tickets")).status_code == 401


async def test_a_gateway_that_has_lost_the_journal_ends(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_: object) -> None:
        raise RuntimeError("cannot go on")

    monkeypatch.setattr(gateway, "message_of", stumble)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    ours = replace(house, settings=replace(house.settings, gateway_port=free))
    serving = asyncio.create_task(gateway.serve(ours, asyncio.Event()))
    await asyncio.sleep(0.2)
    async with house.database.transaction() as session:
        journal.append(session, SubjectRestricted(new_id(VideoId).subject, "test"))
    with pytest.raises(RuntimeError, match="cannot go on"):
        await asyncio.wait_for(serving, 10)
