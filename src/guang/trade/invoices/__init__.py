"""Invoices (发票): a buyer asks, the store issues, and what is refunded is taken back in red.

An invoice says what was really paid, by rate of tax, as frozen with the order. Numbers run within a store and a year
without gaps. Whoever registers invoices stands behind a port; issuing moves no money. Tax reports of a month are here
too: they read the same frozen lines.
"""

from guang.trade.invoices.errors import InvoiceMissing
from guang.trade.invoices.types import Invoice, InvoiceState, Title, TitleKind
from guang.trade.invoices.verbs.asking import ask, standing
from guang.trade.invoices.verbs.issuing import finish, hand_in
from guang.trade.invoices.verbs.reporting import report

__all__ = [
    "Invoice",
    "InvoiceMissing",
    "InvoiceState",
    "Title",
    "TitleKind",
    "ask",
    "finish",
    "hand_in",
    "report",
    "standing",
]
