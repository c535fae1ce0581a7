"""Which insurer this installation has."""

from guang.kernel.outside import Party, Simulator
from guang.kernel.settings import Settings
from guang.trade.insurance.errors import NoInsurer
from guang.trade.insurance.types import Freight


def insurer(settings: Settings) -> Party[Freight]:
    """The insurer. The simulator exists in demo installations only: it would pay with money that nobody has.

    Raises:
        NoInsurer: this installation has none.
    """
    if settings.demo:
        return Simulator(refuses_with="not_covered")
    raise NoInsurer()
