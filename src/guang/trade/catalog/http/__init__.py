"""Routes and request and response structs of the catalogue."""

from guang.trade.catalog.http import desk, images, shelf

routes = [*shelf.routes, *desk.routes, *images.routes]
