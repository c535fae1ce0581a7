"""Orders: what somebody has bought, from whom, on which terms, and how far it has come.

A *trade* is one checkout; it holds one *order* for each store, and each order's lines carry terms that were frozen
when it was placed and are never computed again. Only the buyer sees an order, and the staff of its store. Orders are
placed and paid for here, and whatever is asked about them is answered here: looking, searching, auditing, and how they
were taxed. What becomes of them afterwards is decided in `trade.fulfilment`, which alone writes with `changes`.
"""

from guang.trade.checkout import Wanted
from guang.trade.orders.errors import OrderMissing
from guang.trade.orders.rules import check_key, check_note, kept_address, units_of
from guang.trade.orders.types import NewTrade, Order, OrderState
from guang.trade.orders.verbs import audit, changes, looking, paying, searching, taxed
from guang.trade.orders.verbs.looking import order
from guang.trade.orders.verbs.placing import keep, place

__all__ = [
    "NewTrade",
    "Order",
    "OrderMissing",
    "OrderState",
    "Wanted",
    "audit",
    "changes",
    "check_key",
    "check_note",
    "keep",
    "kept_address",
    "looking",
    "order",
    "paying",
    "place",
    "searching",
    "taxed",
    "units_of",
]
