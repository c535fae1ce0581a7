"""The shape of a channel, and what those have in common that tie items to items."""

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows

MOST_TIES = 500
"""Items tied to one item at most."""
LONGEST = 50
"""Of a context, the last so many acts count."""


class Channel(ABC):
    """One way of proposing items.

    ``proposes`` names the columns whose best become candidates; the others only describe them.
    """

    names: tuple[str, ...]
    proposes: tuple[str, ...]

    @abstractmethod
    def fit(self, past: Histories, items: int) -> None:
        """Take in histories; items are rows below ``items``."""

    @abstractmethod
    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """For each name, scores above 0: contexts × items, in order of column. Nothing to say is 0."""

    def answer(self, questions: Questions) -> dict[str, Matrix]:
        """What it says to questions; the moment of asking matters only to channels that follow a log."""
        return self.ask(questions.contexts)

    def describe(self, asked: Questions, question: Rows, item: Rows) -> dict[str, NDArray[np.float32]]:
        """Scores, at least 0, of any pairs of a question and an item, for names that `ask` knows the best of only."""
        del asked, question, item
        return {}


class ItemToItem(Channel):
    """Ties between items, summed over a context; each name looks at the context with another fading of attention.

    ``fades`` gives what the act before counts for beside the one after it: 1 is all alike, 0 only the last.
    """

    def __init__(self, fades: dict[str, float], *, proposes: tuple[str, ...]) -> None:
        self.names, self._fades, self.proposes = tuple(fades), fades, proposes
        self._ties: Matrix = sparse.csr_matrix((1, 1))

    @abstractmethod
    def ties(self, past: Histories, items: int) -> Matrix:
        """The matrix of ties: items × items."""

    def fit(self, past: Histories, items: int) -> None:
        """Tie items to each other."""
        self._ties = self.ties(past, items)

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """Sum the ties of each context."""
        size = self._ties.shape[0]
        return {name: ordered(attention(contexts, size, fade) @ self._ties) for name, fade in self._fades.items()}


def attention(contexts: Histories, items: int, fade: float) -> Matrix:
    """How much each item of each context counts: contexts × items."""
    near = contexts.turns_ago < (LONGEST if fade > 0 else 1)
    weight = fade ** contexts.turns_ago[near] if fade > 0 else np.ones(int(near.sum()))
    at = (contexts.owner[near], contexts.items[near])
    return sparse.csr_matrix((weight.astype(np.float32), at), shape=(len(contexts), items))


def touched(past: Histories, items: int) -> Matrix:
    """Who touched what, once however often: histories × items."""
    pairs = np.unique(past.owner * items + past.items)
    ones = np.ones(len(pairs), np.float32)
    return sparse.csr_matrix((ones, (pairs // items, pairs % items)), shape=(len(past), items))


def ordered(matrix: Matrix) -> Matrix:
    """The same in the form that is promised: sparse rows of float32, columns in order, nothing stored that is 0."""
    made = sparse.csr_matrix(matrix, dtype=np.float32)
    made.sum_duplicates()
    made.eliminate_zeros()
    return made


def scaled(matrix: Matrix, *, rows: object = None, columns: object = None) -> Matrix:
    """The matrix with each row and each column multiplied by a number."""
    left = matrix if rows is None else sparse.diags(rows) @ matrix
    return left if columns is None else left @ sparse.diags(columns)


def likest(left: Matrix, right: Matrix, most: int = MOST_TIES) -> Matrix:
    """The product of two matrices with the highest so many of each row, never held whole."""
    parts = [nearest(ordered(left[begin : begin + 1000] @ right), most) for begin in range(0, left.shape[0], 1000)]
    return sparse.vstack(parts).tocsr()


def nearest(matrix: Matrix, most: int) -> Matrix:
    """Of each row, the highest so many; of equals, those further right: the younger histories."""
    columns, values, sizes = [], [], []
    for row in range(matrix.shape[0]):
        begin, end = matrix.indptr[row], matrix.indptr[row + 1]
        column, value = matrix.indices[begin:end], matrix.data[begin:end]
        if len(column) > most:
            best = np.argpartition(-(value * (1 + 1e-6 * column / matrix.shape[1])), most)[:most]
            column, value = column[best], value[best]
        columns.append(column)
        values.append(value)
        sizes.append(len(column))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    flat = (np.concatenate(values), np.concatenate(columns), starts)
    return sparse.csr_matrix(flat, shape=matrix.shape)
