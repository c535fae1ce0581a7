"""Routes and request and response structs of the counter."""

from guang.trade.counter.http import buying, desk, following

routes = [*buying.routes, *following.routes, *desk.routes]
