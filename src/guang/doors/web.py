"""The web server: mounts every room's routes, says who calls, turns refusals into problems."""

import gc
import hmac
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from litestar import Litestar, Request, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import License
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from guang.doors import gateway, intake, rooms
from guang.doors import house as houses
from guang.doors.apps import apps_route
from guang.doors.house import House
from guang.doors.services import SERVICES
from guang.doors.static import media_route
from guang.journal import open_days, partitions
from guang.kernel import clock, codec, logs
from guang.kernel.db import Session
from guang.kernel.errors import Kind, Refusal
from guang.kernel.ids import Id
from guang.kernel.settings import Settings, load
from guang.kernel.text import LOCALES, best_locale
from guang.kernel.web import EXCEPTION_HANDLERS, Caller, Edge, IdSchema, Passage, look_up_in_order, passage_of
from guang.kernel.web.caller import PERSONALISED_COOKIE, VIEWER_COOKIE, Identity, mint_viewer, read_viewer

LARGEST_BODY = 16 * 1024 * 1024
log = structlog.get_logger("guang.web")


def create_app(settings: Settings | None = None) -> Edge:
    """The ASGI application of one web process (uvicorn's factory)."""
    settings = settings or load()
    logs.configure(settings)
    return application(houses.build(settings, application="guang.web"))


def application(house: House) -> Edge:
    """The application over a house that somebody else built; serving it opens and closes the house's services."""
    return Edge(
        litestar(house),
        database=house.database,
        signer=house.signer,
        public_url=house.settings.address,
        trusted_proxies=frozenset(filter(None, house.settings.trusted_proxies.split(","))),
    )


def litestar(house: House) -> Litestar:
    """The application inside the edge."""
    look_up_in_order()
    web = Path(__file__).parents[3] / "web" / "apps"
    return Litestar(
        route_handlers=[
            *rooms.routes(),
            *intake.routes,
            *gateway.routes,
            health,
            ready,
            metrics,
            media_route(house.blobs),
            apps_route(
                street=web / "street" / "dist",
                desk=web / "desk" / "dist",
                has_stripe=bool(house.settings.stripe_secret_key),
            ),
        ],
        dependencies={
            "session": Provide(_session, sync_to_thread=False),
            "caller": Provide(_caller),
            "now": Provide(clock.now, sync_to_thread=False),
            "house": Provide(_of_state("house"), sync_to_thread=False),
            "database": Provide(_of_house("database"), sync_to_thread=False),
            "blobs": Provide(_of_house("blobs"), sync_to_thread=False),
            "settings": Provide(_of_house("settings"), sync_to_thread=False),
            "vault": Provide(_of_house("vault"), sync_to_thread=False),
            "signer": Provide(_of_house("signer"), sync_to_thread=False),
            "channels": Provide(_of_house("channels"), sync_to_thread=False),
            **{name: Provide(_of_state(name), sync_to_thread=False) for name in SERVICES},
        },
        lifespan=[_lifespan],
        state=State({"house": house, "settings": house.settings, "draining": False}),
        exception_handlers=EXCEPTION_HANDLERS,
        type_encoders={Id: lambda value: value.text},
        type_decoders=[(lambda kind: isinstance(kind, type) and issubclass(kind, Id), codec.decode_hook)],
        plugins=[IdSchema()],
        request_max_body_size=LARGEST_BODY,
        openapi_config=OpenAPIConfig(
            title="Guang",
            version="0.1.0",
            path="/api/schema",
            license=License(name="Apache-2.0", identifier="Apache-2.0"),
            use_handler_docstrings=True,
        ),
        logging_config=None,
    )


@get("/health", operation_id="health", tags=["operations"], include_in_schema=False)
async def health(settings: Settings) -> dict[str, str | bool]:
    """The process is alive; ``demo`` says whether its people and goods are made up, so that the apps can say so.

    ``time_zone`` is the platform's, by whose clocks operators read.
    """
    return {"status": "alive", "demo": settings.demo, "time_zone": settings.time_zone}


@get("/ready", operation_id="ready", tags=["operations"], include_in_schema=False)
async def ready(request: Request[Any, Any, Any], session: Session) -> Response[dict[str, str]]:
    """The process can serve: its services are open, the database answers, and it is not about to leave."""
    await session.execute(text("SELECT 1"))
    draining = request.app.state.draining
    return Response({"status": "draining" if draining else "ready"}, status_code=503 if draining else 200)


@get("/metrics", operation_id="metrics", include_in_schema=False)
async def metrics(request: Request[Any, Any, Any], settings: Settings) -> Response[bytes]:
    """Prometheus' text format, for this machine and for who has the token.

    Raises:
        MetricsClosed: somebody else.
    """
    passage = passage_of(request)
    given, wanted = (passage.bearer or "").encode(), settings.metrics_token.encode()
    if not (wanted and hmac.compare_digest(given, wanted)) and not _is_local(passage):
        raise MetricsClosed
    return Response(generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


class MetricsClosed(Refusal):
    """Figures of the installation are not for the public."""

    kind = Kind.FORBIDDEN
    code = "web.metrics_closed"
    says = "Metrics are for this machine, or for a bearer of GUANG_METRICS_TOKEN."


def _is_local(passage: Passage) -> bool:
    """Whether a request comes from this machine itself, not through a proxy that stands on it."""
    return passage.ip in {"127.0.0.1", "::1"} and not passage.headers.keys() & {b"x-forwarded-for", b"forwarded"}


@asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    house: House = app.state.house
    await open_days(house.database, partitions.days_around(clock.now()))
    opened: dict[str, Any] = {}
    async with AsyncExitStack() as stack:
        stack.push_async_callback(houses.close, house)
        for name, service in SERVICES.items():
            opened[name] = app.state[name] = await stack.enter_async_context(service(house, opened))
        # What was just read stays for good: the collector need not walk through it again and again (tens of ms each).
        gc.collect()
        gc.freeze()
        yield
        app.state.draining = True


def _session(request: Request[Any, Any, Any]) -> Session:
    return passage_of(request).open_session()


async def _caller(request: Request[Any, Any, Any], session: Session, now: datetime) -> Caller:
    """Who sent this request; a stranger becomes a guest with a pseudonym of their own."""
    passage = passage_of(request)
    if passage.caller is not None:
        return passage.caller
    token = passage.session_token
    identity: Identity | None = await rooms.identify()(session, token, now) if token else None
    asked = request.query_params.get("lang")
    locale = asked if asked in LOCALES else identity.locale if identity and identity.locale else None
    locale = locale or best_locale(request.headers.get("accept-language"))
    if identity is not None:
        passage.caller = Caller(
            viewer=identity.viewer,
            account=identity.account,
            roles=identity.roles,
            session_id=identity.session_id,
            locale=locale,
            ip=passage.ip,
            personalised=identity.personalised,
        )
        return passage.caller
    viewer = read_viewer(passage.signer, passage.cookies.get(VIEWER_COOKIE), now)
    if viewer is None:
        viewer, passage.new_viewer = mint_viewer(passage.signer, now)
    personalised = passage.cookies.get(PERSONALISED_COOKIE) != "0"
    passage.caller = Caller(viewer=viewer, locale=locale, ip=passage.ip, personalised=personalised)
    return passage.caller


def _of_house(name: str) -> Any:
    def provide(state: State) -> Any:
        return getattr(state.house, name)

    return provide


def _of_state(name: str) -> Any:
    def provide(state: State) -> Any:
        return state[name]

    return provide
