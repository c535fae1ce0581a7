"""Everything that a run of learning has come to."""

from dataclasses import dataclass

from guang.learning.sequences.types import Weights


@dataclass(frozen=True, slots=True)
class State:
    """Weights, and the two moving averages of their slopes, after so many steps."""

    weights: Weights
    mean: Weights
    square: Weights
    step: int = 0
