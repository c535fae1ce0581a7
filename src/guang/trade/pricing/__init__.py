"""Pricing: what lines cost and why, by one set of rules for whoever shows a price and whoever charges it.

Pure arithmetic over offers and coupons that somebody else has read: single-item prices and subsidies first, then the
best combination of what is spread over a purchase, found exactly. What may be combined is data, in `stacking`.
"""

from guang.trade.pricing.errors import BadItems, CouponUnusable
from guang.trade.pricing.rules.purchase import grouped, priced, terms, unit_price
from guang.trade.pricing.rules.units import check
from guang.trade.pricing.types import (
    Cap,
    Count,
    CouponOffer,
    Deal,
    DiscountKind,
    Item,
    Offer,
    Payer,
    Priced,
    PricedLine,
    PricePart,
    Tier,
    UnitPrice,
)

__all__ = [
    "BadItems",
    "Cap",
    "Count",
    "CouponOffer",
    "CouponUnusable",
    "Deal",
    "DiscountKind",
    "Item",
    "Offer",
    "Payer",
    "PricePart",
    "Priced",
    "PricedLine",
    "Tier",
    "UnitPrice",
    "check",
    "grouped",
    "priced",
    "terms",
    "unit_price",
]
