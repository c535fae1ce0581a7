"""Claims: what may be asked for after a purchase, who may do what about it, and what the clock does.

Pure rules over what others have read. What may be asked for, with which reasons, until when and for how much is in
`terms`; which state follows which is a table in `machine`. Cases themselves live in `aftersales`.
"""

from guang.trade.claims.errors import BadWish, NotOffered, TooMuch, WrongStep
from guang.trade.claims.rules import kept, machine, terms
from guang.trade.claims.types import (
    CaseEvent,
    CaseReason,
    CaseSide,
    CaseState,
    Choice,
    Decision,
    Goods,
    Liability,
    NewCase,
    Offer,
    Standing,
    WhyNot,
    Wish,
)

__all__ = [
    "BadWish",
    "CaseEvent",
    "CaseReason",
    "CaseSide",
    "CaseState",
    "Choice",
    "Decision",
    "Goods",
    "Liability",
    "NewCase",
    "NotOffered",
    "Offer",
    "Standing",
    "TooMuch",
    "WhyNot",
    "Wish",
    "WrongStep",
    "kept",
    "machine",
    "terms",
]
