"""After-sales: money back, goods back, and who decides when buyer and store do not agree.

A *case* is one wish about one line of an order. What follows what is a table (`rules.machine`), what may be asked for
is another (`rules.terms`); clocks move cases that people do not. Money leaves through `orders.refund` only, under the
case's own id, in the transaction that ends the case.
"""

from guang.trade.aftersales.errors import CaseMissing, CaseOpen, NotOffered, TooMuch, WrongStep
from guang.trade.aftersales.types import Case, Liability, NewCase, Reason, State, Wish
from guang.trade.aftersales.verbs.looking import case_of, counts_at
from guang.trade.aftersales.verbs.opening import open_case, options

__all__ = [
    "Case",
    "CaseMissing",
    "CaseOpen",
    "Liability",
    "NewCase",
    "NotOffered",
    "Reason",
    "State",
    "TooMuch",
    "Wish",
    "WrongStep",
    "case_of",
    "counts_at",
    "open_case",
    "options",
]
