"""Which banks this installation has."""

from guang.kernel.settings import Settings
from guang.trade.settlement.adapters import simulator
from guang.trade.settlement.bank import Bank
from guang.trade.settlement.errors import NoSuchBank


def bank(settings: Settings, name: str) -> Bank:
    """The bank of that name. The simulator exists in demo installations only: it would make debts vanish.

    Raises:
        NoSuchBank: this installation does not have it.
    """
    if name == simulator.NAME and settings.demo:
        return simulator.Simulator()
    raise NoSuchBank(bank=name[:40])
