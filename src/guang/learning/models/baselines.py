"""What every ranking has to beat: popularity, and item-kNN."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Scores = NDArray[np.float64]


class Popularity:
    """Items by the number of distinct viewers, the same for everybody."""

    def __init__(self, viewers: NDArray[np.int64], items: NDArray[np.int64], size: int) -> None:
        """Count; ``viewers`` and ``items`` are rows, one line an act, items below ``size``."""
        pairs = np.unique(viewers << 32 | items)
        self._people = np.bincount(pairs & 0xFFFFFFFF, minlength=size).astype(np.float64)

    def scores(self, held: NDArray[np.int64]) -> Scores:
        """A score of every item."""
        return self._people


class ItemKnn:
    """Cosine between the sets of viewers of two items, summed over the items that a viewer holds; all neighbours.

    Source: Sarwar, Karypis, Konstan, Riedl, "Item-based collaborative filtering", WWW 2001. The matrix of
    similarities is never made: scores are two sparse products.
    """

    def __init__(self, viewers: NDArray[np.int64], items: NDArray[np.int64], size: int) -> None:
        """Take in who touched what; arguments as for `Popularity`."""
        pairs = np.unique(viewers << 32 | items)
        rows, columns = pairs >> 32, pairs & 0xFFFFFFFF
        people = np.bincount(columns, minlength=size)
        norm = 1 / np.sqrt(np.maximum(people, 1))
        shape = (int(rows.max(initial=0)) + 1, size)
        self._by_viewer = sparse.csr_matrix((norm[columns], (rows, columns)), shape=shape)
        self._by_item = self._by_viewer.T.tocsr()
        self._norm = norm

    def scores(self, held: NDArray[np.int64]) -> Scores:
        """A score of every item; those held are not taken out."""
        likeness = np.zeros(self._by_viewer.shape[0])
        for item in held[held < self._by_item.shape[0]]:
            start, end = self._by_item.indptr[item], self._by_item.indptr[item + 1]
            likeness[self._by_item.indices[start:end]] += self._by_item.data[start:end]
        return np.asarray(self._by_item @ likeness)
