"""The built front ends over HTTP: the street and the desk."""

import asyncio
from pathlib import Path
from typing import Final

from litestar import asgi
from litestar.enums import ScopeType
from litestar.handlers import ASGIRouteHandler
from litestar.types import HTTPScope, Receive, Scope, Send

from guang.kernel.blobs import content_type

FOREVER: Final = "public, max-age=31536000, immutable"
CSP: Final = (
    b"default-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; img-src 'self' data: blob:; "
    b"style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
    b"form-action 'self'"
)
"""hls.js feeds the player through blob: URLs and a worker; antd writes its styles inline."""


def apps_route(*, street: Path, desk: Path) -> ASGIRouteHandler:
    """The built front ends: the street at ``/``, the desk at ``/desk``; unknown paths get the app's own page.

    Files below ``assets/`` carry a hash in their names and may be cached for ever.
    """

    @asgi("/", is_mount=True, copy_scope=True)
    async def apps(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            await _app(street, desk, scope, send)

    return apps


async def _app(street: Path, desk: Path, scope: HTTPScope, send: Send) -> None:
    path = str(scope["path"]).strip("/")
    if str(scope["method"]) not in {"GET", "HEAD"} or path.split("/")[0] == "api":
        await _plain(send, 404, "There is nothing here.")
        return
    at_desk = path == "desk" or path.startswith("desk/")
    root, name = (desk, path.removeprefix("desk").strip("/")) if at_desk else (street, path)
    file = (root / name).resolve()
    if not name or not file.is_relative_to(root.resolve()) or not file.is_file():
        if Path(name).suffix and name.startswith("assets/"):
            await _plain(send, 404, "There is nothing here.")
            return
        file = root / "index.html"
    if not file.is_file():
        await _plain(send, 503, "The front end has not been built yet: run ./guang up, or npm run build in web/.")
        return
    body = await asyncio.to_thread(file.read_bytes)
    kind = content_type(file.name)
    cache = FOREVER if name.startswith("assets/") else "no-cache"
    headers = [
        (b"content-type", kind.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", cache.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"content-security-policy", CSP),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body, "more_body": False})


async def _plain(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
