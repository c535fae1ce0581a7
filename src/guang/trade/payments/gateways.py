"""Which providers this installation has."""

from functools import cache

from guang.kernel.settings import Settings
from guang.trade.payments.adapters import simulator
from guang.trade.payments.errors import NoSuchMethod
from guang.trade.payments.gateway import PaymentGateway


@cache
def gateway(settings: Settings, name: str) -> PaymentGateway:
    """The provider of that name. The simulator exists in demo installations only: it would give goods away.

    Raises:
        NoSuchMethod: this installation does not have it.
    """
    if name == simulator.NAME and settings.demo:
        return simulator.Simulator(settings.signing_secret)
    raise NoSuchMethod(method=name[:40])


def gateways(settings: Settings) -> list[PaymentGateway]:
    """Every provider that this installation has."""
    return [gateway(settings, simulator.NAME)] if settings.demo else []
