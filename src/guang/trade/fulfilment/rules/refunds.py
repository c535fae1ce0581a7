"""What of an order goes back, and what that leaves; nothing here touches a database.

Every share is reckoned from what has gone back in all, so that many small refunds come to the same fen as one large
one, and a full refund leaves nothing.
"""

import hashlib
from collections.abc import Mapping

from guang.kernel.ids import LineId
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.fulfilment.errors import BadRefund, LineMissing, RefundTooLarge, WrongState
from guang.trade.fulfilment.types import RefundPart
from guang.trade.orders import Order, OrderState, changes

REFUNDABLE = frozenset(OrderState) - {OrderState.CREATED, OrderState.CANCELLED, OrderState.REFUNDED}
PARTS_CANCELLABLE = frozenset({OrderState.PAID, OrderState.PACKED})
LONGEST_KEY = 100


def share(line: changes.Line, units: int) -> Money:
    """What the buyer paid for so many more units of a line: never more than is left of it."""
    after, before = (line.pays.minor * count // line.units for count in _before_and_after(line, units))
    return Money(min(after - before, line.pays.minor - line.refunded.minor), line.pays.currency)


def plan(order: Order, parts: Mapping[LineId, RefundPart], shipping: Money | None) -> changes.Back:
    """Reckon a refund to the end.

    Args:
        shipping: of the delivery fee; if left out, the rest of it where nothing has left and nothing will, else none.

    Raises:
        WrongState: the order is not paid, or nothing of it is left.
        LineMissing, RefundTooLarge, BadRefund: naming the line or the rule.
    """
    if order.state not in REFUNDABLE:
        raise WrongState(order=order.id, state=order.state.value)
    known = {line.id: line for line in order.lines}
    if missing := [line for line in parts if line not in known]:
        raise LineMissing(lines=[line.text for line in missing])
    lines = tuple(_back(known[line], part) for line, part in sorted(parts.items()))
    fee = _fee(order, lines, shipping)
    back = changes.Back(lines, fee, _leaves(order, lines, fee))
    if back.amount.minor == 0 and not any(one.units for one in lines):
        raise BadRefund(rule="money or units")
    return back


def everything(order: Order) -> dict[LineId, RefundPart]:
    """All that is left of every line of an order; what has not left the store will not."""
    return {
        line.id: RefundPart(line.units - line.refunded_units, line.pays - line.refunded, line.units_to_ship)
        for line in order.lines
        if line.units > line.refunded_units or line.pays != line.refunded
    }


def cancelled(order: Order, units: Mapping[LineId, int]) -> dict[LineId, RefundPart]:
    """Units that the buyer does not want any more, as parts of a refund.

    Raises:
        WrongState: the order is not waiting to be shipped.
        LineMissing, RefundTooLarge, BadRefund.
    """
    if order.state not in PARTS_CANCELLABLE:
        raise WrongState(order=order.id, state=order.state.value)
    known = {line.id: line for line in order.lines}
    parts: dict[LineId, RefundPart] = {}
    for line, count in units.items():
        if line not in known:
            raise LineMissing(lines=[line.text])
        if count < 1:
            raise BadRefund(rule="at least one unit", line=line.text)
        if count > known[line].units_to_ship:
            raise RefundTooLarge(line=line.text, units=known[line].units_to_ship)
        parts[line] = RefundPart(count, share(known[line], count), count)
    return parts


def lost(order: Order, units: Mapping[LineId, int]) -> dict[LineId, RefundPart]:
    """Units that a courier did not deliver, as parts of a refund: those that have not gone back otherwise."""
    parts: dict[LineId, RefundPart] = {}
    for line in order.lines:
        count = min(units.get(line.id, 0), line.shipped_units - (line.refunded_units - line.cancelled_units))
        if count > 0:
            parts[line.id] = RefundPart(count, share(line, count), 0)
    return parts


def charged_back(order: Order, amount: Money) -> tuple[dict[LineId, RefundPart], Money]:
    """What a bank takes of an order, as parts of a refund and of the delivery fee; no more than is left."""
    fee = order.shipping - order.shipping_refunded
    if amount == order.total - order.refunded:
        return everything(order), fee
    left = [line.pays - line.refunded for line in order.lines]
    *shares, of_fee = amount.split([*(one.minor for one in left), fee.minor])
    parts = {line.id: RefundPart(0, part, 0) for line, part in zip(order.lines, shares, strict=True) if part.minor}
    return parts, of_fee


def fingerprint(parts: Mapping[LineId, RefundPart], shipping: Money | None, reason: str) -> str:
    """What must be equal for two refunds under one key to be the same."""
    content = [(int(line), part.units, part.amount, part.cancels) for line, part in sorted(parts.items())]
    return hashlib.sha256(repr((content, shipping, reason)).encode()).hexdigest()


def parts_back(back: changes.Back) -> dict[LineId | None, ledger.Part]:
    """What a refund takes back of each line, and of delivery, as the books want to know it."""
    parts: dict[LineId | None, ledger.Part] = {one.line.id: ledger.Part(one.amount, one.subsidy) for one in back.lines}
    if back.shipping.minor:
        parts[None] = ledger.Part(back.shipping, Money.zero(back.shipping.currency))
    return parts


def _before_and_after(line: changes.Line, units: int) -> tuple[int, int]:
    return line.refunded_units + units, line.refunded_units


def _back(line: changes.Line, part: RefundPart) -> changes.LineBack:
    if part.units < 0 or part.amount.minor < 0 or part.amount.currency != line.pays.currency:
        raise BadRefund(line=line.id.text, rule="no negative units or amounts, in the currency of the order")
    if part.units > line.units - line.refunded_units:
        raise RefundTooLarge(line=line.id.text, units=line.units - line.refunded_units)
    if line.pays - line.refunded < part.amount:
        raise RefundTooLarge(line=line.id.text, amount=line.pays - line.refunded)
    with_buyer = line.shipped_units - (line.refunded_units - line.cancelled_units)
    cancels = max(0, part.units - with_buyer) if part.cancels is None else part.cancels
    if not max(0, part.units - with_buyer) <= cancels <= min(part.units, line.units_to_ship):
        raise BadRefund(line=line.id.text, rule="only what has not left can be cancelled")
    return changes.LineBack(line, part.units, cancels, part.amount, _subsidy(line, part))


def _subsidy(line: changes.Line, part: RefundPart) -> Money:
    """The platform's part, in proportion to the buyer's; to the units, where the buyer paid nothing."""
    if line.pays.minor:
        due = line.subsidy.minor * (line.refunded.minor + part.amount.minor) // line.pays.minor
    else:
        due = line.subsidy.minor * (line.refunded_units + part.units) // line.units
    return Money(due - line.subsidy_refunded.minor, line.subsidy.currency)


def _fee(order: Order, lines: tuple[changes.LineBack, ...], shipping: Money | None) -> Money:
    left = order.shipping - order.shipping_refunded
    if _to_ship(order, lines) == 0 and not any(line.shipped_units for line in order.lines):
        if order.goods - _goods_back(order, lines) > Money.zero(left.currency):
            raise BadRefund(rule="what will not be delivered is paid back in full")
        return left
    wanted = shipping or Money.zero(left.currency)
    if wanted.minor < 0 or wanted.currency != left.currency:
        raise BadRefund(rule="no negative amounts, in the currency of the order")
    if left < wanted:
        raise RefundTooLarge(shipping=left)
    return wanted


def _leaves(order: Order, lines: tuple[changes.LineBack, ...], fee: Money) -> OrderState:
    fee_back = fee + order.shipping_refunded
    if order.goods + order.shipping == _goods_back(order, lines) + fee_back:
        return OrderState.REFUNDED
    if order.state in PARTS_CANCELLABLE and _to_ship(order, lines) == 0:
        return OrderState.SHIPPED
    return order.state


def _to_ship(order: Order, lines: tuple[changes.LineBack, ...]) -> int:
    return sum(line.units_to_ship for line in order.lines) - sum(one.cancels for one in lines)


def _goods_back(order: Order, lines: tuple[changes.LineBack, ...]) -> Money:
    start = Money.zero(order.goods.currency)
    return sum((one.amount for one in lines), sum((line.refunded for line in order.lines), start))
