"""What buyers and sellers may hand in, and what orders hold; nothing here touches a database."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from typing import Final

from guang.kernel.ids import SkuId
from guang.people import addresses
from guang.trade.checkout import BadWish
from guang.trade.orders.errors import KeyNeeded
from guang.trade.orders.types import Order

LONGEST_NOTE: Final = 500
PAY_WITHIN: Final = timedelta(minutes=15)
"""How long stock is held for an unpaid order [D]."""

_ADDRESS: Final = tuple(field.name for field in fields(addresses.Place))


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        KeyNeeded: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise KeyNeeded()
    return key


def check_note(note: str) -> str:
    """A note to the seller, trimmed.

    Raises:
        BadWish: too long.
    """
    if len(note) > LONGEST_NOTE or "\x00" in note:
        raise BadWish(rule=f"a note of at most {LONGEST_NOTE} characters")
    return note.strip()


def kept_address(place: addresses.Place) -> dict[str, str]:
    """An address as an order keeps it: what is empty is left out."""
    return {name: value for name in _ADDRESS if (value := getattr(place, name))}


def units_of(orders: Iterable[Order]) -> dict[SkuId, int]:
    """How many units of each SKU orders hold together; those that were cancelled are not held."""
    units: dict[SkuId, int] = {}
    for order in orders:
        for line in order.lines:
            if held := line.units - line.cancelled_units:
                units[line.sku] = units.get(line.sku, 0) + held
    return units
