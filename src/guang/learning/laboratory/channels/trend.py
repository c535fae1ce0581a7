"""How an item does at the moment: new or old, rising or passed, touched just now by somebody else."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning.laboratory.channels.base import Channel, ordered
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows

HOUR_S = 3600.0
WINDOWS_S = {"hour": HOUR_S, "day": 24 * HOUR_S, "week": 7 * 24 * HOUR_S}
DEPTH = 50


class Trend(Channel):
    """Touches of each item in windows that end at the question, and what was touched most during the day before.

    Of what it knows, a question hears what happened before it only.
    """

    names = proposes = ("trend",)

    def __init__(self, log: Histories | None = None) -> None:
        """Set up; with a ``log`` that is what it knows from then on, else what it is fitted on. Both have times."""
        self._log, self._items = log, 0

    def fit(self, past: Histories, items: int) -> None:
        """Put times in order, of each item and of all."""
        known = self._log or past
        if self._log is not None and self._items == items:
            return
        assert known.at is not None
        self._items, self._begin = items, float(known.at.min(initial=0.0))
        # Item and time in one number, so that one search finds how many came before.
        self._wide = float(known.at.max(initial=0.0)) - self._begin + 1.0
        order = np.lexsort((known.at, known.items))
        self._times = known.at[order] - self._begin
        self._keys = known.items[order] * self._wide + self._times
        self._first = np.searchsorted(known.items[order], np.arange(items))
        by_time = np.argsort(known.at, kind="stable")
        self._at, self._touched = known.at[by_time], known.items[by_time]

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """Without a moment nothing is in fashion."""
        return {"trend": sparse.csr_matrix((len(contexts), self._items), dtype=np.float32)}

    def answer(self, questions: Questions) -> dict[str, Matrix]:
        """What was touched most during the day before the full hour."""
        assert questions.at is not None
        hours, which = np.unique(np.floor(questions.at / HOUR_S), return_inverse=True)
        rows = [self._most(hour * HOUR_S) for hour in hours.tolist()]
        owner = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
        column, value = (np.concatenate([row[side] for row in rows]) for side in (0, 1))
        by_hour = sparse.csr_matrix((value, (owner, column)), shape=(len(rows), self._items), dtype=np.float32)
        return {"trend": ordered(by_hour[which])}

    def _most(self, now: float) -> tuple[Rows, Rows]:
        begin, end = np.searchsorted(self._at, (now - WINDOWS_S["day"], now))
        item, count = np.unique(self._touched[begin:end], return_counts=True)
        best = np.argsort(-count, kind="stable")[:DEPTH]
        return item[best], count[best]

    def describe(self, asked: Questions, question: Rows, item: Rows) -> dict[str, NDArray[np.float32]]:
        """Touches within an hour, a day and a week; since when it is known, and since when nobody has touched it."""
        assert asked.at is not None
        now = asked.at[question] - self._begin
        until = self._before(item, now)
        first = self._first[item]
        found = {"trend_ever": np.log1p(until - first)}
        for name, window in WINDOWS_S.items():
            found[f"trend_{name}"] = np.log1p(until - self._before(item, now - window))
        last = max(len(self._times) - 1, 0)
        for name, place in (("age", first), ("rest", until - 1)):
            passed = np.log1p(np.maximum(now - self._times[np.clip(place, 0, last)], 0))
            found[f"trend_{name}"] = np.where(until > first, passed, 0)
        return {name: np.asarray(column, np.float32) for name, column in found.items()}

    def _before(self, item: Rows, now: NDArray[np.float64]) -> Rows:
        """How many touches, in order of item and time, come before each of these moments."""
        return np.asarray(np.searchsorted(self._keys, item * self._wide + np.clip(now, 0, self._wide)))
