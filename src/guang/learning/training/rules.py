"""Splitting by time, and refusing a split that leaks."""

from guang.learning.training.errors import LeaksTime
from guang.learning.training.types import HORIZON_S, LATE_S, Examples, Windows


def check_split(learn: Examples, test_from: float) -> None:
    """Make sure that nothing to learn from reaches into the test.

    Raises:
        LeaksTime: a line was known, or its outcome happened, at or after ``test_from``.
    """
    late = (learn.at > test_from) | (learn.until > test_from)
    if late.any():
        raise LeaksTime(lines=int(late.sum()), test_from=test_from)


def windows(begin: float, test_from: float, end: float) -> Windows:
    """How far to look ahead in a journal of this length: a young platform learns from shorter futures."""
    span = end - begin
    return Windows(min(HORIZON_S, span / 6, max(end - test_from, 0.0) / 2), min(LATE_S, span / 4))
