"""A browser's connection for load generators: HTTP/1.1, kept alive, and as cheap as it can be in Python.

It shares a machine with what it measures, so every microsecond it does not use counts.
"""

import asyncio
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    body: bytes
    cookie: str | None


class Connection:
    """One connection to a server; one request at a time."""

    def __init__(self, base: str) -> None:
        address = urlsplit(base)
        self.host, self.port = str(address.hostname), int(address.port or 80)
        self.cookie = ""
        self.headers: Mapping[str, str] = {}

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._writer.close()

    async def send(self, method: str, path: str, body: bytes = b"") -> Reply:
        """Ask, and wait for the whole answer.

        Raises:
            ConnectionError: the server went away; whether it did what was asked is not known.
        """
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
        if self.cookie:
            head += f"Cookie: {self.cookie}\r\n"
        for name, value in self.headers.items():
            head += f"{name}: {value}\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self._writer.write(head.encode() + b"\r\n" + body)
        try:
            return await self._reply()
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ConnectionError(f"{method} {path}: the server went away") from error

    async def become_guest(self, path: str = "/api/me") -> None:
        """Take the guest's cookie that the server hands out, and keep it."""
        reply = await self.send("GET", path)
        self.cookie = (reply.cookie or "").partition(";")[0]

    async def _reply(self) -> Reply:
        head = await self._reader.readuntil(b"\r\n\r\n")
        status, length, cookie = int(head[9:12]), 0, None
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            match name.lower():
                case b"content-length":
                    length = int(value)
                case b"set-cookie":
                    cookie = value.strip().decode()
        return Reply(status, await self._reader.readexactly(length), cookie)


def pin(cores: set[int]) -> None:
    """Keep this process on these cores, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)


def two_cores() -> tuple[set[int], set[int]]:
    """One core for the server, the others for PostgreSQL and the client; the same core if there is only one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    return {cores[0]}, set(cores[1:]) or {cores[0]}


def now_s() -> float:
    """A clock for durations."""
    return time.perf_counter()
