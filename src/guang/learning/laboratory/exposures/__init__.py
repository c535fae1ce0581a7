"""Who says yes to what they were shown by chance? The task that the platform's own choices do not colour.

Everybody's likes under the platform's policy are known. To one half of the people it is also known what they said to
items that were drawn by lot; to the other half the same is asked.
"""

from guang.learning.laboratory.exposures.experiment import run
from guang.learning.laboratory.exposures.reading import kuairand
from guang.learning.laboratory.exposures.types import Exposures

__all__ = ["Exposures", "kuairand", "run"]
