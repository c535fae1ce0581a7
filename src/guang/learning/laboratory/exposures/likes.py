"""What the likes alone say of a person and an item: places in a space of tastes, neighbours, how much is liked."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from guang.learning.laboratory.types import Matrix, Rows

Floats = NDArray[np.float64]

BATCH = 2000
SURE = 10.0
"""Two items that so many people like are half believed to be neighbours."""


@dataclass(frozen=True, slots=True)
class View:
    """Everybody and everything as directions in one space; all are of the same length, so that the famous do not lead.

    Attributes:
        people: people × width.
        items: items × width.
    """

    people: Floats
    items: Floats

    @classmethod
    def of(cls, likes: Matrix, width: int, *, few: float, famous: float) -> Self:
        """The leading singular directions.

        Args:
            few: how much less each like of somebody counts the more they like, as an exponent.
            famous: the same for items.

        Source: Koren, "Factorization meets the neighborhood", KDD 2008, for directions from implicit likes.
        """
        counts = [np.maximum(np.asarray(likes.sum(side)).ravel(), 1.0) for side in (1, 0)]
        weighed = sparse.diags(counts[0] ** -few) @ likes.astype(np.float64) @ sparse.diags(counts[1] ** -famous)
        left, strength, right = svds(weighed, k=width, random_state=0)
        order = np.argsort(-strength)
        return cls(_even(left[:, order]), _even(right.T[:, order] * strength[order]))


def neighbours(likes: Matrix, person: Rows, item: Rows) -> NDArray[np.float32]:
    """How near an item is to what a person likes, over all their likes: by cosine, and by cosine where it is sure."""
    together = (likes.T @ likes).toarray().astype(np.float32)
    norm = np.sqrt(np.maximum(np.diag(together), 1))
    near = together / np.outer(norm, norm)
    np.fill_diagonal(near, 0)
    sure = near * (together / (together + SURE))
    found = np.zeros((len(person), 2), np.float32)
    liked = np.maximum(np.diff(likes.indptr), 1)
    order = np.argsort(person, kind="stable")
    for begin in range(0, likes.shape[0], BATCH):
        lines = order[slice(*np.searchsorted(person[order], [begin, begin + BATCH]))]
        here = likes[begin : begin + BATCH]
        for column, ties in enumerate((near, sure)):
            found[lines, column] = (here @ ties)[person[lines] - begin, item[lines]]
    return np.asarray(found / liked[person][:, None], np.float32)


def of_people(likes: Matrix) -> Floats:
    """How much each person likes, and how famous the things are."""
    much, fame = np.asarray(likes.sum(1)).ravel(), np.log1p(np.asarray(likes.sum(0)).ravel())
    return np.column_stack([np.log1p(much), np.asarray(likes @ fame).ravel() / np.maximum(much, 1)])


def of_items(likes: Matrix) -> Floats:
    """How many like each item, and how much those like."""
    often, zeal = np.asarray(likes.sum(0)).ravel(), np.log1p(np.asarray(likes.sum(1)).ravel())
    return np.column_stack([np.log1p(often), np.asarray(likes.T @ zeal).ravel() / np.maximum(often, 1)])


def _even(rows: Floats) -> Floats:
    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / length * np.sqrt(rows.shape[1]))
