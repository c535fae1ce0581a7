"""Publish and subscribe between processes. A message is a hint to look; what happened is in the journal.

The port has one adapter today, PostgreSQL's LISTEN/NOTIFY; brokers for larger installations fit the same port.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Protocol

import asyncpg
import structlog

MAX_BYTES = 7900
"""PostgreSQL refuses payloads of 8,000 bytes."""

_QUEUE = 1000
_SPEAK_S = 5.0
log = structlog.get_logger(__name__)


class Channels(Protocol):
    """At most once, in order per publisher, to whoever listens now."""

    async def publish(self, topic: str, payload: str = "") -> None:
        """Tell every process that listens to ``topic``; raises ValueError above `MAX_BYTES`."""

    def nudge(self, topic: str) -> None:
        """Say soon, and once for all nudges of the next moments, that there is something new."""

    def subscribe(self, topic: str) -> AsyncIterator[str]:
        """Payloads as they come. After a broken connection an empty payload says: look for yourself."""

    async def close(self) -> None:
        """Stop listening and publishing."""


class PostgresChannels:
    """LISTEN/NOTIFY over two connections of its own."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._speaker: asyncpg.Connection[Any] | None = None
        self._listener: asyncio.Task[None] | None = None
        self._subscribers: dict[str, set[asyncio.Queue[str]]] = {}
        self._changed = asyncio.Event()
        self._speaking = asyncio.Lock()
        self._nudged: dict[str, asyncio.Task[None]] = {}
        self._nudging: set[asyncio.Task[None]] = set()

    async def publish(self, topic: str, payload: str = "") -> None:
        """Notify at once, in a transaction of its own."""
        if len(payload.encode()) > MAX_BYTES:
            raise ValueError(f"a channel message may have {MAX_BYTES} bytes")
        async with self._speaking:
            if self._speaker is None or self._speaker.is_closed():
                self._speaker = await asyncpg.connect(self._dsn, server_settings={"application_name": "guang.channels"})
            try:
                await self._speaker.execute("SELECT pg_notify($1, $2)", topic, payload, timeout=_SPEAK_S)
            except BaseException:
                # Whatever state it is in now, nobody else should speak over this connection.
                self._speaker.terminate()
                self._speaker = None
                raise

    def nudge(self, topic: str, within_s: float = 0.03) -> None:
        """Notify soon, once for all nudges of the next moments: NOTIFY takes a lock on the whole cluster."""
        if topic not in self._nudged:
            task = asyncio.get_running_loop().create_task(self._nudge(topic, within_s))
            self._nudged[topic] = task
            self._nudging.add(task)
            task.add_done_callback(self._nudging.discard)

    async def _nudge(self, topic: str, within_s: float) -> None:
        await asyncio.sleep(within_s)
        self._nudged.pop(topic, None)
        try:
            await self.publish(topic)
        except Exception as fault:
            # A lost hint costs a second: followers look for themselves.
            log.info("channels.nudge_lost", topic=topic, fault=repr(fault))

    async def subscribe(self, topic: str) -> AsyncIterator[str]:
        """Payloads as they come; a slow subscriber loses the oldest."""
        inbox: asyncio.Queue[str] = asyncio.Queue(_QUEUE)
        self._subscribers.setdefault(topic, set()).add(inbox)
        self._changed.set()
        if self._listener is None:
            self._listener = asyncio.get_running_loop().create_task(self._listen())
        try:
            while True:
                yield await inbox.get()
        finally:
            self._subscribers[topic].discard(inbox)

    async def close(self) -> None:
        """Stop listening and publishing."""
        tasks = [*self._nudging, *([self._listener] if self._listener else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._listener = None
        if self._speaker is not None:
            with contextlib.suppress(Exception):
                await self._speaker.close(timeout=1)

    async def _listen(self) -> None:
        delay = 0.05
        while True:
            try:
                connection = await asyncpg.connect(self._dsn, server_settings={"application_name": "guang.channels"})
            except (OSError, asyncpg.PostgresError) as fault:
                log.warning("channels.unreachable", fault=str(fault))
                await asyncio.sleep(delay)
                delay = min(delay * 2, 2)
                continue
            delay = 0.05
            try:
                await self._serve(connection)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                log.warning("channels.lost", fault=str(fault))
            finally:
                with contextlib.suppress(Exception):
                    await connection.close(timeout=1)

    async def _serve(self, connection: "asyncpg.Connection[Any]") -> None:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda *_: lost.set())
        heard: set[str] = set()
        while not lost.is_set():
            self._changed.clear()
            for topic in set(self._subscribers) - heard:
                await connection.add_listener(topic, self._deliver)
                heard.add(topic)
                self._tell(topic, "")
            waits = [asyncio.ensure_future(self._changed.wait()), asyncio.ensure_future(lost.wait())]
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()

    def _deliver(self, _connection: object, _pid: int, topic: str, payload: object) -> None:
        self._tell(topic, str(payload))

    def _tell(self, topic: str, payload: str) -> None:
        for inbox in self._subscribers.get(topic, ()):
            if inbox.full():
                inbox.get_nowait()
            inbox.put_nowait(payload)
