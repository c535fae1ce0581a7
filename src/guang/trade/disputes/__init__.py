"""Disputes: a buyer's bank takes money back (a chargeback, 拒付), and what we have to say about it.

Payments hear the provider and keep the claim in the books; this room knows whose orders it is about. They are held from
settlement, or their stores' money is withheld; each store says what speaks for it, or accepts; a file with the order,
its parcels and the conversation is made by itself, and sent by itself where a store is silent. What the bank keeps is
given back as a refund is, commission included.
"""

from guang.trade.disputes.errors import DisputeMissing
from guang.trade.disputes.types import Dispute, DisputeState
from guang.trade.disputes.verbs.looking import counts_at

__all__ = ["Dispute", "DisputeMissing", "DisputeState", "counts_at"]
