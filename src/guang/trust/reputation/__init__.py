"""Reputation: how well buyers fare with a store, as one number that can be explained order by order (DOMAIN F8).

Facts about orders are counted by day; once a day every store's rates are drawn towards its industry's, ranked within
it, weighed by versioned data and published. A store with few orders has no score. Settlement days, ranking and
promotions ask here and never compute a score of their own.
"""

from guang.trust.reputation.rulebook import Rulebook, in_force
from guang.trust.reputation.service import faults, history, publish, scores, settlement_days
from guang.trust.reputation.types import Fault, Part, Score

__all__ = [
    "Fault",
    "Part",
    "Rulebook",
    "Score",
    "faults",
    "history",
    "in_force",
    "publish",
    "scores",
    "settlement_days",
]
