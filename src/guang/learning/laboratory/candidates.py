"""From what the channels say to lines for a ranker: one line a candidate, columns for everything known about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory import own
from guang.learning.laboratory.channels import Channel
from guang.learning.laboratory.channels.base import nearest
from guang.learning.laboratory.own import Column
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows

BATCH = 1000
LATE_SHARE = 0.1
"""The last tenth of all histories says what is in fashion."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Candidates of many questions, question by question.

    Attributes:
        rows: lines × columns.
        item: of each line.
        sizes: lines of each question.
        names: of the columns.
        alone: lines that nobody but a channel on trial proposed.
    """

    rows: NDArray[np.float32]
    item: Rows
    sizes: Rows
    names: tuple[str, ...]
    alone: NDArray[np.bool_]

    @property
    def question(self) -> Rows:
        """Whose each line is."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def pick(self, questions: NDArray[np.bool_]) -> "Lines":
        """The lines of some questions."""
        kept = questions[self.question]
        return Lines(self.rows[kept], self.item[kept], self.sizes[questions], self.names, self.alone[kept])

    def without(self, trial: str) -> "Lines":
        """As they would be had the channel on trial never been there."""
        columns = [at for at, name in enumerate(self.names) if name.split("_")[0] != trial]
        kept = ~self.alone
        sizes = np.bincount(self.question[kept], minlength=len(self.sizes))
        names = tuple(self.names[at] for at in columns)
        return Lines(self.rows[kept][:, columns], self.item[kept], sizes, names, np.zeros(int(kept.sum()), bool))

    def hits(self, targets: Rows) -> NDArray[np.bool_]:
        """Which lines are what came next."""
        return np.asarray(self.item == targets[self.question])

    def ranks(self, scores: NDArray[np.floating], targets: Rows, missed: int) -> Rows:
        """The rank of each target by the scores of the lines: how many stand higher, and half of its equals."""
        question, hit = self.question, self.hits(targets)
        own = np.full(len(self.sizes), np.nan)
        own[question[hit]] = scores[hit]
        above = np.bincount(question, scores > own[question], len(self.sizes))
        equal = np.bincount(question, scores == own[question], len(self.sizes))
        return np.where(np.isnan(own), missed, above + np.maximum(equal - 1, 0) // 2).astype(np.int64)


class Proposer:
    """Channels, fitted on one past, that propose candidates and describe them."""

    def __init__(self, channels: Sequence[Channel], *, repeats: bool, depth: int, trial: str | None = None) -> None:
        """Set up.

        Args:
            trial: the name of the channel that has yet to prove itself; `Lines.without` leaves it out.
            repeats: whether what is in the context may be proposed; all of it is, then.
            depth: candidates of each column that proposes.
        """
        self._channels, self._repeats, self._depth, self._trial = channels, repeats, depth, trial

    def fit(self, past: Histories, items: int) -> None:
        """Take in what has been."""
        self._items = items
        for channel in self._channels:
            channel.fit(past, items)
        late = past.owner >= len(past) * (1 - LATE_SHARE)
        self._often = np.bincount(past.items, minlength=items).astype(np.float32)
        self._lately = np.bincount(past.items[late], minlength=items).astype(np.float32)
        kinds = range(0 if past.kinds is None else min(int(past.kinds.max(initial=0)) + 1, own.KINDS))
        self._by_kind = [np.bincount(past.items[past.kinds == kind], minlength=items) for kind in kinds]
        self._ends = np.bincount(past.items[past.turns_ago == 0], minlength=items).astype(np.float32)

    def lines(self, questions: Questions) -> Lines:
        """Everything about the candidates of all questions."""
        return joined([self._lines(questions.pick(which)) for which in _batches(len(questions))])

    def _lines(self, questions: Questions) -> Lines:
        contexts = questions.contexts
        said: dict[str, Matrix] = {}
        proposed: dict[str, Rows] = {}
        for channel in self._channels:
            answer = channel.answer(questions)
            said |= answer
            proposed |= {name: _keys(best(answer[name], self._depth), self._items) for name in channel.proposes}
        touched = np.unique(contexts.owner * self._items + contexts.items)
        keys = np.unique(np.concatenate([*proposed.values(), touched]))
        if not self._repeats:
            keys = np.setdiff1d(keys, touched, assume_unique=True)
        others = np.concatenate([touched, *(found for name, found in proposed.items() if name != self._trial)])
        alone = ~np.isin(keys, others)
        question, item = keys // self._items, keys % self._items
        columns = {name: _look_up(matrix, keys, self._items) for name, matrix in said.items()}
        for channel in self._channels:
            columns |= channel.describe(questions, question, item)
        described = _compared(columns, question, len(contexts)) | self._described(contexts, question, item)
        described |= own.columns(questions, question, item)
        sizes = np.bincount(question, minlength=len(contexts))
        rows = np.column_stack(list(described.values())).astype(np.float32)
        return Lines(rows, item, sizes, tuple(described), alone)

    def _described(self, contexts: Histories, question: Rows, item: Rows) -> dict[str, Column]:
        last = contexts.turn(0)
        return {
            "often": np.log1p(self._often[item]),
            "lately": self._lately[item] / (self._often[item] + 1),
            "ends": self._ends[item] / (self._often[item] + 1),
            "length": contexts.lengths[question],
            "last_often": np.log1p(self._often[last])[question],
            **{f"often_{kind}": np.log1p(count[item]) for kind, count in enumerate(self._by_kind)},
        }


def joined(parts: list[Lines]) -> Lines:
    """Lines of several sets of questions, one after the other. The list is emptied on the way: they are held once."""
    sizes, item, alone = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("sizes", "item", "alone")
    )
    names = parts[0].names
    rows = np.empty((len(item), len(names)), np.float32)
    end = len(rows)
    while parts:
        part = parts.pop()
        rows[end - len(part.rows) : end] = part.rows
        end -= len(part.rows)
    return Lines(rows, item, sizes, names, alone)


