"""The live gateway: a process of its own that tells open browsers what has just changed.

It follows the journal and sends each viewer what concerns them, and everybody what must leave every surface. A message
is a hint, ``{"kind": "order", "order": "ord_…", "state": "paid"}``: whoever missed some asks the web server again, so
nothing is kept here and a gateway may die at any moment. Sockets open with a ticket that lives for a minute; whoever
answers for a store hears what concerns the store, too, and operators what concerns the platform.
"""

import asyncio
import resource
import signal
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import structlog
from litestar import post
from picows import (
    WSCloseCode,
    WSFrame,
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    WSUpgradeResponseWithListener,
    ws_create_server,
)

from guang import journal
from guang.doors import house as houses
from guang.doors.house import House
from guang.journal.facts import care, media, people, talk, trade, trust
from guang.kernel import clock, codec, logs
from guang.kernel.db import Session
from guang.kernel.errors import Anonymous, Refusal
from guang.kernel.ids import ViewerId
from guang.kernel.settings import Settings
from guang.kernel.tokens import Signer
from guang.kernel.web import Caller, Role, limited
from guang.people import accounts
from guang.trade import stores

PURPOSE = "gateway"
PLATFORM = "platform"
"""The room of the operators; other rooms are named by the stores whose they are."""
TICKET_TTL = timedelta(minutes=1)
MOST_FRAME_BYTES = 1024
MOST_WAITING_BYTES = 256 * 1024
"""A viewer who takes in nothing while this much waits is let go; they come back and ask."""
SOCKETS_A_VIEWER = 8
BACKLOG = 4096
"""A crowd that comes back at once, after a gateway has died, waits in line instead of knocking again in a second."""
MOST_REST_S = 0.03
"""Between two looks into the journal: people wait for what is read there, and telling a full room is not looking."""

log = structlog.get_logger("guang.gateway")


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """What opens a socket: for whom, and which rooms they sit in."""

    viewer: ViewerId
    rooms: tuple[str, ...] = ()


class Door(msgspec.Struct, frozen=True):
    """Where the gateway is, and the ticket to get in."""

    url: str
    ticket: str
    expires_at: datetime


@post(
    "/api/gateway-tickets",
    guards=[limited("gateway-tickets", per_minute=30)],
    operation_id="mintGatewayTicket",
    tags=["live"],
)
async def mint_ticket(session: Session, caller: Caller, signer: Signer, settings: Settings, now: datetime) -> Door:
    """Get a ticket for the live gateway; it is good for one minute.

    A guest's cookie outlives the sign-up that made its pseudonym an account's; whoever kept one hears nothing by it.
    """
    if caller.account is None and await accounts.accounts_of(session, [caller.viewer]):
        raise Anonymous
    ticket = signer.sign(PURPOSE, Ticket(caller.viewer, await _rooms_of(session, caller)), now=now, ttl=TICKET_TTL)
    return Door(settings.live_address, ticket, now + TICKET_TTL)


async def _rooms_of(session: Session, caller: Caller) -> tuple[str, ...]:
    """The stores for which somebody answers, and the platform for operators."""
    if caller.account is None:
        return ()
    posts = await stores.stores_of(session, caller.account) if Role.MERCHANT in caller.roles else []
    answering = (
        store.id.text
        for store, role in posts
        if stores.allows(role, stores.Right.SUPPORT) or stores.allows(role, stores.Right.ORDERS)
    )
    return (*answering, *([PLATFORM] if Role.OPERATOR in caller.roles else []))


routes = [mint_ticket]


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """One hint: to one viewer and to whoever sits in some rooms; to everybody where neither is named."""

    viewer: ViewerId | None
    body: dict[str, Any]
    rooms: tuple[str, ...] = ()


def message_of(happened: Any) -> Message | None:
    """What a fact means to somebody who is looking at a screen right now."""
    kind = type(happened)
    if kind in _STATES:
        return Message(happened.viewer, {"kind": "order", "order": happened.order, "state": _STATES[kind]})
    if kind in _TALKS:
        return _of_talk(happened, _TALKS[kind])
    if kind in _CASES:
        return _of_case(happened, _CASES[kind])
    make = _MEANINGS.get(kind)
    return make(happened) if make else None


