"""Routes of after-sales: the buyer's, the store desk's, the platform's."""

from guang.trade.aftersales.http import buyer, desk, operator

routes = [*buyer.routes, *desk.routes, *operator.routes]
