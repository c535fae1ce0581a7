"""The outermost layer: one request is one transaction, decided before the first byte of the answer leaves."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, cast
from urllib.parse import urlsplit

import structlog
from litestar.connection import ASGIConnection
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from opentelemetry import trace
from prometheus_client import Counter, Histogram

from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import JobId, new_id
from guang.kernel.tokens import Signer
from guang.kernel.web.caller import SESSION_COOKIE, VIEWER_COOKIE, VIEWER_TTL, Caller, read_viewer
from guang.kernel.web.problems import problem_of

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
log = structlog.get_logger("guang.web")
tracer = trace.get_tracer("guang.web")
requests_total = Counter("guang_http_requests_total", "Requests answered", ["route", "method", "status"])
seconds = Histogram(
    "guang_http_seconds",
    "Time to the first byte",
    ["route"],
    buckets=[0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
)


@dataclass(slots=True)
class Passage:
    """One request on its way through."""

    request_id: str
    ip: str
    cookies: dict[str, str]
    headers: dict[bytes, bytes]
    database: Database
    signer: Signer
    secure: bool
    session: Session | None = None
    caller: Caller | None = None
    new_viewer: str | None = None
    """The cookie of a guest who had none."""

    def open_session(self) -> Session:
        """This request's session, opened at first use."""
        if self.session is None:
            self.session = self.database.session()
        return self.session

    @property
    def session_token(self) -> str | None:
        """The caller's session token, from the Authorization header or the cookie."""
        return self.bearer if self.bearer is not None else self.cookies.get(SESSION_COOKIE)

    @property
    def bearer(self) -> str | None:
        """The token of the Authorization header, which no browser sends by itself (unlike a Basic one)."""
        scheme, _, token = self.headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else None

    def viewer_hint(self) -> str:
        """A cheap key for rate limits: the guest's or session's cookie, or the address."""
        viewer = read_viewer(self.signer, self.cookies.get(VIEWER_COOKIE), clock.now())
        return viewer.text if viewer else self.session_token or self.ip


def passage_of(connection: ASGIConnection) -> Passage:  # type: ignore[type-arg]
    """The passage of a request."""
    passage: Passage = connection.scope["guang"]  # type: ignore[typeddict-item]
    return passage


class Edge:
    """ASGI application around another: request ids, same-origin check, transaction, headers, logs and measures.

    Args:
        app: what answers.
        database: where sessions come from.
        signer: checks the guests' cookies.
        public_url: the origin of our own pages.
        trusted_proxies: peers whose ``X-Forwarded-For`` and ``-Proto`` are believed.
    """

    def __init__(
        self, app: ASGIApp, *, database: Database, signer: Signer, public_url: str, trusted_proxies: frozenset[str]
    ) -> None:
        self.app = app
        self._database = database
        self._signer = signer
        self._origin_host = urlsplit(public_url).netloc
        self._trusted = trusted_proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one connection through."""
        if scope["type"] != "http":  # type: ignore[comparison-overlap]
            await self.app(scope, receive, send)
            return
        scope = cast("HTTPScope", scope)
        passage = self._enter(scope)
        scope["guang"] = passage  # type: ignore[typeddict-unknown-key]
        started = time.perf_counter()
        answer = _Answer(passage, scope, send, started)
        try:
            with tracer.start_as_current_span(f"{scope['method']} {scope['path']}"):
                if self._is_foreign(scope, passage):
                    await answer.problem(403, "web.cross_site", "This request came from another site.")
                else:
                    await self.app(scope, receive, answer)
        finally:
            if passage.session is not None:
                await passage.session.close()

    def _enter(self, scope: HTTPScope) -> Passage:
        headers = dict(scope["headers"])
        peer = (scope.get("client") or ("", 0))[0]
        scheme = scope.get("scheme", "http")
        if peer in self._trusted:
            forwarded = headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")[-1].strip()
            peer = forwarded or peer
            scheme = headers.get(b"x-forwarded-proto", scheme.encode()).decode("latin-1")
        return Passage(
            request_id=new_id(JobId).text.replace("job_", "req_"),
            ip=peer,
            cookies=_cookies(headers.get(b"cookie", b"")),
            headers=headers,
            database=self._database,
            signer=self._signer,
            secure=scheme == "https",
        )

    def _is_foreign(self, scope: HTTPScope, passage: Passage) -> bool:
        """Whether a browser says that another site's page sent this (ADR 0006).

        Cookies would go along, and the answer's cookies would stay: a page could log its visitors in as somebody else.
        """
        if scope["method"] in SAFE_METHODS or passage.bearer is not None:
            return False
        site = passage.headers.get(b"sec-fetch-site")
        if site is not None:
            return site not in {b"same-origin", b"none"}
        origin = passage.headers.get(b"origin")
        if origin is None:
            return False
        host = urlsplit(origin.decode("latin-1")).netloc
        return host not in {self._origin_host, passage.headers.get(b"host", b"").decode("latin-1")}


class _Answer:
    """The ``send`` of one request: decides the transaction at the first message."""

    def __init__(self, passage: Passage, scope: HTTPScope, send: Send, started: float) -> None:
        self._passage = passage
        self._scope = scope
        self._send = send
        self._started = started
        self._replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            try:
                await self._decide(message["status"])
            except Exception as fault:
                log.exception("commit.failed", request_id=self._passage.request_id)
                self._replaced = True
                problem = problem_of(fault)
                await self.problem(problem.status, problem.code, problem.detail)
                return
            self._finish(message)
        elif self._replaced:
            return
        await self._send(message)

    async def problem(self, status: int, code: str, detail: str) -> None:
        """Answer with a problem instead of what the application had in mind."""
        body = problem_of(None, status=status, code=code, detail=detail).body(self._passage.request_id)
        start: Any = {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())],
        }
        self._finish(start)
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})

    async def _decide(self, status: int) -> None:
        session = self._passage.session
        if session is None:
            return
        if status < 400:
            await session.commit()
        else:
            await session.rollback()

    def _finish(self, message: Any) -> None:
        passage = self._passage
        headers = [*message.get("headers", []), (b"x-request-id", passage.request_id.encode())]
        if passage.new_viewer is not None:
            age = int(VIEWER_TTL.total_seconds())
            cookie = f"{VIEWER_COOKIE}={passage.new_viewer}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax"
            headers.append((b"set-cookie", (cookie + "; Secure" * passage.secure).encode()))
        message["headers"] = [*headers, *_missing(headers, self._scope["path"])]
        route = str(self._scope.get("path_template") or "other")
        took = time.perf_counter() - self._started
        requests_total.labels(route, self._scope["method"], message["status"]).inc()
        seconds.labels(route).observe(took)
        if message["status"] >= 500 or took > 1:
            log.warning(
                "request",
                path=self._scope["path"],
                status=message["status"],
                ms=round(took * 1000),
                id=passage.request_id,
            )


def _missing(headers: Sequence[tuple[bytes, bytes]], path: str) -> list[tuple[bytes, bytes]]:
    """What every answer says unless its handler says otherwise: no guessed types; of the API, no copies, no frames."""
    said = {name.lower(): value for name, value in headers}
    usual = [(b"x-content-type-options", b"nosniff")]
    if path.startswith("/api/"):
        usual.append((b"cache-control", b"no-store"))
        if not said.get(b"content-type", b"").startswith(b"text/html"):
            usual.append((b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"))
    return [one for one in usual if one[0] not in said]


def _cookies(header: bytes) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(header.decode("latin-1"))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
