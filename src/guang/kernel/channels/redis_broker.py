"""Channels through Redis (or Valkey): its publish and subscribe, at most once, which is all that a hint needs."""

import asyncio
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from guang.kernel.channels.hub import Hear, Hub, Line

_CONNECT_S = 5


class Channels(Hub):
    """Channels named ``guang.<database>.<topic>``."""

    faults = (OSError, TimeoutError, RedisError)

    def __init__(self, url: str, prefix: str) -> None:
        super().__init__()
        self._url, self._prefix = url, prefix

    async def dial(self, hear: Hear) -> Line:
        """Connect."""
        line = _Line(self._url, self._prefix, hear)
        await line.connect()
        return line


class _Line:
    """It does not come back by itself: the hub calls again, and tells all listeners that they may have missed some."""

    def __init__(self, url: str, prefix: str, hear: Hear) -> None:
        self.lost = asyncio.Event()
        self._prefix, self._hear = prefix, hear
        self._client: Redis = Redis.from_url(
            url,
            decode_responses=True,
            socket_connect_timeout=_CONNECT_S,
            socket_keepalive=True,
            retry=Retry(NoBackoff(), 0),
        )
        self._ear = self._client.pubsub()
        self._listening: asyncio.Task[None] | None = None
        self._heard_of: dict[str, asyncio.Event] = {}

    async def connect(self) -> None:
        await self._client.ping()

    async def listen(self, topic: str) -> None:
        name = self._prefix + topic
        confirmed = self._heard_of[name] = asyncio.Event()
        await self._ear.subscribe(name)
        if self._listening is None:
            self._listening = asyncio.get_running_loop().create_task(self._take())
        ended = asyncio.ensure_future(self.lost.wait())
        done = asyncio.ensure_future(confirmed.wait())
        try:
            await asyncio.wait({ended, done}, timeout=_CONNECT_S, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ended.cancel()
            done.cancel()
        if not confirmed.is_set():
            raise TimeoutError(f"nobody confirms that {name} is listened to")

    async def say(self, topic: str, payload: str) -> None:
        await self._client.publish(self._prefix + topic, payload)

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
        await self._ear.aclose()
        await self._client.aclose()

    async def _take(self) -> None:
        try:
            async for message in self._ear.listen():
                self._note(message)
        except (OSError, RedisError):
            pass  # told by `lost`
        finally:
            self.lost.set()

    def _note(self, message: dict[str, Any]) -> None:
        if message["type"] == "subscribe":
            self._heard_of[message["channel"]].set()
        elif message["type"] == "message":
            self._hear(message["channel"].removeprefix(self._prefix), message["data"])
