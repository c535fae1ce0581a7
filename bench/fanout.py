"""How many messages a second one gateway process brings to a crowd, and how late they are when it is not in a hurry.

The real gateway, on a core of its own, hears facts from the journal and tells every open socket; PostgreSQL and the
crowd share the other core. *Hurry*: many facts in one transaction, from the first message received to the last.
*Pace*: five facts a second; a message's delay runs from its commit to its receipt, the way through PostgreSQL and the
crowd's own queue included. The bound is a bare broadcast loop over the same library, with the same bytes, one frame a
message, on the same core to the same crowd. ``--full`` shows how it grows from 1,000 to 10,000 sockets.
"""

import asyncio
import multiprocessing
import os
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Final, cast

from picows import (
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    ws_create_server,
)

from bench.harness import Installation, free_port, installation, note, percentile
from bench.wire import pin, two_cores
from guang import journal
from guang.doors import gateway
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.journal.facts.trust import SubjectRestricted
from guang.kernel import clock, codec
from guang.kernel.db import Database
from guang.kernel.ids import VideoId, ViewerId, new_id
from guang.kernel.settings import Settings
from guang.kernel.tokens import Signer

SOCKETS: Final = 10_000
HURRIED: Final = 150_000
"""Messages that are received in a hurry, whatever the crowd's size."""
PER_S: Final = 5
PACED_S: Final = 5.0
AT_ONCE: Final = 500
PATIENCE_S: Final = 60.0
_KEY: Final = "Z3VhbmctZ3VhbmctZ3Vhbg=="


@dataclass
class Ears:
    """When a crowd has heard what."""

    times: dict[bytes, list[float]] = field(default_factory=dict)

    @property
    def heard(self) -> int:
        """How many messages that it listens for."""
        return sum(map(len, self.times.values()))

    async def listen(self, wanted: int) -> None:
        """Wait until so many messages have been heard."""
        deadline = time.perf_counter() + PATIENCE_S
        while self.heard < wanted:
            if time.perf_counter() > deadline:
                raise RuntimeError(f"{self.heard:,} of {wanted:,} messages were heard within {PATIENCE_S:.0f} s")
            await asyncio.sleep(0.02)

    def rate(self) -> float:
        """Messages a second, from the first that was heard to the last."""
        return self.heard / (max(map(max, self.times.values())) - min(map(min, self.times.values())))


class Ear(asyncio.Protocol):
    """One socket of the crowd, and no more of the protocol than it needs: short unmasked frames, which may come cut."""

    def __init__(self, ears: Ears, path: str) -> None:
        self.ears, self.path = ears, path
        self.is_open = asyncio.get_running_loop().create_future()
        self.rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask to be let in."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.write(
            f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {_KEY}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        """Note when each message came, if it is listened for."""
        now, data = time.perf_counter(), self.rest + data
        if not self.is_open.done():
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self.rest = head
                return
            self.is_open.set_result(head.startswith(b"HTTP/1.1 101"))
        at = 0
        while len(data) >= at + 2 and len(data) >= (end := at + 2 + data[at + 1]):
            times = self.ears.times.get(data[at + 2 : end])
            if times is not None:
                times.append(now)
            at = end
        self.rest = data[at:]


def main(*, full: bool) -> dict[str, object]:
    """Measure one size, or three."""
    gateway.allow_many_sockets()
    ours, theirs = two_cores()
    figures: dict[str, object] = {}
    with installation() as place:
        place.pin_database(theirs)
        for sockets in (1_000, 5_000, SOCKETS) if full else (SOCKETS,):
            end = "" if sockets == SOCKETS else f"_{sockets}"
            found = _measure(place, sockets, ours, theirs)
            figures |= {f"{name}{end}": value for name, value in found.items()}
    return {**figures, "sockets": SOCKETS, "paced_per_s": PER_S}


def _measure(place: Installation, sockets: int, ours: set[int], theirs: set[int]) -> dict[str, float]:
    pin(theirs)
    facts = HURRIED // sockets
    frames = [_frame(new_id(VideoId)) for _ in range(facts)]
    note(f"{sockets:,} sockets: a bare loop")
    bound = loop.run(_bare(sockets, frames, ours))
    note(f"{sockets:,} sockets: the gateway")
    place = replace(place, settings=replace(place.settings, gateway_port=free_port()))
    with place.gateway(ours) as child:
        empty = _resident_mb(child.pid)
        figures = loop.run(_crowded(place, sockets, facts))
        full_mb = _resident_mb(child.pid)
    return {
        **figures,
        "bound_per_s": round(bound),
        "share_of_bound": round(figures["messages_per_s"] / bound, 3),
        "kb_per_socket": round(1024 * (full_mb - empty) / sockets, 1),
    }


