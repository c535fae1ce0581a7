"""What somebody touched lately, once more."""

import numpy as np
from scipy import sparse

from guang.learning.laboratory.channels.base import LONGEST, Channel, ordered
from guang.learning.laboratory.types import Histories, Matrix


class Own(Channel):
    """The items of the context, the last first: hard to beat where people come back to what they know."""

    def __init__(self, name: str = "own") -> None:
        self.names = self.proposes = (name,)
        self._items = 1

    def fit(self, past: Histories, items: int) -> None:
        """There is nothing to learn."""
        del past
        self._items = items

    def ask(self, contexts: Histories) -> dict[str, Matrix]:
        """One over how many turns ago."""
        owner, turns = contexts.owner, contexts.turns_ago
        newest = np.unique((owner * self._items + contexts.items)[::-1], return_index=True)[1]
        newest = len(turns) - 1 - newest[turns[::-1][newest] < 4 * LONGEST]
        flat = ((1.0 / (1 + turns[newest])).astype(np.float32), (owner[newest], contexts.items[newest]))
        return {self.names[0]: ordered(sparse.csr_matrix(flat, shape=(len(contexts), self._items)))}
