"""Checkout: what somebody is about to buy. The cart, and what a purchase would cost, line by line, with why.

Nothing here is promised: an order freezes what a quote said, and takes what it is made of.
"""

from guang.trade.checkout.errors import BadWish, NotForSale, WrongClick
from guang.trade.checkout.rules import CLICKED, summed
from guang.trade.checkout.types import Line, Quote, StoreQuote, Wanted, Who
from guang.trade.checkout.verbs.carting import cart, drop
from guang.trade.checkout.verbs.promising import promised
from guang.trade.checkout.verbs.quoting import quote

__all__ = [
    "CLICKED",
    "BadWish",
    "Line",
    "NotForSale",
    "Quote",
    "StoreQuote",
    "Wanted",
    "Who",
    "WrongClick",
    "cart",
    "drop",
    "promised",
    "quote",
    "summed",
]
