"""What is touched together, known up to the very moment of each question."""

from collections import deque

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning.laboratory.channels.base import LONGEST, Channel, ordered
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows

LAGS = 10
"""A touch is joined to so many of the same person before it."""
ONE_SITTING_S = 3600.0
"""Half-life of the time between two touches that are joined."""
FASHION_S = 30 * 86_400.0
"""Half-life of a tie."""
STEP = 0.85
"""What a pair one step further apart counts for."""
BACKWARDS = 0.8
DAMPING = 0.3
MOST_TIES = 200
"""An item with twice as many gives up the weaker half."""
MOST_ACTS = 1_000_000
"""The newest of a log that are followed."""

FADE = 0.8
"""Of attention, from one act of a context to the one before it."""
LEAST = 1e-3

Row = tuple[Rows, NDArray[np.float64]]


class Live(Channel):
    """Co-visits that follow a log as it grows: a question knows what anybody did until just before it.

    Ties between acts far apart in time are weak, and old ones fade. Questions are to come in order of time; from one
    that is earlier than the last the log is followed from its beginning.

    The streamed twin of `CoVisits`; what the feed runs is `guang.learning.models.CoVisits`.
    """

    names = ("live_recent", "live_last", "live_now")
    proposes = ("live_recent", "live_now")

    def __init__(self, log: Histories, items: int) -> None:
        """Set up; ``log`` has times, in order within each person."""
        assert log.at is not None
        order = np.argsort(log.at, kind="stable")[-MOST_ACTS:]
        self._at, self._item, self._who = log.at[order], log.items[order], log.owner[order]
        self._items = items
        self._begin()

    def fit(self, past: Histories, items: int) -> None:
        """There is nothing to do: the log says all, at its time."""
        del past, items

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """Without a moment everything before the last act of the contexts is known."""
        assert contexts.at is not None
        ends = contexts.starts[1:] - 1
        at = np.where(contexts.lengths > 0, contexts.at[np.maximum(ends, 0)], 0.0)
        return self.answer(Questions(contexts, np.zeros(len(contexts), np.int64), np.arange(len(contexts)), at))

    def answer(self, questions: Questions) -> dict[str, Matrix]:
        """Sum the ties of each context as they stand at the moment."""
        assert questions.at is not None
        found: list[tuple[Row, ...]] = [()] * len(questions)
        for number in np.argsort(questions.at, kind="stable").tolist():
            self._follow(float(questions.at[number]))
            found[number] = self._rows(questions, number)
        return {name: _matrix([rows[at] for rows in found], self._items) for at, name in enumerate(self.names)}

    def _begin(self) -> None:
        self._place, self._now = 0, -np.inf
        self._ties: dict[int, dict[int, float]] = {}
        self._trails: dict[int, deque[tuple[int, float]]] = {}
        self._fame = np.zeros(self._items)

    def _follow(self, now: float) -> None:
        """Take in what happened before a moment."""
        if now < self._now:
            self._begin()
        self._now = now
        end = int(np.searchsorted(self._at, now))
        acts = (column[self._place : end].tolist() for column in (self._at, self._item, self._who))
        for at, item, who in zip(*acts, strict=True):
            self._join(at, item, self._trails.setdefault(who, deque(maxlen=LAGS)))
        self._place = max(end, self._place)

    def _join(self, at: float, item: int, trail: deque[tuple[int, float]]) -> None:
        if trail and trail[-1][0] == item:
            return
        lift = 2.0 ** ((at - self._at[0]) / FASHION_S)
        self._fame[item] += lift
        for lag, (earlier, then) in enumerate(reversed(trail)):
            if earlier != item:
                worth = lift * STEP**lag * 2.0 ** (-(at - then) / ONE_SITTING_S)
                self._tie(earlier, item, worth)
                self._tie(item, earlier, worth * BACKWARDS)
        trail.append((item, at))

    def _tie(self, one: int, other: int, worth: float) -> None:
        row = self._ties.setdefault(one, {})
        row[other] = row.get(other, 0.0) + worth
        if len(row) > 2 * MOST_TIES:
            self._ties[one] = dict(sorted(row.items(), key=lambda tie: -tie[1])[:MOST_TIES])

    def _rows(self, questions: Questions, number: int) -> tuple[Row, ...]:
        contexts = questions.contexts
        assert contexts.at is not None
        end = int(contexts.starts[number + 1])
        begin = max(int(contexts.starts[number]), end - LONGEST)
        sums: tuple[dict[int, float], ...] = ({}, {}, {})
        passed = (self._now - contexts.at[begin:end])[::-1].tolist()
        for turn, (item, ago) in enumerate(zip(contexts.items[begin:end][::-1].tolist(), passed, strict=True)):
            fades = (FADE**turn, float(turn == 0), 2.0 ** (-ago / ONE_SITTING_S))
            for row, fade in zip(sums, fades, strict=True):
                if fade > LEAST:
                    for other, worth in self._ties.get(item, {}).items():
                        row[other] = row.get(other, 0.0) + fade * worth
        return tuple(self._damped(row) for row in sums)

    def _damped(self, row: dict[int, float]) -> Row:
        """As of today, and less for what is famous."""
        items = np.fromiter(row, np.int64, len(row))
        fall = 2.0 ** (-(self._now - self._at[0]) / FASHION_S)
        worth = np.fromiter(row.values(), np.float64, len(row)) * fall
        return items, worth * (self._fame[items] * fall + 1) ** -DAMPING


def _matrix(rows: list[Row], items: int) -> Matrix:
    owner = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
    column, value = (np.concatenate([np.zeros(0), *(row[side] for row in rows)]) for side in (0, 1))
    return ordered(sparse.csr_matrix((value, (owner, column.astype(np.int64))), shape=(len(rows), items)))
