"""Routes of the warehouse: the shelves of a store, and the places among which they are divided."""

from guang.trade.warehouse.http import places, shelves

routes = [*shelves.routes, *places.routes]
