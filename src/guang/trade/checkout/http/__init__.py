"""Routes and request and response structs of checkout."""

from guang.trade.checkout.http import cart, quotes

routes = [*quotes.routes, *cart.routes]
