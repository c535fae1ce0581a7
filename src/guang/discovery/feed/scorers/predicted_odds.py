"""Scorer: probabilities of actions."""

from typing import ClassVar

import numpy as np

from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Array, Columns, Scorer
from guang.learning import serving


class PredictedOdds(Scorer[FeedQuery]):
    """How likely the viewer is to do each action, were the item shown."""

    reads: ClassVar[tuple[str, ...]] = ("features",)
    writes: ClassVar[tuple[str, ...]] = ("odds",)

    def __init__(self, model: serving.Model) -> None:
        self._model = model

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """float32[n, len(serving.ACTIONS)]: probabilities, in the order of `serving.ACTIONS`."""
        odds = self._model.odds(candidates["features"])
        return np.stack([odds[action] for action in serving.ACTIONS], axis=1)
