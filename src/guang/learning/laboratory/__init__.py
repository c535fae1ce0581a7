"""The laboratory: recipes on data sets, beside what is simple, with how sure one may be.

`datasets` reads, `run` fits and asks. Nothing here serves anybody; what wins here is worth bringing to the feed.
"""

from guang.learning.laboratory import datasets, exposures, runs
from guang.learning.laboratory.errors import LeaksTime, TooFew, UnknownShape
from guang.learning.laboratory.service import Plan, Tell, run
from guang.learning.laboratory.types import Histories, Questions, Report, Score, Task

__all__ = [
    "Histories",
    "LeaksTime",
    "Plan",
    "Questions",
    "Report",
    "Score",
    "Task",
    "Tell",
    "TooFew",
    "UnknownShape",
    "datasets",
    "exposures",
    "run",
    "runs",
]
