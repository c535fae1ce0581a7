"""Which issuer this installation has."""

from guang.kernel.settings import Settings
from guang.trade.invoices.adapters import simulator
from guang.trade.invoices.errors import NoIssuer
from guang.trade.invoices.issuer import Issuer


def issuer(settings: Settings) -> Issuer:
    """The issuer of this installation. The simulator exists in demo installations only: its invoices are worth nothing.

    Raises:
        NoIssuer: there is none.
    """
    if settings.demo:
        return simulator.Simulator()
    raise NoIssuer()


def is_there(settings: Settings) -> bool:
    """Whether invoices can be issued here at all."""
    return settings.demo


def is_simulated(name: str) -> bool:
    """Whether what this issuer issued is worth nothing."""
    return name == simulator.NAME
