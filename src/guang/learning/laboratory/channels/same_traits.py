"""Items of the same kind: category, brand, and whatever else is known about them."""

import numpy as np

from guang.learning.laboratory.channels.base import ItemToItem, likest, ordered, scaled
from guang.learning.laboratory.types import Histories, Matrix

MOST_TIES = 200
"""Items tied to one item at most: a wide category says little, and its square would not fit."""


class SameTraits(ItemToItem):
    """Cosine between the traits of two items, rare traits counting for more. Knows items that nobody has touched."""

    def __init__(self, traits: Matrix, fades: dict[str, float], *, proposes: tuple[str, ...]) -> None:
        super().__init__(fades, proposes=proposes)
        self._traits = traits

    def ties(self, past: Histories, items: int) -> Matrix:
        """Cosines of traits; what was touched does not matter."""
        held = np.maximum(np.asarray(self._traits.sum(0)).ravel(), 1)
        weighed = scaled(self._traits, columns=np.log(1 + self._traits.shape[0] / held))
        norm = np.sqrt(np.maximum(np.asarray(weighed.multiply(weighed).sum(1)).ravel(), 1e-9))
        unit = ordered(scaled(weighed, rows=1 / norm))
        found = likest(unit, ordered(unit.T), MOST_TIES)
        found.setdiag(0)
        return ordered(found)
