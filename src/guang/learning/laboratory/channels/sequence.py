"""What a sequence model expects next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning import sequences
from guang.learning.laboratory.channels.base import Channel, ordered
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows

BEST = 100
"""Items that the model names for a context; of any other it can be asked."""
AT_ONCE = 20_000_000
"""Scores held at a time."""
NEW_WORTH = 3.0
"""What is new is learnt so many times as often as it is of the whole."""


class Sequence(Channel):
    """A causal encoder of acts in order, learnt anew on whatever it is fitted on."""

    def __init__(
        self,
        name: str = "sequence",
        *,
        settings: sequences.Settings | None = None,
        folder: Path | None = None,
        tell: Callable[[str, int, int], None] | None = None,
    ) -> None:
        """Set up.

        Args:
            folder: where runs leave checkpoints, one file a size of data, so that a killed one is resumed.
            tell: hears of progress.
        """
        self.names = self.proposes = (name,)
        self._settings, self._folder = settings or sequences.Settings(), folder
        self._tell = tell
        self._encoder: sequences.Encoder | None = None
        self._acts = 0

    def fit(self, past: Histories, items: int) -> None:
        """Learn what comes next; of the newest histories where there are too many.

        Fitted again, on more of the same, it goes on from what it knows, for as long as what is new deserves.
        """
        kinds = 1 if past.kinds is None else int(past.kinds.max(initial=0)) + 1
        shape = sequences.Shape(items, kinds=kinds)
        newest = len(past.items) - past.starts[:-1] <= self._settings.questions
        known = past if newest.all() else past.pick(np.flatnonzero(newest))
        file = None if self._folder is None else self._folder / f"{self.names[0]}-{len(past.items)}.npz"
        start: sequences.Shape | sequences.Encoder = shape
        settings = self._settings
        if self._encoder is not None and self._encoder.shape == shape and len(past.items) >= self._acts:
            start, settings = self._encoder, _shorter(settings, (len(past.items) - self._acts) / max(self._acts, 1))
        self._acts = len(past.items)
        self._encoder = sequences.fit(_trails(known), start, settings, checkpoint=file, tell=self._heard)

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """The best of all items, by their shares of the best."""
        encoder = self._known()
        vectors, items = encoder.vectors(_trails(contexts)), encoder.shape.items
        most, rows = min(BEST, items - 1), max(1, AT_ONCE // items)
        columns, shares = [], []
        for begin in range(0, len(vectors), rows):
            scores = encoder.scores(vectors[begin : begin + rows])
            best = np.argpartition(-scores, most - 1, axis=1)[:, :most]
            held = np.take_along_axis(scores, best, axis=1)
            columns.append(best + 1)
            shares.append(np.exp(np.maximum(held - held.max(1, keepdims=True), -60)))
        column, share = np.concatenate(columns), np.concatenate(shares)
        flat = (share.ravel(), column.ravel(), np.arange(0, column.size + 1, most))
        return {self.names[0]: ordered(sparse.csr_matrix(flat, shape=(len(vectors), items)))}

    def describe(self, asked: Questions, question: Rows, item: Rows) -> dict[str, NDArray[np.float32]]:
        """The odds that the model gives, up to a factor."""
        encoder = self._known()
        scores = encoder.pair_scores(encoder.vectors(_trails(asked.contexts)), question, item)
        return {self.names[0]: np.exp(np.clip(scores, -60, 60))}

    def _known(self) -> sequences.Encoder:
        if self._encoder is None:
            raise RuntimeError("fit before asking")
        return self._encoder

    def _heard(self, done: int, of: int, loss: float) -> None:
        if self._tell:
            self._tell(f"sequence, loss {loss:.2f}", done, of)


def _shorter(settings: sequences.Settings, more: float) -> sequences.Settings:
    """A quarter of the learning at most, and less where little is new."""
    share = min(max(NEW_WORTH * more, 0.01), 0.25)
    return replace(settings, questions=int(settings.questions * share), rate=settings.rate / 2)


def _trails(past: Histories) -> sequences.Trails:
    return sequences.Trails(past.items, past.starts, past.kinds, past.at)
