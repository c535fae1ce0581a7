"""Channels through NATS: its core subjects, at most once, which is all that a hint needs."""

import asyncio

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error

from guang.kernel.channels.hub import Hear, Hub, Line

_CONNECT_S = 5
_PING_S = 10
"""Between two questions whether the other side is still there; the second without an answer ends the connection."""


class Channels(Hub):
    """Subjects named ``guang.<database>.<topic>``."""

    faults = (OSError, TimeoutError, Error)

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__()
        self._url, self._prefix = url, prefix

    async def dial(self, hear: Hear) -> Line:
        """Connect."""
        line = _Line(self._prefix, hear)
        await line.connect(self._url)
        return line


class _Line:
    """It does not come back by itself: the hub calls again, and tells all listeners that they may have missed some."""

    def __init__(self, prefix: str, hear: Hear) -> None:
        self.lost = asyncio.Event()
        self._client, self._prefix, self._hear = Client(), prefix, hear

    async def connect(self, url: str) -> None:
        await self._client.connect(
            url,
            name="guang",
            allow_reconnect=False,
            connect_timeout=_CONNECT_S,
            ping_interval=_PING_S,
            max_outstanding_pings=1,
            disconnected_cb=self._end,
            closed_cb=self._end,
            error_cb=self._ignore,
        )

    async def listen(self, topic: str) -> None:
        await self._client.subscribe(self._prefix + topic, cb=self._take)
        await self._client.flush()

    async def say(self, topic: str, payload: str) -> None:
        await self._client.publish(self._prefix + topic, payload.encode())
        await self._client.flush()

    async def close(self) -> None:
        await self._client.close()

    async def _take(self, message: Msg) -> None:
        self._hear(message.subject.removeprefix(self._prefix), message.data.decode())

    async def _end(self) -> None:
        self.lost.set()

    async def _ignore(self, _: Exception) -> None:
        """What ends the connection is told by its end."""
