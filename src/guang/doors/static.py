"""Blobs over HTTP: whole or in ranges, with tags, types and the longest honest cache life."""

import asyncio
import re
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

from litestar import asgi
from litestar.enums import ScopeType
from litestar.handlers import ASGIRouteHandler
from litestar.types import HTTPScope, Receive, Scope, Send

from guang.kernel.blobs import PRIVATE, BadKey, BlobMissing, Blobs, BlobStat, content_type

ONE_READ: Final = 1 << 20
FOREVER: Final = "public, max-age=31536000, immutable"
A_WHILE: Final = "public, max-age=300"
_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")
_SHOWN: Final = ("video/", "image/", "audio/", "text/vtt", "application/vnd.apple.mpegurl")
_Headers = list[tuple[bytes, bytes]]


def media_route(blobs: Blobs) -> ASGIRouteHandler:
    """The handler of ``/media/{key}``, GET and HEAD.

    Keys under ``private/`` are missing here. Published trees have names that are used once (an id and an attempt, or
    a hash), so everything below two folders may be cached for ever; the rest is asked again after five minutes.
    """

    @asgi("/media", is_mount=True, copy_scope=True, opt={"exclude_from_csrf": True})
    async def media(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            await _serve(blobs, scope, send)

    return media


async def _serve(blobs: Blobs, scope: HTTPScope, send: Send) -> None:
    method = str(scope["method"])
    if method not in {"GET", "HEAD"}:
        await _answer(send, 405, [(b"allow", b"GET, HEAD")])
        return
    key = str(scope["path"]).removeprefix("/media").strip("/")
    stat = await _stat(blobs, key)
    if stat is None:
        await _answer(send, 404, [(b"cache-control", b"no-store")])
        return
    asked = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    headers = _headers(stat)
    if _has_it(asked, stat):
        await _answer(send, 304, headers)
        return
    span = _span(asked, stat)
    if span is None:
        await _answer(send, 416, [*headers, (b"content-range", f"bytes */{stat.size}".encode())])
        return
    start, size = span
    status = 200 if (start, size) == (0, stat.size) and "range" not in asked else 206
    if status == 206:
        headers.append((b"content-range", f"bytes {start}-{start + size - 1}/{stat.size}".encode()))
    headers.append((b"content-length", str(size).encode()))
    await _body(blobs, key, (start, size), (status, headers, method == "HEAD"), send)


async def _body(blobs: Blobs, key: str, span: tuple[int, int], head: tuple[int, _Headers, bool], send: Send) -> None:
    """Send the bytes: in one read when they are few, in chunks otherwise."""
    (start, size), (status, headers, only_head) = span, head
    if only_head or not size:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return
    path = blobs.local_path(key) if size <= ONE_READ else None
    if path is not None:
        body = await asyncio.to_thread(_read, str(path), start, size)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})
        return
    await send({"type": "http.response.start", "status": status, "headers": headers})
    async for chunk in blobs.stream(key, start, size):
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _read(path: str, start: int, size: int) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - a plain open is half the cost
        file.seek(start)
        return file.read(size)


async def _stat(blobs: Blobs, key: str) -> BlobStat | None:
    if key.startswith(f"{PRIVATE}/"):
        return None
    try:
        return await blobs.stat(key)
    except (BadKey, BlobMissing):
        return None


def _headers(stat: BlobStat) -> _Headers:
    mime = content_type(stat.key)
    headers = [
        (b"content-type", mime.encode()),
        (b"etag", stat.etag.encode()),
        (b"last-modified", format_datetime(stat.modified, usegmt=True).encode()),
        (b"cache-control", (FOREVER if stat.key.count("/") >= 2 else A_WHILE).encode()),
        (b"accept-ranges", b"bytes"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; sandbox"),
        (b"access-control-allow-origin", b"*"),
        (b"cross-origin-resource-policy", b"cross-origin"),
    ]
    if not mime.startswith(_SHOWN) or mime.startswith("image/svg"):
        headers.append((b"content-disposition", b"attachment"))
    return headers


def _has_it(asked: dict[str, str], stat: BlobStat) -> bool:
    """Whether the client's copy is still good (RFC 9110 §13: a tag decides over a date)."""
    tags = asked.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or stat.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    since = asked.get("if-modified-since")
    if since is None:
        return False
    try:
        return stat.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def _span(asked: dict[str, str], stat: BlobStat) -> tuple[int, int] | None:
    """Start and size of what is asked for; the whole when there is no range we serve; None when it lies outside."""
    whole = (0, stat.size)
    found = _RANGE.fullmatch(asked.get("range", ""))
    if found is None or not (found[1] or found[2]) or asked.get("if-range", stat.etag) != stat.etag:
        asked.pop("range", None)
        return whole
    if not found[1]:
        size = min(int(found[2]), stat.size)
        return (stat.size - size, size) if size else None
    start, last = int(found[1]), min(int(found[2] or stat.size), stat.size - 1)
    return (start, last - start + 1) if start <= last else None


async def _answer(send: Send, status: int, headers: _Headers) -> None:
    if status != 304:
        headers = [header for header in headers if header[0] != b"content-type"] + [(b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
