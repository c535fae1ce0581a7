"""Which couriers this installation has."""

from datetime import timedelta
from functools import cache
from typing import Final

from guang.kernel.settings import Settings
from guang.trade.shipping.adapters.simulator import Simulator
from guang.trade.shipping.courier import Courier

DEMO_DAY: Final = timedelta(minutes=1)
"""How long a courier's day takes in a demo installation."""


@cache
def courier(settings: Settings) -> Courier | None:
    """Whoever follows parcels here. The simulator exists in demo installations only: it would invent deliveries.

    Elsewhere, until an adapter is written, nobody does: buyers confirm, and time does.
    """
    return Simulator(DEMO_DAY) if settings.demo else None