def _of_talk(happened: Any, what: str) -> Message:
    """Something in a conversation: told to both sides, and to the platform once it takes part."""
    body: dict[str, Any] = {"kind": "talk", "conversation": happened.conversation, "what": what}
    number = getattr(happened, "number", None) or getattr(happened, "up_to", None)
    if number is not None:
        body["number"] = number
    is_asked = what == "escalated" or getattr(happened, "escalated", False)
    rooms = (happened.store.text, *([PLATFORM] if is_asked else []))
    return Message(getattr(happened, "viewer", None), body, rooms)


def _of_case(happened: care.CaseTerms, what: str) -> Message:
    """A step of an after-sale: told to both sides, and to the platform where it was called."""
    body = {"kind": "case", "case": happened.case, "order": happened.order, "what": what}
    is_called = what in {"escalated", "judged"}
    return Message(happened.viewer, body, (happened.store.text, *([PLATFORM] if is_called else [])))


_STATES: dict[type[msgspec.Struct], str] = {
    trade.OrderPaid: "paid",
    trade.OrderCancelled: "cancelled",
    trade.OrderShipped: "shipped",
    trade.OrderDelivered: "delivered",
    trade.OrderConfirmed: "confirmed",
}

_TALKS: dict[type[msgspec.Struct], str] = {
    talk.MessageSent: "message",
    talk.ConversationRead: "read",
    talk.ConversationAssigned: "assigned",
    talk.ConversationEscalated: "escalated",
    talk.ConversationClosed: "closed",
}

_CASES: dict[type[msgspec.Struct], str] = {
    care.AfterSaleOpened: "opened",
    care.AfterSaleApproved: "approved",
    care.AfterSaleRejected: "rejected",
    care.AfterSaleReturnSent: "sent_back",
    care.AfterSaleReturnReceived: "received",
    care.AfterSaleInspected: "inspected",
    care.AfterSaleSoldOut: "sold_out",
    care.AfterSaleTurned: "turned",
    care.AfterSaleToReplace: "to_replace",
    care.AfterSaleReplacementSent: "replacement_sent",
    care.AfterSaleExchanged: "exchanged",
    care.AfterSaleRefunded: "refunded",
    care.AfterSaleClosed: "closed",
    care.AfterSaleEscalated: "escalated",
    care.AfterSaleJudged: "judged",
}

_MEANINGS: dict[type[msgspec.Struct], Callable[[Any], Message]] = {
    trust.SubjectRestricted: lambda fact: Message(None, {"kind": "restricted", "subject": fact.subject}),
    media.VideoTakenDown: lambda fact: Message(None, {"kind": "restricted", "subject": fact.video}),
    trade.ProductDelisted: lambda fact: Message(None, {"kind": "unavailable", "product": fact.product}),
    trade.ProductSoldOut: lambda fact: Message(None, {"kind": "unavailable", "product": fact.product}),
    trade.ProductBackInStock: lambda fact: Message(None, {"kind": "available", "product": fact.product}),
    media.VideoPublished: lambda fact: Message(
        fact.creator_viewer, {"kind": "video", "video": fact.video, "state": "published"}
    ),
    people.ViewersMerged: lambda fact: Message(fact.into, {"kind": "merged"}),
}


class Crowd:
    """Every open socket of this process, by viewer and by room; ten thousand come and go at no more cost than ten."""

    def __init__(self) -> None:
        self._all: dict[WSTransport, None] = {}
        self._sockets: dict[ViewerId, dict[WSTransport, None]] = defaultdict(dict)
        self._rooms: dict[str, dict[WSTransport, None]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._all)

    def enter(self, ticket: Ticket, transport: WSTransport) -> None:
        """Add a socket; somebody's ninth closes their first."""
        self._all[transport] = None
        sockets = self._sockets[ticket.viewer]
        sockets[transport] = None
        for room in ticket.rooms:
            self._rooms[room][transport] = None
        if len(sockets) > SOCKETS_A_VIEWER:
            first = next(iter(sockets))
            del sockets[first]
            first.send_close(WSCloseCode.POLICY_VIOLATION)

    def leave(self, ticket: Ticket, transport: WSTransport) -> None:
        """Remove a socket."""
        self._all.pop(transport, None)
        _take_out(self._sockets, ticket.viewer, transport)
        for room in ticket.rooms:
            _take_out(self._rooms, room, transport)

    def tell(self, message: Message) -> int:
        """Send to whom it concerns, once; returns to how many. Who does not keep up is disconnected."""
        frame = codec.encode(message.body)
        sockets = self._listening(message)
        for socket in sockets:
            if socket.underlying_transport.get_write_buffer_size() > MOST_WAITING_BYTES:
                socket.disconnect()
            else:
                socket.send(WSMsgType.TEXT, frame)
        return len(sockets)

    def _listening(self, message: Message) -> list[WSTransport]:
        """A list, since whoever is disconnected meanwhile leaves the crowd."""
        if message.viewer is None and not message.rooms:
            return list(self._all)
        found = {} if message.viewer is None else dict(self._sockets.get(message.viewer, {}))
        for room in message.rooms:
            found |= self._rooms.get(room, {})
        return list(found)

    def close(self) -> None:
        """Send everybody away; they come back to another gateway."""
        for socket in list(self._all):
            socket.send_close(WSCloseCode.GOING_AWAY)


