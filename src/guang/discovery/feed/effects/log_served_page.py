"""Effect: the page goes into the log."""

from guang.discovery.feed.types import FeedQuery
from guang.discovery.pages import Entry, PageLog
from guang.kernel.pipeline import Served, SideEffect
from guang.learning import serving


class LogServedPage(SideEffect[FeedQuery]):
    """Writes down the page with every candidate, its sources, its scores and who removed it."""

    def __init__(self, log: PageLog, recipe: str, model: serving.Model | None = None) -> None:
        self._log = log
        self._recipe = recipe
        self._model = model

    def note(self, query: FeedQuery, page: Served) -> None:
        """Into the buffer; the log's own task writes it."""
        entry = Entry(
            page=query.page,
            viewer=query.viewer,
            surface=query.surface,
            recipe=self._recipe,
            model=self._model.version if self._model else "",
            feature_names=self._model.names if self._model else (),
            variants=query.variants,
            knobs=query.knobs,
        )
        self._log.take(entry, page)
