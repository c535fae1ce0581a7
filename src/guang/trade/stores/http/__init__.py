"""Routes and request and response structs of stores."""

from guang.trade.stores.http import staff, stores

routes = [*stores.routes, *staff.routes]
