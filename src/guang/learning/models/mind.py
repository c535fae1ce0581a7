"""One memory, all features, co-visits: what a process knows, and what it can say at once."""

from collections.abc import Iterator, Sequence
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
from guang.learning.models.shortlists import Ranked, Score, Shortlist

Ids = NDArray[np.int64]

REFRESH_S = 5.0
"""How old a ranking of all items may be before who asks for it has to wait for another; who serves renews them sooner.
Personal channels are never older than the last act."""


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
        self._shortlists: dict[str, Shortlist] = {}
        self.names: tuple[str, ...] = tuple(name for feature in self.features for name in feature.names)

    @property
    def schema(self) -> str:
        """Sixteen letters that change when the columns do; a ranker fits one schema only."""
        return blake2b("\n".join(self.names).encode(), digest_size=8).hexdigest()

    def learn(self, acts: BehaviourColumns, *, now: float | None = None) -> None:
        """Take in behaviour, in order of arrival."""
        for portion in self.memory.take(acts, now=now):
            self._feed(portion)

    def hear(self, happened: msgspec.Struct, at: datetime) -> None:
        """Take in one fact."""
        self.memory.hear(happened, at)
        if isinstance(happened, trust.ViewersWeighed):
            for portion in self.memory.reweigh([int(viewer) for viewer in happened.viewers]):
                self._feed(portion)
        self._stir(self.memory.catalogue.take_news())

    def _feed(self, portion: features.Acts) -> None:
        for feature in self.features:
            feature.update(portion)
        self._stir(portion.item)

    def _stir(self, rows: Ids) -> None:
        if len(rows):
            for one in self._shortlists.values():
                one.stir(rows)

    def ranking(self, name: str, now: float, score: Score) -> Ranked:
        """The best of all items; the first to ask under a name says by what."""
        held = self._shortlists.get(name)
        if held is None:
            held = self._shortlists[name] = Shortlist(score, lambda: self.memory.items.size)
        return held.best(now, self.refresh_s)

    def renew(self, now: float) -> Iterator[None]:
        """Bring all rankings up to an instant, so that nobody who asks has to; between portions there is time."""
        for one in list(self._shortlists.values()):
            yield from one.renew(now)
            yield

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
