"""Routes and request and response structs of orders."""

from guang.trade.orders.http import buying, desk, following

routes = [*buying.routes, *following.routes, *desk.routes]