async def _crowded(place: Installation, sockets: int, facts: int) -> dict[str, float]:
    """The gateway's figures."""
    database, ears = Database(place.settings.database_url, application="guang.bench"), Ears()
    signer, now = Signer(place.settings.secret), clock.now()
    tickets = [
        signer.sign(gateway.PURPOSE, gateway.Ticket(new_id(ViewerId)), now=now, ttl=timedelta(minutes=5))
        for _ in range(sockets)
    ]
    paced = [new_id(VideoId) for _ in range(int(PER_S * PACED_S))]
    with _speaker(place, paced) as speaker:
        async with _crowd(place.settings.live_port, [f"/?ticket={ticket}" for ticket in tickets], ears):
            for few in (1, facts):  # the first takes its way through everything for the first time
                videos = [new_id(VideoId) for _ in range(few)]
                ears.times = {_frame(video): [] for video in videos}
                await _tell(database, videos)
                await ears.listen(few * sockets)
            rate = ears.rate()
            ears.times = {_frame(video): [] for video in paced}
            speaker.send("go")
            await ears.listen(len(paced) * sockets)
            sent = await asyncio.to_thread(speaker.recv)
    await database.close()
    delays = [at - sent[frame] for frame, times in ears.times.items() for at in times]
    return {
        "messages_per_s": round(rate),
        "p50_ms": round(1000 * percentile(delays, 0.5), 1),
        "p99_ms": round(1000 * percentile(delays, 0.99), 1),
    }


async def _tell(database: Database, videos: Sequence[VideoId]) -> float:
    """Record a fact about each in one transaction; returns an instant no later than its commit."""
    async with database.transaction() as session:
        for video in videos:
            journal.append(session, SubjectRestricted(video.subject, "benchmark"))
        return time.perf_counter()


@contextmanager
def _speaker(place: Installation, videos: Sequence[VideoId]) -> Iterator[Pipe]:
    """A process that speaks at a steady pace once it is told to, and then tells when it said what."""
    ours, theirs = multiprocessing.Pipe()
    given = (place.settings, videos, theirs)
    process = multiprocessing.get_context("spawn").Process(target=_speak, args=given)
    process.start()
    ours.recv()
    yield ours
    process.join()


def _speak(settings: Settings, videos: Sequence[VideoId], orders: Pipe) -> None:
    loop.run(_pace(settings, videos, orders))


async def _pace(settings: Settings, videos: Sequence[VideoId], orders: Pipe) -> None:
    async with houses.opened(settings, application="guang.bench") as house:
        sent = {_frame(videos[0]): await _tell(house.database, [])}  # opens its connection, too
        orders.send("ready")
        orders.recv()
        began = time.perf_counter()
        for number, video in enumerate(videos):
            await asyncio.sleep(max(0.0, began + number / PER_S - time.perf_counter()))
            sent[_frame(video)] = await _tell(house.database, [video])
        await asyncio.sleep(0.5)  # the last nudge is on its way
        orders.send(sent)


def _frame(video: VideoId) -> bytes:
    """What the gateway says of a restricted video."""
    return codec.encode({"kind": "restricted", "subject": video.subject})


@asynccontextmanager
async def _crowd(port: int, paths: Sequence[str], ears: Ears) -> AsyncIterator[None]:
    """Open sockets, until the block ends."""
    loop, opened = asyncio.get_running_loop(), []
    for start in range(0, len(paths), AT_ONCE):
        some = [
            loop.create_connection(lambda path=path: Ear(ears, path), "127.0.0.1", port)  # type: ignore[misc]
            for path in paths[start : start + AT_ONCE]
        ]
        opened += [ear for _, ear in await asyncio.gather(*some)]
        if not all(await asyncio.gather(*(ear.is_open for ear in opened[start:]))):
            raise RuntimeError("somebody was not let in")
    yield
    for ear in opened:
        ear.transport.abort()
    await asyncio.sleep(0.5)


async def _bare(sockets: int, frames: list[bytes], cores: set[int]) -> float:
    """Messages a second that a loop over sockets sends, which does nothing else."""
    ours, theirs = multiprocessing.Pipe()
    port, ears = free_port(), Ears({frame: [] for frame in frames})
    server = multiprocessing.get_context("spawn").Process(target=_serve_bare, args=(port, frames, theirs, cores))
    server.start()
    try:
        await asyncio.to_thread(ours.recv)
        async with _crowd(port, ["/"] * sockets, ears):
            ours.send("go")
            await ears.listen(sockets * len(frames))
    finally:
        server.terminate()
        server.join()
    return ears.rate()


def _serve_bare(port: int, frames: list[bytes], orders: Pipe, cores: set[int]) -> None:
    pin(cores)
    loop.run(_broadcast(port, frames, orders))


async def _broadcast(port: int, frames: list[bytes], orders: Pipe) -> None:
    crowd: list[WSTransport] = []

    class Seat(WSListener):
        def on_ws_connected(self, transport: WSTransport) -> None:
            crowd.append(transport)

    def let_in(_: WSUpgradeRequest) -> WSListener:
        return Seat()

    await ws_create_server(let_in, "127.0.0.1", port, backlog=gateway.BACKLOG)
    orders.send("ready")
    await asyncio.to_thread(orders.recv)
    for frame in frames:
        for transport in crowd:
            transport.send(WSMsgType.TEXT, frame)
        await asyncio.sleep(0)
    await asyncio.sleep(PATIENCE_S)


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if status.exists() else 0.0
