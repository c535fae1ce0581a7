"""One memory, all features, co-visits: what a process knows, and what it can say at once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.journal.facts import trust
from guang.kernel.ids import EPOCH
from guang.learning import features
from guang.learning.models.covisits import CoVisits

Ids = NDArray[np.int64]

Ranked = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Item rows, best first, and their scores."""

REFRESH_S = 2.0
"""How old a ranking of all items may be. Personal channels are never older than the last act."""


class Mind:
    """State that grows with every act; the same class serves requests and replays history for training."""

    def __init__(self) -> None:
        self.memory = features.Memory()
        self.counts = features.ItemCounts()
        self.covisits = CoVisits(self.memory)
        self.features: Sequence[features.Feature] = (
            self.counts,
            self.covisits,
            *features.standard(self.memory),
        )
        self.refresh_s = REFRESH_S
        self._rankings: dict[str, tuple[float, Ranked]] = {}
        self.names: tuple[str, ...] = tuple(name for feature in self.features for name in feature.names)

    @property
    def schema(self) -> str:
        """Sixteen letters that change when the columns do; a ranker fits one schema only."""
        return blake2b("\n".join(self.names).encode(), digest_size=8).hexdigest()

    def learn(self, acts: BehaviourColumns, *, now: float | None = None) -> None:
        """Take in behaviour, in order of arrival."""
        for portion in self.memory.take(acts, now=now):
            for feature in self.features:
                feature.update(portion)

    def hear(self, happened: msgspec.Struct, at: datetime) -> None:
        """Take in one fact."""
        self.memory.hear(happened, at)
        if isinstance(happened, trust.ViewersWeighed):
            for portion in self.memory.reweigh([int(viewer) for viewer in happened.viewers]):
                for feature in self.features:
                    feature.update(portion)

    def ranking(self, name: str, now: float, compute: Callable[[], Ranked]) -> Ranked:
        """A pass over all items, made anew only when the last one is `refresh_s` old."""
        held = self._rankings.get(name)
        if held is None or abs(now - held[0]) > self.refresh_s:
            held = self._rankings[name] = (now, compute())
        return held[1]

    def ask(self, viewer: int, ids: Ids, now: float) -> features.Question:
        """Prepare a question about items."""
        return self.memory.ask(viewer, ids, now)

    def rows(self, question: features.Question) -> NDArray[np.float32]:
        """The feature rows of a question; unknown is NaN, and nothing is infinite."""
        rows = np.empty((len(question.items), len(self.names)), np.float32)
        start = 0
        for feature in self.features:
            end = start + len(feature.names)
            rows[:, start:end] = feature.value(question)
            start = end
        if (endless := np.isinf(rows)).any():
            for column in np.flatnonzero(endless.any(0)):
                self.memory.refused[f"column {self.names[column]}"] += int(endless[:, column].sum())
            rows[endless] = np.nan
        return rows


def seconds(instant: datetime) -> float:
    """Seconds since 2000-01-01 UTC, the time of this storey."""
    return (instant - EPOCH).total_seconds()
