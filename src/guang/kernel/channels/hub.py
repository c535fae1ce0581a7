"""What all adapters have in common: two connections, one to speak and one to listen, and who listens to what."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from typing import ClassVar, Protocol

import structlog

from guang.kernel.channels.port import MAX_BYTES

_QUEUE = 1000
_SPEAK_S = 5.0
_AGAIN_S = (0.05, 2.0)
log = structlog.get_logger(__name__)

Hear = Callable[[str, str], None]
"""Takes a topic and a payload."""


class Line(Protocol):
    """A connection to whoever passes messages on."""

    lost: asyncio.Event
    """Set once the connection has ended, whoever ended it."""

    async def listen(self, topic: str) -> None:
        """Return when everything that is said from now on will be heard."""

    async def say(self, topic: str, payload: str) -> None:
        """Return when it has been passed on."""

    async def close(self) -> None:
        """Hang up."""


class Hub(ABC):
    """Channels over lines; a line that is lost is replaced, and subscribers are told to look for themselves."""

    faults: ClassVar[tuple[type[Exception], ...]]
    """What a line raises that is the world's fault."""

    def __init__(self) -> None:
        self._speaker: Line | None = None
        self._listener: asyncio.Task[None] | None = None
        self._subscribers: dict[str, set[asyncio.Queue[str]]] = {}
        self._changed = asyncio.Event()
        self._speaking = asyncio.Lock()
        self._nudged: dict[str, asyncio.Task[None]] = {}
        self._nudging: set[asyncio.Task[None]] = set()

    @abstractmethod
    async def dial(self, hear: Hear) -> Line:
        """A new connection; what it is told goes to ``hear``."""

    async def publish(self, topic: str, payload: str = "") -> None:
        """Tell at once."""
        if len(payload.encode()) > MAX_BYTES:
            raise ValueError(f"a channel message may have {MAX_BYTES} bytes")
        async with self._speaking:
            if self._speaker is None or self._speaker.lost.is_set():
                self._speaker = await self.dial(self._tell)
            try:
                async with asyncio.timeout(_SPEAK_S):
                    await self._speaker.say(topic, payload)
            except BaseException:
                # Whatever state it is in now, nobody else should speak over this connection.
                speaker, self._speaker = self._speaker, None
                await _hang_up(speaker)
                raise

    def nudge(self, topic: str, within_s: float = 0.03) -> None:
        """Tell soon, once for all nudges of the next moments."""
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

    async def subscribe(self, topic: str) -> AsyncGenerator[str]:
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
            await _hang_up(self._speaker)

    async def _listen(self) -> None:
        delay = _AGAIN_S[0]
        while True:
            try:
                line = await self.dial(self._tell)
            except self.faults as fault:
                log.warning("channels.unreachable", fault=repr(fault))
                await asyncio.sleep(delay)
                delay = min(delay * 2, _AGAIN_S[1])
                continue
            delay = _AGAIN_S[0]
            try:
                await self._serve(line)
                log.warning("channels.lost")
            except self.faults as fault:
                log.warning("channels.lost", fault=repr(fault))
            finally:
                await _hang_up(line)

    async def _serve(self, line: Line) -> None:
        heard: set[str] = set()
        while not line.lost.is_set():
            self._changed.clear()
            for topic in set(self._subscribers) - heard:
                await line.listen(topic)
                heard.add(topic)
                self._tell(topic, "")
            waits = [asyncio.ensure_future(self._changed.wait()), asyncio.ensure_future(line.lost.wait())]
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()

    def _tell(self, topic: str, payload: str) -> None:
        for inbox in self._subscribers.get(topic, ()):
            if inbox.full():
                inbox.get_nowait()
            inbox.put_nowait(payload)


async def _hang_up(line: Line) -> None:
    with contextlib.suppress(Exception):
        async with asyncio.timeout(1):
            await line.close()
