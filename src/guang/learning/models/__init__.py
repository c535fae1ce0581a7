"""Who might like what: candidate channels, the ranker, and the registry of trained versions."""

from guang.learning.models.types import ACTIONS, CHANNELS

__all__ = ["ACTIONS", "CHANNELS"]
