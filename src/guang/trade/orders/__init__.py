"""Orders: what somebody has bought, from whom, on which terms, and how far it has come.

A *trade* is one checkout; it holds one *order* for each store, and each order's lines carry terms that were frozen
when it was placed and are never computed again. Only the buyer sees an order, and the staff of its store.
"""

from guang.trade.orders.errors import OrderMissing, TradeMissing
from guang.trade.orders.rules import CLICKED
from guang.trade.orders.types import Line, NewTrade, Order, OrderState, Quote, Trade, Wanted
from guang.trade.orders.verbs.looking import counts_at, counts_of, order, orders_at, orders_of
from guang.trade.orders.verbs.moving import cancel, deliver, ship
from guang.trade.orders.verbs.paying import mark_paid
from guang.trade.orders.verbs.placing import place

__all__ = [
    "CLICKED",
    "Line",
    "NewTrade",
    "Order",
    "OrderMissing",
    "OrderState",
    "Quote",
    "Trade",
    "TradeMissing",
    "Wanted",
    "cancel",
    "counts_at",
    "counts_of",
    "deliver",
    "mark_paid",
    "order",
    "orders_at",
    "orders_of",
    "place",
    "ship",
]
