"""The model that answers while it learns."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from guang.kernel.db import Database
from guang.learning.features import Sort
from guang.learning.serving.types import Found, Interest, ItemColumns, Recent

Ids = NDArray[np.int64]


class Model:
    """Everything one process knows about viewers and items, kept current by the journal."""

    names: tuple[str, ...]
    version: str

    @classmethod
    async def open(cls, database: Database, data_dir: Path, *, now: datetime) -> Self:
        """Load the newest sound ranker and replay the journal up to now."""
        raise NotImplementedError

    async def follow(self) -> None:
        """Take in what is committed, for ever; cancel the task to stop."""
        raise NotImplementedError

    def recent(self, viewer: int, n: int = 20) -> Recent:
        """The last ``n`` distinct items of a viewer, newest first."""
        raise NotImplementedError

    def candidates(self, channel: str, viewer: int, n: int, *, now: datetime, sort: Sort) -> Found:
        """Up to ``n`` items of one sort from one channel of `CHANNELS`; seen and withdrawn ones are not removed, except withdrawn."""
        raise NotImplementedError

    def seen(self, viewer: int, ids: Ids) -> NDArray[np.bool_]:
        """Which of these the viewer has been shown or has touched."""
        raise NotImplementedError

    def columns(self, ids: Ids) -> ItemColumns:
        """What the catalogue facts said about these items."""
        raise NotImplementedError

    def features(self, viewer: int, ids: Ids, *, now: datetime) -> NDArray[np.float32]:
        """One row per item, one column per name in ``names``; unknown is NaN. Log these rows with the page."""
        raise NotImplementedError

    def predict(self, viewer: int, ids: Ids, *, now: datetime) -> dict[str, NDArray[np.float32]]:
        """Probability of each action of `ACTIONS` for each item, if it were shown now."""
        raise NotImplementedError

    def odds(self, rows: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """The same from rows that `features` gave, so that a page computes them once."""
        raise NotImplementedError

    def interests(self, viewer: int, *, now: datetime, n: int = 20) -> Sequence[Interest]:
        """The topics that a viewer's behaviour speaks for, strongest first."""
        raise NotImplementedError

    def personalised(self, viewer: int) -> bool:
        """False where the viewer has switched personalisation off: only "popular", "trending" and "fresh" answer then."""
        raise NotImplementedError
