"""Promotions: what a shopper sees anywhere, and what is charged, by the same rules.

`price` says what a purchase costs and why, `take` consumes what the price was made of (stock of its own, a buyer's
share, a coupon, a budget), and `give_back` returns it. `unit_prices` is for whoever shows a price, `offered` for the
board that shows many.
"""

from guang.trade.pricing import (
    CouponUnusable,
    DiscountKind,
    Item,
    Payer,
    Priced,
    PricedLine,
    UnitPrice,
)
from guang.trade.promotions.errors import PromotionGone
from guang.trade.promotions.types import Draft, ItemDraft, Made
from guang.trade.promotions.verbs.claiming import Claim, claim
from guang.trade.promotions.verbs.planning import plan
from guang.trade.promotions.verbs.pricing import offered, price, unit_prices
from guang.trade.promotions.verbs.taking import give_back, take

__all__ = [
    "Claim",
    "CouponUnusable",
    "DiscountKind",
    "Draft",
    "Item",
    "ItemDraft",
    "Made",
    "Payer",
    "Priced",
    "PricedLine",
    "PromotionGone",
    "UnitPrice",
    "claim",
    "give_back",
    "offered",
    "plan",
    "price",
    "take",
    "unit_prices",
]
