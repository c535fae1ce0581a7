"""Which issuer this installation has: an electronic invoice platform, a tax office's gateway."""

from guang.kernel.outside import SIMULATOR, Party, Simulator
from guang.kernel.settings import Settings
from guang.trade.invoices.errors import NoIssuer
from guang.trade.invoices.types import Document


def issuer(settings: Settings) -> Party[Document]:
    """The issuer of this installation. The simulator exists in demo installations only: its invoices are worth nothing.

    Raises:
        NoIssuer: there is none.
    """
    if settings.demo:
        return Simulator(refuses_with="title_not_registered")
    raise NoIssuer()


def is_there(settings: Settings) -> bool:
    """Whether invoices can be issued here at all."""
    return settings.demo


def is_simulated(name: str) -> bool:
    """Whether what this issuer issued is worth nothing."""
    return name == SIMULATOR
