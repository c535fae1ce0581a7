"""Histories like this one, and what was touched in them."""

import numpy as np
from scipy import sparse

from guang.learning.laboratory.channels.base import Channel, attention, nearest, ordered, scaled, touched
from guang.learning.laboratory.types import Histories, Matrix

MOST_OF_AN_ITEM = 2000
"""Of the histories that hold an item, the youngest count: a famous item tells little, and would fill the memory."""

AT_ONCE = 200
"""Contexts that are compared with all histories together."""


class SessionKnn(Channel):
    """The nearest histories by weighted overlap; their items, by how near they are.

    Source: Ludewig and Jannach, "Evaluation of session-based recommendation algorithms", UMUAI 2018 (V-SKNN).
    """

    def __init__(self, name: str, *, neighbours: int = 300, fade: float = 0.8) -> None:
        self.names = self.proposes = (name,)
        self._neighbours, self._fade = neighbours, fade
        self._whole: Matrix = sparse.csr_matrix((1, 1))
        self._by_item: Matrix = sparse.csr_matrix((1, 1))

    def fit(self, past: Histories, items: int) -> None:
        """Remember who touched what."""
        self._whole = touched(past, items)
        length = np.maximum(np.asarray(self._whole.sum(1)).ravel(), 1)
        people = np.maximum(np.asarray(self._whole.sum(0)).ravel(), 1)
        rare = np.log(1 + len(past) / people)
        self._by_item = _youngest(ordered(scaled(self._whole, rows=length**-0.5, columns=rare).T), MOST_OF_AN_ITEM)

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """The items of the nearest."""
        wanted = attention(contexts, self._whole.shape[1], self._fade)
        parts = [self._near(wanted[begin : begin + AT_ONCE]) for begin in range(0, len(contexts), AT_ONCE)]
        return {self.names[0]: ordered(sparse.vstack(parts))}

    def _near(self, wanted: Matrix) -> Matrix:
        return ordered(nearest(ordered(wanted @ self._by_item), self._neighbours) @ self._whole)


def _youngest(by_item: Matrix, most: int) -> Matrix:
    """Of each row the last so many columns."""
    lengths = np.diff(by_item.indptr)
    left = np.repeat(by_item.indptr[1:], lengths) - np.arange(len(by_item.indices)) <= most
    starts = np.concatenate([[0], np.cumsum(np.minimum(lengths, most))])
    return sparse.csr_matrix((by_item.data[left], by_item.indices[left], starts), shape=by_item.shape)
