"""Routes and request and response structs of orders."""

from guang.trade.orders.http import buying, desk

routes = [*buying.routes, *desk.routes]
