"""Routes of reviews: the street's, the author's, the store desk's."""

from guang.trade.reviews.http import author, desk, street

routes = [*street.routes, *author.routes, *desk.routes]
