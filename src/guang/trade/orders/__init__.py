"""Orders: what somebody has bought, from whom, on which terms, and how far it has come.

A *trade* is one checkout; it holds one *order* for each store, and each order's lines carry terms that were frozen
when it was placed and are never computed again. Only the buyer sees an order, and the staff of its store. What several
rooms say is here by name; what the counter alone says is here by occasion: looking, moving on, paying, sending;
and what other rooms seldom ask for: auditing.
"""

from guang.trade.checkout import Wanted
from guang.trade.orders.errors import OrderMissing
from guang.trade.orders.types import NewTrade, Order, OrderState, RefundPart
from guang.trade.orders.verbs import audit, looking, moving, paying, sending
from guang.trade.orders.verbs.looking import order
from guang.trade.orders.verbs.placing import keep, place
from guang.trade.orders.verbs.refunding import refund
from guang.trade.orders.verbs.sending import deliver, ship
from guang.trade.orders.verbs.settling import hold, release, settle

__all__ = [
    "NewTrade",
    "Order",
    "OrderMissing",
    "OrderState",
    "RefundPart",
    "Wanted",
    "audit",
    "deliver",
    "hold",
    "keep",
    "looking",
    "moving",
    "order",
    "paying",
    "place",
    "refund",
    "release",
    "sending",
    "settle",
    "ship",
]
