"""Arithmetic of reviews: bounds, votes, and what stars add up to; nothing here touches a database."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from guang.trade.reviews.errors import BadReview, TooLate
from guang.trade.reviews.types import Rating, Stars

LONGEST_WORDS: Final = 1_000
LONGEST_REPLY: Final = 500
MOST_PICTURES: Final = 9
WRITE_WITHIN: Final = timedelta(days=90)
"""From arrival [D]."""
CHANGE_WITHIN: Final = timedelta(days=30)
ADD_WITHIN: Final = timedelta(days=180)
"""From the writing [D]."""
RECENT: Final = timedelta(days=30)
"""How long a review is new in a store's summary [D]."""

PRIOR_MEAN: Final = 4.0
PRIOR_WEIGHT: Final = 10
"""What a product is taken for before anybody has judged it: as if ten buyers had given four stars.

A design choice [D], no measurement; buyers differ by market, so look at the mean of your own stores before you trust
comparisons of products with few reviews."""
Z_95: Final = 1.959964
USEFULNESS_SCALE: Final = 1_000_000
MASK: Final = "***"


def check_stars(stars: Stars) -> Stars:
    """Stars that can be.

    Raises:
        BadReview: not from 1 to 5.
    """
    for field in ("goods", "logistics", "service"):
        if not 1 <= getattr(stars, field) <= 5:
            raise BadReview(field=f"stars.{field}", rule="from 1 to 5")
    return stars


def check_time(start: datetime, within: timedelta, now: datetime) -> None:
    """Refuse what comes too late.

    Raises:
        TooLate: with the instant since when.
    """
    if now > start + within:
        raise TooLate(since=(start + within).isoformat())


def wilson(good: int, of: int) -> float:
    """The least share that is plausible at 95 %, having seen ``good`` of ``of``; 0 where nothing was seen.

    Few votes prove little: 1 of 1 is worth 0.21, 90 of 100 is worth 0.83.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22.
    """
    if of <= 0:
        return 0.0
    share, square = good / of, Z_95 * Z_95
    spread = Z_95 * math.sqrt((share * (1 - share) + square / (4 * of)) / of)
    return max(0.0, (share + square / (2 * of) - spread) / (1 + square / of))


def bayes(total: int, count: int) -> float:
    """The mean of stars, pulled towards `PRIOR_MEAN` by `PRIOR_WEIGHT` imagined judgements.

    For comparing products with few and with many reviews; what is shown as the mean is the plain one.
    """
    return (PRIOR_MEAN * PRIOR_WEIGHT + total) / (PRIOR_WEIGHT + count)


def usefulness(helpful: int, unhelpful: int) -> int:
    """By what helpful reviews are sorted: the Wilson bound of those who found it so, in millionths."""
    return round(wilson(helpful, helpful + unhelpful) * USEFULNESS_SCALE)


def rating(counts: Sequence[int], logistics: int, service: int) -> Rating:
    """What judgements add up to.

    Args:
        counts: how many gave 1, 2, 3, 4 and 5 stars for the goods.
        logistics, service: sums of the stars for those.
    """
    ones, twos, threes, fours, fives = counts
    count = sum(counts)
    total = sum(stars * many for stars, many in enumerate(counts, 1))
    return Rating(
        histogram=(ones, twos, threes, fours, fives),
        mean=total / count if count else 0.0,
        score=bayes(total, count),
        good_share=wilson(fours + fives, count),
        logistics=logistics / count if count else 0.0,
        service=service / count if count else 0.0,
    )


NOBODY: Final = rating((0, 0, 0, 0, 0), 0, 0)


def masked(name: str) -> str:
    """A name of which only the first sign is told."""
    return f"{name.strip()[:1]}{MASK}"
