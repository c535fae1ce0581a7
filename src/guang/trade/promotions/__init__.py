"""Promotions: what a shopper sees anywhere, and what is charged, by the same rules.

`price` says what a purchase costs and why, `take` consumes what the price was made of (stock of its own, a buyer's
share, a coupon, a budget), and `give_back` returns it. `unit_prices` is for whoever shows a price.
"""

from guang.trade.pricing import (
    CouponOffer,
    CouponUnusable,
    DiscountKind,
    Item,
    Payer,
    Priced,
    PricedLine,
    PricePart,
    UnitPrice,
)
from guang.trade.promotions.board import Board, lowered
from guang.trade.promotions.errors import PromotionGone
from guang.trade.promotions.types import Draft, ItemDraft, Made
from guang.trade.promotions.verbs.planning import plan
from guang.trade.promotions.verbs.pricing import price, unit_prices
from guang.trade.promotions.verbs.taking import give_back, take

__all__ = [
    "Board",
    "CouponOffer",
    "CouponUnusable",
    "DiscountKind",
    "Draft",
    "Item",
    "ItemDraft",
    "Made",
    "Payer",
    "PricePart",
    "Priced",
    "PricedLine",
    "PromotionGone",
    "UnitPrice",
    "give_back",
    "lowered",
    "plan",
    "price",
    "take",
    "unit_prices",
]
