"""What may be combined with what, and in which order: data, under a version that priced lines can be traced to.

How it reads (DOMAIN A4, C4):

* Of the prices for a single item, one applies: the lowest for the buyer, and between equals the one named first.
* A subsidy comes off that price, unless it is a flash price.
* What is spread over a purchase comes after, in this order: one full reduction and one store coupon per store, then one
  platform coupon per purchase.
* Thresholds and percentages are measured on the goods after their single-item prices and subsidies, each by itself, so
  that the order in which they come off changes no amount.
* Flash prices are final but for a platform coupon; what the platform subsidises takes no platform coupon.
"""

from collections.abc import Collection
from typing import Final

from guang.trade.pricing.types import Kind, Payer

VERSION: Final = 1

ORDER: Final = (
    Kind.FLASH,
    Kind.TIME_LIMITED,
    Kind.MEMBER,
    Kind.SUBSIDY,
    Kind.FULL_REDUCTION,
    Kind.STORE_COUPON,
    Kind.PLATFORM_COUPON,
)
"""The order of application, which is also the order of preference between equals."""

ITEM_PRICES: Final = frozenset({Kind.FLASH, Kind.TIME_LIMITED, Kind.MEMBER})
"""Kinds that replace the price of a single item."""

PAYERS: Final = {
    Kind.FLASH: Payer.STORE,
    Kind.TIME_LIMITED: Payer.STORE,
    Kind.MEMBER: Payer.STORE,
    Kind.SUBSIDY: Payer.PLATFORM,
    Kind.FULL_REDUCTION: Payer.STORE,
    Kind.STORE_COUPON: Payer.STORE,
    Kind.PLATFORM_COUPON: Payer.PLATFORM,
}

EXCLUSIVE: Final = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.FLASH, Kind.TIME_LIMITED),
        (Kind.FLASH, Kind.MEMBER),
        (Kind.TIME_LIMITED, Kind.MEMBER),
        (Kind.FLASH, Kind.SUBSIDY),
        (Kind.FLASH, Kind.FULL_REDUCTION),
        (Kind.FLASH, Kind.STORE_COUPON),
        (Kind.SUBSIDY, Kind.PLATFORM_COUPON),
    )
)
"""Pairs that never meet on one line. Kinds that are spread over a purchase do not exclude each other: the search for
the best combination relies on it."""


def rank(kind: Kind) -> int:
    """When a kind is applied, counted from 0."""
    return ORDER.index(kind)


def fits(kind: Kind, present: Collection[Kind]) -> bool:
    """Whether a kind may join those that a line has."""
    return not any(frozenset({kind, other}) in EXCLUSIVE for other in present)
