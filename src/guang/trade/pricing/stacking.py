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

from guang.trade.pricing.types import DiscountKind, Payer

VERSION: Final = 1

ORDER: Final = (
    DiscountKind.FLASH,
    DiscountKind.TIME_LIMITED,
    DiscountKind.MEMBER,
    DiscountKind.SUBSIDY,
    DiscountKind.FULL_REDUCTION,
    DiscountKind.STORE_COUPON,
    DiscountKind.PLATFORM_COUPON,
)
"""The order of application, which is also the order of preference between equals."""

ITEM_PRICES: Final = frozenset({DiscountKind.FLASH, DiscountKind.TIME_LIMITED, DiscountKind.MEMBER})
"""Kinds that replace the price of a single item."""

PAYERS: Final = {
    DiscountKind.FLASH: Payer.STORE,
    DiscountKind.TIME_LIMITED: Payer.STORE,
    DiscountKind.MEMBER: Payer.STORE,
    DiscountKind.SUBSIDY: Payer.PLATFORM,
    DiscountKind.FULL_REDUCTION: Payer.STORE,
    DiscountKind.STORE_COUPON: Payer.STORE,
    DiscountKind.PLATFORM_COUPON: Payer.PLATFORM,
}

EXCLUSIVE: Final = frozenset(
    frozenset(pair)
    for pair in (
        (DiscountKind.FLASH, DiscountKind.TIME_LIMITED),
        (DiscountKind.FLASH, DiscountKind.MEMBER),
        (DiscountKind.TIME_LIMITED, DiscountKind.MEMBER),
        (DiscountKind.FLASH, DiscountKind.SUBSIDY),
        (DiscountKind.FLASH, DiscountKind.FULL_REDUCTION),
        (DiscountKind.FLASH, DiscountKind.STORE_COUPON),
        (DiscountKind.SUBSIDY, DiscountKind.PLATFORM_COUPON),
    )
)
"""Pairs that never meet on one line. Kinds that are spread over a purchase do not exclude each other: the search for
the best combination relies on it."""


def rank(kind: DiscountKind) -> int:
    """When a kind is applied, counted from 0."""
    return ORDER.index(kind)


def fits(kind: DiscountKind, present: Collection[DiscountKind]) -> bool:
    """Whether a kind may join those that a line has."""
    return not any(frozenset({kind, other}) in EXCLUSIVE for other in present)
