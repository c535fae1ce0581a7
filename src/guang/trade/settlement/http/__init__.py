"""Routes of settlement, by who asks."""

from guang.trade.settlement.http import creators, operator, stores

routes = [*stores.routes, *creators.routes, *operator.routes]
