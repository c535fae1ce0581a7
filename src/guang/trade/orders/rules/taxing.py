"""The tax in an order: as it was placed, what has gone back of it, what is left; nothing here touches a database."""

from collections.abc import Iterable, Iterator

from guang.trade import taxes
from guang.trade.orders.types import Back, Line, Order
from guang.trade.taxes import Tax


def placed(order: Order) -> tuple[Tax, ...]:
    """The tax in what an order cost when it was placed, by rate; none, where tax is not handled."""
    return taxes.summed((*(tax for line in order.lines for tax in line.taxes), *order.shipping_taxes))


def left(order: Order) -> tuple[Tax, ...]:
    """The tax in what is left of an order, by rate."""
    return taxes.left(placed(order), gone(order))


def gone(order: Order) -> tuple[Tax, ...]:
    """The tax in what has gone back of an order, by rate."""
    lines = ((line, line.refunded.minor, line.subsidy_refunded.minor) for line in order.lines)
    return taxes.summed(_gone(order, lines, order.shipping_refunded.minor))


def back(order: Order, giving: Back) -> tuple[Tax, ...]:
    """The tax in what a refund gives back, by rate: what will have gone back with it, less what has."""
    more = {one.line.id: (one.amount.minor, one.subsidy.minor) for one in giving.lines}
    lines = (
        (line, line.refunded.minor + amount, line.subsidy_refunded.minor + subsidy)
        for line, (amount, subsidy) in ((line, more.get(line.id, (0, 0))) for line in order.lines)
    )
    after = _gone(order, lines, order.shipping_refunded.minor + giving.shipping.minor)
    return taxes.left(after, gone(order))


def _gone(order: Order, lines: Iterable[tuple[Line, int, int]], shipping: int) -> Iterator[Tax]:
    for line, amount, subsidy in lines:
        yield from (taxes.back(tax, amount, subsidy) for tax in line.taxes)
    fees = taxes.apportioned(shipping, [tax.paid for tax in order.shipping_taxes])
    yield from (taxes.back(tax, fee, 0) for tax, fee in zip(order.shipping_taxes, fees, strict=True))
