"""Histories like this one, and what was touched in them."""

import numpy as np
from scipy import sparse

from guang.learning.laboratory.channels.base import Channel, attention, nearest, ordered, scaled, touched
from guang.learning.laboratory.types import Histories, Matrix


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
        self._by_item = ordered(scaled(self._whole, rows=length**-0.5, columns=rare).T)

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """The items of the nearest."""
        likeness = ordered(attention(contexts, self._whole.shape[1], self._fade) @ self._by_item)
        return {self.names[0]: ordered(nearest(likeness, self._neighbours) @ self._whole)}
