"""Splitting by time, and refusing a split that leaks."""

from guang.learning.training.errors import LeaksTime
from guang.learning.training.types import Examples


def check_split(learn: Examples, test_from: float) -> None:
    """Make sure that nothing to learn from reaches into the test.

    Raises:
        LeaksTime: a line was known, or its outcome happened, at or after ``test_from``.
    """
    late = (learn.at > test_from) | (learn.until > test_from)
    if late.any():
        raise LeaksTime(lines=int(late.sum()), test_from=test_from)
