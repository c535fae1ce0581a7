"""Orders: what somebody has bought, from whom, on which terms, and how far it has come.

A *trade* is one checkout; it holds one *order* for each store, and each order's lines carry terms that were frozen
when it was placed and are never computed again. Only the buyer sees an order, and the staff of its store.
"""

from guang.trade.orders.errors import OrderMissing
from guang.trade.orders.rules import CLICKED
from guang.trade.orders.types import NewTrade, Order, OrderState, RefundPart, Wanted
from guang.trade.orders.verbs import audit
from guang.trade.orders.verbs.looking import counts_of, order, orders_of
from guang.trade.orders.verbs.moving import cancel
from guang.trade.orders.verbs.paying import mark_paid
from guang.trade.orders.verbs.placing import place
from guang.trade.orders.verbs.refunding import refund
from guang.trade.orders.verbs.sending import deliver, ship
from guang.trade.orders.verbs.settling import hold, release, settle

__all__ = [
    "CLICKED",
    "NewTrade",
    "Order",
    "OrderMissing",
    "OrderState",
    "RefundPart",
    "Wanted",
    "audit",
    "cancel",
    "counts_of",
    "deliver",
    "hold",
    "mark_paid",
    "order",
    "orders_of",
    "place",
    "refund",
    "release",
    "settle",
    "ship",
]
