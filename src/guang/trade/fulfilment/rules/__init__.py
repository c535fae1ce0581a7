"""What may follow what, and what may leave with a parcel; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from guang.kernel.ids import LineId
from guang.trade.fulfilment.errors import BadParcel, LineMissing
from guang.trade.orders import Order, OrderState

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


def has_promotions(orders_: Iterable[Order]) -> bool:
    """Whether any price was made of something that has to be given back."""
    return any(line.parts for order in orders_ for line in order.lines)
