"""Changes: how fulfilment writes down what becomes of orders. It locks, decides and records; here is only its pen."""

from guang.trade.orders.store import (
    cancel,
    lock_order,
    lock_overdue,
    move,
    select_order,
    select_trade,
)
from guang.trade.orders.store_changes import (
    close,
    confirm,
    give,
    hold,
    lock_unconfirmed,
    pack,
    readdress,
    select_given,
    settle,
    settle_due,
    ship,
)
from guang.trade.orders.types import CONFIRMED_AFTER, Back, Line, LineBack, Settled

__all__ = [
    "CONFIRMED_AFTER",
    "Back",
    "Line",
    "LineBack",
    "Settled",
    "cancel",
    "close",
    "confirm",
    "give",
    "hold",
    "lock_order",
    "lock_overdue",
    "lock_unconfirmed",
    "move",
    "pack",
    "readdress",
    "select_given",
    "select_order",
    "select_trade",
    "settle",
    "settle_due",
    "ship",
]
