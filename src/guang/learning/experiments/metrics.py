"""What experiments are judged by, and which way each of it should go."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from guang.journal import Kind

SHOWN: Final = (Kind.impression, Kind.play)
"""Whoever did one of these was shown something, and is one of an experiment's people from then on."""

ACTS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "finishes": Kind.finish,
        "likes": Kind.like,
        "follows": Kind.follow,
        "product_clicks": Kind.product_click,
        "carts": Kind.add_cart,
        "orders": Kind.order,
        "refunds": Kind.refund,
        "not_interested": Kind.not_interested,
        "reports": Kind.report,
    }
)
"""Metrics that are acts for each person."""

PEOPLE: Final = "shown"
REGRETS: Final = "regrets"
LASTING: Final = "lasting_sales"

BAD_STARS: Final = 2
NO_FAULT: Final = frozenset({"buyer", "none"})
"""Whose fault it was that something was sent back, where nothing was wrong with it."""
ABSENT: Final = ("nps",)
"""Guardrails of DOMAIN (F9) that nothing measures yet: nobody has been asked."""


@dataclass(frozen=True, slots=True)
class Sense:
    """How a metric is read: ``guards`` against harm, ``less`` of it is better."""

    guards: bool = False
    less: bool = False


_SENSES: Final[Mapping[str, Sense]] = MappingProxyType(
    {
        REGRETS: Sense(guards=True, less=True),
        LASTING: Sense(guards=True),
        "refunds": Sense(guards=True, less=True),
        "not_interested": Sense(guards=True, less=True),
        "reports": Sense(guards=True, less=True),
    }
)


def sense(metric: str) -> Sense:
    """How a metric is read.

    ``regrets`` are things sent back for no fault of theirs, and things rated two stars or less (DOMAIN A2; of all
    orders, because what moved people to an order is not known yet). ``lasting_sales`` is what was paid less what was
    given back or cancelled (of DOMAIN B4 what is known within an experiment), in minor units of a currency each.
    """
    return _SENSES.get(metric.partition(":")[0], Sense())


def lasting(currency: str) -> str:
    """The metric of sales in one currency: money is never added up across currencies."""
    return f"{LASTING}:{currency}"
