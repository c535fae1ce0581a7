"""Agreements: a purchase whose terms were made elsewhere becomes orders here, on exactly those terms.

For histories and other marketplaces' orders. Everything after it (stock, payment, books, parcels, after-sales) is as
for any other order; no promotion is asked and none is taken.
"""

from guang.trade.agreements.service import agree
from guang.trade.agreements.types import Agreed, AgreedLine

__all__ = ["Agreed", "AgreedLine", "agree"]
