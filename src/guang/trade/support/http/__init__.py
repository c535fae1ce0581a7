"""Routes of support: the buyer's, the store's desk, and the operators'."""

from guang.trade.support.http import buying, desk, figures, operator

routes = [*buying.routes, *desk.routes, *figures.routes, *operator.routes]