def best(matrix: Matrix, most: int) -> tuple[Rows, Rows]:
    """The highest so many of each row: rows and columns."""
    top = nearest(matrix, most).tocoo()
    return top.row.astype(np.int64), top.col.astype(np.int64)


def rank_among_all(matrix: Matrix, contexts: Histories, targets: Rows, *, repeats: bool, missed: int) -> Rows:
    """The rank of each target by one column over all items; what scores nothing is missed.

    Where nothing comes again, what is in the context is off the list.
    """
    items = matrix.shape[1]
    owner = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    scores = matrix.data.astype(np.float64)
    if not repeats:
        keys = owner * items + matrix.indices
        scores = np.where(np.isin(keys, contexts.owner * items + contexts.items), -np.inf, scores)
    hit = matrix.indices == targets[owner]
    own = np.full(matrix.shape[0], np.nan)
    own[owner[hit]] = scores[hit]
    above = np.bincount(owner, scores > own[owner], matrix.shape[0])
    equal = np.bincount(owner, scores == own[owner], matrix.shape[0])
    return np.where(np.isnan(own), missed, above + np.maximum(equal - 1, 0) // 2).astype(np.int64)


def _batches(count: int) -> Iterator[Rows]:
    yield from (np.arange(begin, min(begin + BATCH, count)) for begin in range(0, count, BATCH))


def _keys(found: tuple[Rows, Rows], items: int) -> Rows:
    return found[0] * items + found[1]


def _look_up(matrix: Matrix, keys: Rows, items: int) -> NDArray[np.float32]:
    """What a matrix has at each key (row × items + column); 0 where it has nothing."""
    held = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr)) * items + matrix.indices
    if len(held) == 0:
        return np.zeros(len(keys), np.float32)
    at = np.minimum(np.searchsorted(held, keys), len(held) - 1)
    return np.where(held[at] == keys, matrix.data[at], 0).astype(np.float32)


def _compared(columns: dict[str, NDArray[np.float32]], question: Rows, count: int) -> dict[str, Column]:
    """Each score, its rank within the question, and its share of the highest there."""
    compared: dict[str, Column] = {}
    begins = np.searchsorted(question, np.arange(count))
    for name, score in columns.items():
        highest = np.zeros(count, np.float32)
        np.maximum.at(highest, question, score)
        order = np.lexsort((-score, question))
        rank = np.empty(len(score), np.int64)
        rank[order] = np.arange(len(score)) - begins[question]
        compared[name] = score
        compared[f"{name}_rank"] = np.where(score > 0, rank, np.nan)
        compared[f"{name}_share"] = score / (highest[question] + 1e-9)
    return compared
