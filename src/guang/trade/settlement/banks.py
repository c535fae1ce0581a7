"""Which banks this installation has."""

from guang.kernel.outside import SIMULATOR, Party, Simulator
from guang.kernel.settings import Settings
from guang.trade.settlement.errors import NoSuchBank
from guang.trade.settlement.types import Transfer


def bank(settings: Settings, name: str) -> Party[Transfer]:
    """The bank of that name. The simulator exists in demo installations only: it would make debts vanish.

    Raises:
        NoSuchBank: this installation does not have it.
    """
    if name == SIMULATOR and settings.demo:
        return Simulator(refuses_with="account_closed")
    raise NoSuchBank(bank=name[:40])
