"""Routes and request and response structs of the counter."""

from litestar import Router
from litestar.di import Provide

from guang.trade.counter.http import buying, cards, desk, following, handling

routes = [
    *buying.routes,
    *cards.routes,
    *following.routes,
    *desk.routes,
    *handling.routes,
    Router(
        "/",
        route_handlers=[*handling.searching],
        dependencies={"search": Provide(handling.search, sync_to_thread=False)},
    ),
]
