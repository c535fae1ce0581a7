"""From the journal to a ranker in service: replay, split by time, train, compare, register.

``guang train`` calls `train`. The comparison is always against popularity and item-kNN on later days, and is kept with
the model.
"""

from guang.learning.training.errors import LeaksTime, TooLittle
from guang.learning.training.service import Plan, Tell, learn, train
from guang.learning.training.types import Metrics, Report

__all__ = ["LeaksTime", "Metrics", "Plan", "Report", "Tell", "TooLittle", "learn", "train"]
