"""From the journal to lines to learn from, by living through history once more.

Acts are fed to a fresh `models.Mind` in the order of their instants; at each chosen moment the mind is asked what it
would have said then. What it knows is therefore what serving knew, and not a second more.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields

import numpy as np
import structlog
from numpy.typing import NDArray

from guang.journal import BehaviourColumns
from guang.learning import models
from guang.learning.features import Sort
from guang.learning.training.moments import visible
from guang.learning.training.outcomes import BITS, Facts, Outcomes
from guang.learning.training.types import Examples, Moments, Windows

CANDIDATES = {"similar": 240, "trending": 40, "popular": 80, "fresh": 10, "own_recent": 20}
NEGATIVES = 24
"""Untouched candidates kept of a drawn page; each then stands for several."""

_BITS = np.array(list(BITS.values()), np.int64)
LARGEST = 1e12
"""No column of a sound row is larger; what is was made of nonsense."""

Progress = Callable[[int, int], None]
Ids = NDArray[np.int64]
log = structlog.get_logger(__name__)


class Replay:
    """One life through history, stopped at every moment."""

    def __init__(
        self,
        acts: BehaviourColumns,
        facts: Facts,
        moments: Moments,
        *,
        seed: int,
        windows: Windows | None = None,
    ) -> None:
        """Prepare.

        Args:
            acts: in order of time.
            facts: with their instants, in order of time.
            moments: in order of time.
            seed: of the lot that thins out untouched candidates.
            windows: how far to look ahead.
        """
        self.mind = models.Mind()
        self.mind.refresh_s = 6 * 3600.0
        self._outcomes, self._windows = Outcomes(acts, facts), windows or Windows()
        self._poisoned: Counter[str] = Counter()
        self._acts = acts.where(visible(acts, moments))
        self._at = self._acts.at_ms / 1000.0
        self._facts, self._moments = facts, moments
        self._rng = np.random.default_rng(seed)
        self._done = self._heard = 0

    def run(self, progress: Progress = lambda done, of: None) -> Examples:
        """Live through it and write down what was known and what came of it."""
        return _stack(list(self.pages(progress)), len(self.mind.names))

    def pages(self, progress: Progress = lambda done, of: None) -> Iterator[Examples]:
        """The same, moment by moment; one without candidates gives no page."""
        for place in range(len(self._moments)):
            self._live_until(float(self._moments.at[place]))
            page = self._page(place)
            if page is not None:
                yield page
            if place % 100 == 0:
                progress(place, len(self._moments))
        progress(len(self._moments), len(self._moments))

    @property
    def refused(self) -> dict[str, int]:
        """What was not believed, by reason; of poisoned lines, the column."""
        return dict(self.mind.memory.refused + self._poisoned)

    def _live_until(self, moment: float) -> None:
        facts = self._facts
        while self._heard < len(facts) and models.seconds(facts[self._heard][0]) < moment:
            at, happened = facts[self._heard]
            try:
                self.mind.hear(happened, at)
            except Exception:
                self._poisoned["fact"] += 1
                log.exception("training.fact_not_understood", fact=type(happened).__name__)
            self._heard += 1
        upto = int(np.searchsorted(self._at, moment, "left"))
        if upto > self._done:
            self.mind.learn(self._acts.where(np.arange(self._done, upto)))
            self._done = upto

    def _page(self, place: int) -> Examples | None:
        """The lines of one moment."""
        moments = self._moments
        viewer, at, shown = int(moments.viewer[place]), float(moments.at[place]), moments.shown[place]
        if moments.hidden[place]:
            until, settles = at, np.inf
            touched, bits = self._outcomes.of(viewer, int(moments.target[place]))
        else:
            until = at + self._windows.soon_s
            settles = until + self._windows.late_s
            touched, bits = self._outcomes.after(viewer, at, (until, settles))
        ids = shown if shown is not None else self._candidates(viewer, at, untouched=bool(moments.hidden[place]))
        if len(ids) == 0:
            return None
        done = _look_up(touched, bits, ids)
        weights = np.ones(len(ids), np.float32)
        if shown is None and not moments.whole[place]:
            keep, weights = self._thin(done)
            ids, done = ids[keep], done[keep]
        rows = self.mind.rows(self.mind.ask(viewer, ids, at))
        labels = ((done[:, None] & _BITS) != 0).astype(np.uint8)
        moment, at_, until_, settles_ = (np.full(len(ids), value) for value in (place, at, until, settles))
        return self._sound(Examples(rows, labels, weights, moment, at_, until_, settles_, ids))

    def _sound(self, page: Examples) -> Examples:
        """Without lines in which a number is larger than any can be; they are counted by the column."""
        absurd = np.asarray(np.abs(page.rows) > LARGEST)
        if not absurd.any():
            return page
        for column in np.flatnonzero(absurd.any(0)):
            self._poisoned[f"column {self.mind.names[column]}"] += int(absurd[:, column].sum())
        return page.where(~np.asarray(absurd.any(1)))

    def _candidates(self, viewer: int, at: float, *, untouched: bool) -> Ids:
        """What the channels would have proposed, goods and videos alike."""
        mind = self.mind
        question = mind.ask(viewer, np.empty(0, np.int64), at)
        sorts = [sort for sort in (Sort.PRODUCT, Sort.VIDEO) if (mind.memory.catalogue.sort == sort).any()]
        found = [
            models.CHANNEL_CODE[name](mind, question, n, sort)[0] for name, n in CANDIDATES.items() for sort in sorts
        ]
        rows = np.unique(np.concatenate([*found, np.empty(0, np.int64)]))
        if untouched:
            rows = rows[np.isnan(mind.memory.pairs.ask(question.viewer, rows).last)]
        return np.asarray(mind.memory.items.ids[rows])

    def _thin(self, done: Ids) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Every candidate that was touched, and some others, each standing for as many as were left out."""
        touched, idle = np.flatnonzero(done), np.flatnonzero(done == 0)
        kept = self._rng.choice(idle, min(NEGATIVES, len(idle)), replace=False) if len(idle) else idle
        stands_for = len(idle) / max(len(kept), 1)
        weights = np.concatenate([np.ones(len(touched)), np.full(len(kept), stands_for)])
        return np.concatenate([touched, kept]), weights.astype(np.float32)


def _look_up(keys: Ids, values: Ids, wanted: Ids) -> Ids:
    """The value of each wanted key, 0 where it has none; ``keys`` is sorted."""
    if len(keys) == 0:
        return np.zeros(len(wanted), np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(np.where(keys[place] == wanted, values[place], 0), np.int64)


def _stack(pages: list[Examples], width: int) -> Examples:
    if not pages:
        blank = [np.empty(0) for _ in range(6)]
        return Examples(np.empty((0, width), np.float32), np.empty((0, len(_BITS)), np.uint8), *blank)  # type: ignore[arg-type]
    return Examples(*(np.concatenate([getattr(page, spec.name) for page in pages]) for spec in fields(Examples)))
