"""Which insurer this installation has."""

from guang.kernel.settings import Settings
from guang.trade.insurance.adapters import simulator
from guang.trade.insurance.errors import NoInsurer
from guang.trade.insurance.insurer import Insurer


def insurer(settings: Settings) -> Insurer:
    """The insurer. The simulator exists in demo installations only: it would pay with money that nobody has.

    Raises:
        NoInsurer: this installation has none.
    """
    if settings.demo:
        return simulator.Simulator()
    raise NoInsurer()
