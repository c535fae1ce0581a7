"""After-sales: money back, goods back, other goods instead, and who decides when buyer and store do not agree.

A *case* is one wish about one line of an order. What may be asked for and what follows what is in `trade.claims`;
clocks move cases that people do not. Money leaves through `fulfilment.refund` only, under the case's own id, in the
transaction that ends the case; a replacement is held by the warehouse under the case's own number.
"""

from guang.trade.aftersales.errors import CaseMissing, CaseOpen
from guang.trade.aftersales.types import Act, Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, replacing
from guang.trade.aftersales.verbs.looking import case_of, counts_at
from guang.trade.aftersales.verbs.opening import open_case, options

__all__ = [
    "Act",
    "Case",
    "CaseMissing",
    "CaseOpen",
    "Inspection",
    "Verdict",
    "case_of",
    "counts_at",
    "judging",
    "moving",
    "open_case",
    "options",
    "replacing",
]
