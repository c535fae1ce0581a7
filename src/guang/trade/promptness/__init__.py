"""Promptness: how fast a store answers those who write to it, how rounds end, and what buyers say about them.

Support times every answer within the store's opening hours and notes it here; what is noted says how long somebody
waited, and not who.
"""

from guang.trade.promptness.service import (
    ANSWER_WITHIN_S,
    figures,
    note_answer,
    note_end,
    note_rating,
    rating,
)
from guang.trade.promptness.types import Answer, Figures, Rating, Round

__all__ = [
    "ANSWER_WITHIN_S",
    "Answer",
    "Figures",
    "Rating",
    "Round",
    "figures",
    "note_answer",
    "note_end",
    "note_rating",
    "rating",
]
