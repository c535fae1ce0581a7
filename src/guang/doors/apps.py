"""The built front ends over HTTP: the street and the desk."""

import asyncio
from pathlib import Path
from typing import Any, Final

from litestar import Request, Response, route
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler

from guang.kernel.blobs import content_type
from guang.kernel.errors import Kind, Missing, Refusal

FOREVER: Final = "public, max-age=31536000, immutable"
CSP: Final = (
    "default-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; img-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
"""hls.js feeds the player through blob: URLs and a worker; antd writes its styles inline."""
STRIPE: Final = "script-src 'self' https://js.stripe.com; frame-src https://js.stripe.com https://hooks.stripe.com; "
"""Added where cards are typed into Stripe's own element (https://docs.stripe.com/security/guide#content-security-policy)."""


def policy(*, has_stripe: bool) -> str:
    """What a page may load: its own files, and Stripe's element where there are keys for it."""
    return STRIPE + CSP.replace("connect-src", "connect-src https://api.stripe.com") if has_stripe else CSP


def apps_route(*, street: Path, desk: Path, has_stripe: bool = False) -> HTTPRouteHandler:
    """The built front ends: the street at ``/``, the desk at ``/desk``; unknown paths get the app's own page.

    Files below ``assets/`` carry a hash in their names and may be cached for ever.
    """

    # Not a mount: Litestar gives a mount at "/" every path that has a parameter in it, other rooms' included.
    @route(["/", "/{path:path}"], http_method=[HttpMethod.GET, HttpMethod.HEAD], include_in_schema=False)
    async def apps(request: Request[Any, Any, Any]) -> Response[bytes]:
        path = request.url.path.strip("/")
        wants_gzip = "gzip" in request.headers.get("accept-encoding", "")
        body, kind, packing = await asyncio.to_thread(_find, street, desk, path, wants_gzip)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Vary": "Accept-Encoding",
            **packing,
            "Cache-Control": FOREVER if _name(path).startswith("assets/") else "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Content-Security-Policy": policy(has_stripe=has_stripe),
        }
        return Response(b"" if request.method == HttpMethod.HEAD else body, headers=headers)

    return apps


class NoApp(Refusal):
    """The checkout has no built front end."""

    kind = Kind.UNAVAILABLE
    code = "web.not_built"
    says = "The front end has not been built yet: run ./guang up, or npm run build in web/."


def _find(street: Path, desk: Path, path: str, wants_gzip: bool) -> tuple[bytes, str, dict[str, str]]:
    """The file for a path, its type, and how it is packed: the build leaves a ``.gz`` beside what packs well."""
    root, name = desk if _is_desk(path) else street, _name(path)
    file = (root / name).resolve()
    if path.split("/", maxsplit=1)[0] == "api":
        raise Missing
    if not name or not file.is_relative_to(root.resolve()) or not file.is_file():
        if name.startswith("assets/"):
            raise Missing
        file = root / "index.html"
    if not file.is_file():
        raise NoApp
    packed = file.with_name(f"{file.name}.gz")
    if wants_gzip and packed.is_file():
        return packed.read_bytes(), content_type(file.name), {"Content-Encoding": "gzip"}
    return file.read_bytes(), content_type(file.name), {}


def _is_desk(path: str) -> bool:
    return path == "desk" or path.startswith("desk/")


def _name(path: str) -> str:
    return path.removeprefix("desk").strip("/") if _is_desk(path) else path
