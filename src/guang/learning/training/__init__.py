"""From the journal to a ranker in service: replay, split by time, train, compare, register.

``guang train`` calls `train`. The comparison is always against popularity and item-kNN on later days, and is kept with
the model. In between, `refresh` mends the odds from what served pages have shown, tries what was trained before it
answers, and goes back to the one before where it answers worse.
"""

from guang.learning.training.errors import LeaksTime, TooLittle
from guang.learning.training.refreshing import Outcome, Refreshed, refresh
from guang.learning.training.served import SETTLED_S
from guang.learning.training.service import Plan, Tell, learn, train
from guang.learning.training.types import Metrics, Report, Shown

__all__ = [
    "SETTLED_S",
    "LeaksTime",
    "Metrics",
    "Outcome",
    "Plan",
    "Refreshed",
    "Report",
    "Shown",
    "Tell",
    "TooLittle",
    "learn",
    "refresh",
    "train",
]
