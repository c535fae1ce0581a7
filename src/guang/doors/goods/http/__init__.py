"""Routes of the goods' desk."""

from litestar import Router
from litestar.di import Provide

from guang.doors.goods.http import batches, files, listing

routes = [
    Router(
        "/",
        route_handlers=[*listing.routes, *files.routes],
        dependencies={"wanted": Provide(listing.wanted, sync_to_thread=False)},
    ),
    *batches.routes,
    *files.uploads,
]
