"""The warehouse: how many units of each SKU there are, and to whom they are promised.

A unit is *on hand* until it leaves, *reserved* while an unpaid order holds it, and *available* while it is on hand
and not reserved. Units are promised under row locks taken in SKU order, so the last one is promised once.
"""

from guang.trade.warehouse.errors import BadUnits, OutOfStock
from guang.trade.warehouse.service import (
    adjust,
    available,
    available_many,
    available_products,
    deduct,
    put_back,
    put_some_back,
    reserve,
    shelves,
)
from guang.trade.warehouse.types import Shelf, Units

__all__ = [
    "BadUnits",
    "OutOfStock",
    "Shelf",
    "Units",
    "adjust",
    "available",
    "available_many",
    "available_products",
    "deduct",
    "put_back",
    "put_some_back",
    "reserve",
    "shelves",
]
