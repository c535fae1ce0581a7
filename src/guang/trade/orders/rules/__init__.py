"""What may follow what, and what buyers and sellers may hand in; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from guang.kernel.ids import LineId, SkuId
from guang.people import accounts
from guang.trade.checkout import BadWish
from guang.trade.orders.errors import BadParcel, KeyNeeded, LineMissing
from guang.trade.orders.types import Order, OrderState

LONGEST_NOTE: Final = 500
PAY_WITHIN: Final = timedelta(minutes=15)
"""How long stock is held for an unpaid order [D]."""

_S = OrderState
NEXT: Final[Mapping[OrderState, frozenset[OrderState]]] = MappingProxyType(
    {
        _S.CREATED: frozenset({_S.PAID, _S.CANCELLED}),
        _S.PAID: frozenset({_S.PACKED, _S.SHIPPED, _S.CANCELLED, _S.REFUNDED}),
        _S.PACKED: frozenset({_S.SHIPPED, _S.CANCELLED, _S.REFUNDED}),
        _S.SHIPPED: frozenset({_S.DELIVERED, _S.CONFIRMED, _S.REFUNDED}),
        _S.DELIVERED: frozenset({_S.CONFIRMED, _S.REFUNDED}),
        _S.CONFIRMED: frozenset({_S.SETTLED, _S.REFUNDED}),
        _S.SETTLED: frozenset({_S.CLOSED, _S.REFUNDED}),
        _S.CLOSED: frozenset({_S.REFUNDED}),
        _S.CANCELLED: frozenset(),
        _S.REFUNDED: frozenset(),
    }
)
"""Which state may follow which (DOMAIN D1). A buyer may confirm what the courier has not reported yet,
and a chargeback may reach an order that is closed."""


def may_become(now: OrderState, then: OrderState) -> bool:
    """Whether an order may move from one state to another."""
    return then in NEXT[now]


def before(then: OrderState) -> frozenset[OrderState]:
    """The states from which an order may move to this one."""
    return frozenset(state for state, following in NEXT.items() if then in following)


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


def units_to_send(order: Order, lines: Mapping[LineId, int] | None) -> dict[LineId, int]:
    """Which units of an order leave with a parcel.

    Args:
        lines: units by line; everything that is left, if None.

    Raises:
        LineMissing: not a line of the order.
        BadParcel: nothing, or more than is left of a line.
    """
    left = {line.id: line.units_to_ship for line in order.lines}
    if lines is None:
        return {line: units for line, units in left.items() if units}
    if missing := [line.text for line in lines if line not in left]:
        raise LineMissing(lines=missing)
    for line, units in lines.items():
        if not 1 <= units <= left[line]:
            raise BadParcel(line=line.text, units_left=left[line])
    if not lines:
        raise BadParcel(rule="at least one unit")
    return dict(lines)


def kept_address(place: accounts.Place) -> dict[str, str]:
    """An address as an order keeps it: what is empty is left out."""
    return {name: value for name, value in asdict(place).items() if value}


def units_of(orders: Iterable[Order]) -> dict[SkuId, int]:
    """How many units of each SKU orders hold together; those that were cancelled are not held."""
    units: dict[SkuId, int] = {}
    for order in orders:
        for line in order.lines:
            if held := line.units - line.cancelled_units:
                units[line.sku] = units.get(line.sku, 0) + held
    return units
