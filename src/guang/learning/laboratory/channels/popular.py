"""What most people touch, the same for everybody."""

import numpy as np
from scipy import sparse

from guang.learning.laboratory.channels.base import Channel, ordered
from guang.learning.laboratory.types import Histories, Matrix

DEPTH = 100


class Popular(Channel):
    """The items of most people. What nobody knows anything about still gets a page."""

    def __init__(self, name: str = "popular") -> None:
        self.names = self.proposes = (name,)
        self._row: Matrix = sparse.csr_matrix((1, 1))

    def fit(self, past: Histories, items: int) -> None:
        """Count people."""
        people = np.bincount(np.unique(past.owner * items + past.items) % items, minlength=items).astype(np.float32)
        best = np.sort(np.argsort(-people, kind="stable")[:DEPTH])
        self._row = sparse.csr_matrix((people[best], (np.zeros(len(best), np.int64), best)), shape=(1, items))

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """The same row for each."""
        column = sparse.csr_matrix(np.ones((len(contexts), 1), np.float32))
        return {self.names[0]: ordered(column @ self._row)}
