"""Guardrails that only facts tell of: money that stays, and what was regretted."""

from collections.abc import Mapping, Sequence

import msgspec

from guang.journal.facts.care import AfterSaleRefunded, ReviewWritten
from guang.journal.facts.trade import OrderCancelled, OrderPaid
from guang.kernel.ids import FactId, OrderId, time_of
from guang.kernel.money import Money
from guang.learning.experiments import metrics
from guang.learning.experiments.counting import Told

FACTS = (OrderPaid, OrderCancelled, AfterSaleRefunded, ReviewWritten)

Heard = tuple[FactId, msgspec.Struct]


def cancelled(heard: Sequence[Heard]) -> list[OrderId]:
    """Orders that were paid and will not be fulfilled; what they came to has to be looked up."""
    return [one.order for _, one in heard if isinstance(one, OrderCancelled) and one.paid]


def told(heard: Sequence[Heard], paid: Mapping[OrderId, Money]) -> list[Told]:
    """What facts add to metrics of people.

    Args:
        paid: what the cancelled orders had come to.
    """
    found: list[Told] = []
    for line, happened in heard:
        match happened:
            case OrderPaid(viewer=viewer, total=total):
                sums = [(metrics.lasting(total.currency), float(total.minor))]
            case OrderCancelled(viewer=viewer, order=order) if order in paid:
                sums = [(metrics.lasting(paid[order].currency), -float(paid[order].minor))]
            case AfterSaleRefunded(viewer=viewer, amount=amount, liability=liability):
                sums = [(metrics.lasting(amount.currency), -float(amount.minor))]
                sums += [(metrics.REGRETS, 1.0)] if liability in metrics.NO_FAULT else []
            case ReviewWritten(viewer=viewer, goods=stars) if stars <= metrics.BAD_STARS:
                sums = [(metrics.REGRETS, 1.0)]
            case _:
                continue
        found += [Told(time_of(line), int(viewer), metric, more) for metric, more in sums]
    return found