def _take_out(held: dict[Any, dict[WSTransport, None]], key: Any, transport: WSTransport) -> None:
    sockets = held.get(key, {})
    sockets.pop(transport, None)
    if not sockets:
        held.pop(key, None)


class Viewer(WSListener):
    """One socket. Nothing that a viewer sends is needed, so whoever sends much is shown out."""

    def __init__(self, crowd: Crowd, ticket: Ticket) -> None:
        super().__init__()
        self._crowd = crowd
        self._ticket = ticket

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Join the crowd."""
        self._crowd.enter(self._ticket, transport)
        transport.send(WSMsgType.TEXT, b'{"kind":"welcome"}')

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Only a goodbye is expected."""
        if frame.msg_type == WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code())
            transport.disconnect()
        elif frame.msg_type in {WSMsgType.TEXT, WSMsgType.BINARY}:
            transport.send_close(WSCloseCode.POLICY_VIOLATION)
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Leave the crowd."""
        self._crowd.leave(self._ticket, transport)


class Entrance:
    """Decides who gets a socket: a ticket of ours, a page of ours."""

    def __init__(self, crowd: Crowd, signer: Signer, settings: Settings) -> None:
        self._crowd = crowd
        self._signer = signer
        self._host = urlsplit(settings.address).hostname

    def __call__(self, request: WSUpgradeRequest) -> WSListener | WSUpgradeResponseWithListener:
        """Answer one upgrade request."""
        address = urlsplit(request.path.decode("latin-1"))
        if address.path == "/health":
            return WSUpgradeResponseWithListener(WSUpgradeResponse.create_ok_response(b"alive"), None)
        origin = str(request.headers.get("origin") or "")
        if origin and urlsplit(origin).hostname != self._host:
            return self._refuse(403, b"another site's page")
        text = (parse_qs(address.query).get("ticket") or [""])[0]
        try:
            ticket = self._signer.check(PURPOSE, Ticket, text, now=clock.now())
        except Refusal as refusal:
            return self._refuse(401, refusal.code.encode())
        return Viewer(self._crowd, ticket)

    def _refuse(self, status: int, body: bytes) -> WSUpgradeResponseWithListener:
        return WSUpgradeResponseWithListener(WSUpgradeResponse.create_error_response(status, body), None)


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT."""
    logs.configure(settings)
    allow_many_sockets()
    until = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, until.set)
    async with houses.opened(settings, application="guang.gateway") as house:
        await serve(house, until)


def allow_many_sockets() -> None:
    """As many open files as the system lets this process have; what it begins with is often a thousand."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def serve(house: House, until: asyncio.Event) -> None:
    """Accept sockets and tell them what happens, until told to stop."""
    crowd = Crowd()
    server = await ws_create_server(
        Entrance(crowd, house.signer, house.settings),
        house.settings.host,
        house.settings.live_port,
        enable_auto_ping=True,
        auto_ping_idle_timeout=25,
        max_frame_size=MOST_FRAME_BYTES,
        backlog=BACKLOG,
    )
    following, stopping = asyncio.create_task(_follow(house, crowd)), asyncio.create_task(until.wait())
    log.info("gateway.ready", port=house.settings.live_port)
    try:
        await asyncio.wait({following, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        following.cancel()
        stopping.cancel()
        server.close()
        crowd.close()
        await asyncio.gather(following, stopping, return_exceptions=True)
    if not following.cancelled():
        following.result()  # a gateway that has lost the journal ends, rather than keep sockets open and say nothing


async def _follow(house: House, crowd: Crowd) -> None:
    async with house.database.transaction() as session:
        edge = await journal.reading.horizon(session)
    start = journal.Position(facts=(edge, -1), behaviour=(2**62, 0))
    async for batch in journal.tail(house.database, house.channels, start, most_rest_s=MOST_REST_S):
        for line in batch.facts:
            message = message_of(line.happened)
            if message is not None:
                crowd.tell(message)
