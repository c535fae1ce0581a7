"""Routes of support: the buyer's, the store's desk, and the operators'."""

from guang.trade.support.http import buying, desk, operator

routes = [*buying.routes, *desk.routes, *operator.routes]
