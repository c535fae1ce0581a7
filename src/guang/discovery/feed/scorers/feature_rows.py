"""Scorer: the feature rows of all candidates."""

from typing import ClassVar

from guang.discovery.feed.types import FeedQuery
from guang.kernel.pipeline import Array, Columns, Scorer
from guang.learning import serving


class FeatureRows(Scorer[FeedQuery]):
    """What the model knows about viewer and item: the rows that are logged with the page and trained on."""

    writes: ClassVar[tuple[str, ...]] = ("features",)

    def __init__(self, model: serving.Model) -> None:
        self._model = model

    def score(self, query: FeedQuery, candidates: Columns) -> Array:
        """float32[n, len(model.names)]; NaN is unknown."""
        return self._model.features(query.viewer, candidates.ids, now=query.now)
