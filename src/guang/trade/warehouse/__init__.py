"""The warehouse: how many units of each SKU there are, where they stand, and to whom they are promised.

A unit is *on hand* until it leaves, *reserved* while an unpaid order holds it, and *available* while it is on hand
and not reserved. Units are promised under row locks taken in SKU order, so the last one is promised once. A store may
divide its shelves among several warehouses; the first one holds whatever stands nowhere else.
"""

from guang.trade.warehouse.correcting import adjust, take_back
from guang.trade.warehouse.errors import BadUnits, OutOfStock
from guang.trade.warehouse.places import warehouses
from guang.trade.warehouse.service import (
    available,
    available_many,
    available_products,
    deduct,
    put_back,
    put_some_back,
    reserve,
    shelves,
)
from guang.trade.warehouse.types import Audit, Goal, Shelf, Units, Warehouse
from guang.trade.warehouse.watching import audit, low

__all__ = [
    "Audit",
    "BadUnits",
    "Goal",
    "OutOfStock",
    "Shelf",
    "Units",
    "Warehouse",
    "adjust",
    "audit",
    "available",
    "available_many",
    "available_products",
    "deduct",
    "low",
    "put_back",
    "put_some_back",
    "reserve",
    "shelves",
    "take_back",
    "warehouses",
]
