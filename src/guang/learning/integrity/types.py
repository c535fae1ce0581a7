"""What is decided about viewers."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from guang.journal.facts.trust import ViewersWeighed

VERSION = "1"
"""Of the rules and their thresholds; every decision names it."""

LOCKSTEP, HASTE, UNWATCHED, OVERTIME, CLEARED = "lockstep", "haste", "unwatched", "overtime", "cleared"
"""Why somebody weighs what they weigh; see `guang.learning.integrity.rules` and `lockstep`."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Viewers who weigh less than 1, in order of id, each once, with the reason for the lowest weight."""

    viewers: NDArray[np.int64]
    weights: NDArray[np.float64]
    reasons: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.viewers)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision as the journal has it, and when it fell."""

    at: datetime
    said: ViewersWeighed
