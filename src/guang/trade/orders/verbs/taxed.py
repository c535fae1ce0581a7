"""Taxed: what orders and refunds say of their taxes, for a store's report; the invoices room makes one of it."""

from guang.trade.orders.store_taxed import Span, refunds, sales, turnover, untaxed
from guang.trade.orders.types import TaxedEvent, Turnover

__all__ = ["Span", "TaxedEvent", "Turnover", "refunds", "sales", "turnover", "untaxed"]
