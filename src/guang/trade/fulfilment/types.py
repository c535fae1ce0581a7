"""What crosses the wall: what of an order is not wanted any more, or goes back."""

from collections.abc import Mapping
from dataclasses import dataclass

from guang.kernel.ids import LineId
from guang.kernel.money import Money


@dataclass(frozen=True, slots=True)
class RefundPart:
    """What of one line goes back.

    Attributes:
        units: that are not to be paid for any more; none, where only money goes back.
        amount: to the buyer.
        cancels: how many of the units never left and will not leave; those are free for others again. If left out:
            whatever is more than the buyer has.
    """

    units: int
    amount: Money
    cancels: int | None = None


@dataclass(frozen=True, slots=True)
class PartCancel:
    """Units of some lines that the buyer does not want any more; ``key`` makes it happen once."""

    units: Mapping[LineId, int]
    key: str
