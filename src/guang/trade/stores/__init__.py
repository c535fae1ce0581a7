"""Stores: who sells here, who works for them, and on which terms they deliver.

A store is opened by an account, which owns it. Others work in it under a role, and each role carries rights; whoever
is not on the staff cannot tell a store's desk from one that does not exist.
"""

from guang.trade.stores.errors import NotOnStaff, StoreMissing
from guang.trade.stores.rules import allows, has_words
from guang.trade.stores.service import (
    change_store,
    dismiss,
    hire,
    open_store,
    require_staff,
    staff_of,
    store,
    stores,
    stores_of,
)
from guang.trade.stores.types import Post, Right, ShippingRule, StaffRole, Store, StoreDraft, StoreKind

__all__ = [
    "NotOnStaff",
    "Post",
    "Right",
    "ShippingRule",
    "StaffRole",
    "Store",
    "StoreDraft",
    "StoreKind",
    "StoreMissing",
    "allows",
    "change_store",
    "dismiss",
    "has_words",
    "hire",
    "open_store",
    "require_staff",
    "staff_of",
    "store",
    "stores",
    "stores_of",
]
