"""Which couriers this installation has, and what they are called."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from functools import cache
from typing import Final

from guang.kernel.db import Session
from guang.kernel.settings import Settings
from guang.people import inbox
from guang.trade.shipping.adapters.simulator import Simulator
from guang.trade.shipping.courier import Courier

DEMO_DAY: Final = timedelta(minutes=1)
"""How long a courier's day takes in a demo installation."""

_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "simulator": {"en": "the simulated courier", "zh-CN": "模拟快递"},
}
"""Carriers of our own; every other one is called as the store has written it."""


@cache
def courier(settings: Settings) -> Courier | None:
    """Whoever follows parcels here. The simulator exists in demo installations only: it would invent deliveries.

    Elsewhere, until an adapter is written, nobody does: buyers confirm, and time does.
    """
    return Simulator(DEMO_DAY) if settings.demo else None


async def called(_: Session, carriers: Collection[str], locale: str) -> Mapping[str, Mapping[str, str]]:
    """What notices call carriers."""
    return {one: {"carrier": _NAMES[one][locale]} for one in carriers if one in _NAMES}


inbox.named("carrier", called)
