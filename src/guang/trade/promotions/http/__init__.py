"""Routes of promotions."""

from guang.trade.promotions.http import desk, shopper

routes = [*desk.routes, *shopper.routes]
