"""Items touched by the same people."""

import numpy as np

from guang.learning.laboratory.channels.base import ItemToItem, likest, ordered, scaled, touched
from guang.learning.laboratory.types import Histories, Matrix

MOST_OF_A_PERSON = 200
"""The last acts of a person that count: the square of a history is what it costs."""


class ItemKnn(ItemToItem):
    """Cosine between the sets of people of two items; long histories and famous items count for less.

    Source: Sarwar, Karypis, Konstan, Riedl, "Item-based collaborative filtering", WWW 2001; weights by inverse
    frequency after Salton and Buckley, 1988.
    """

    def __init__(
        self,
        fades: dict[str, float],
        *,
        proposes: tuple[str, ...],
        shrink: float = 5.0,
        own: bool = False,
    ) -> None:
        """Set up.

        Args:
            shrink: added to every norm, so that two items with one person in common are not the same.
            own: whether an item is tied to itself.
        """
        super().__init__(fades, proposes=proposes)
        self._shrink, self._own = shrink, own

    def ties(self, past: Histories, items: int) -> Matrix:
        """Cosines."""
        whole = touched(past.keep(past.turns_ago < MOST_OF_A_PERSON), items)
        length = np.maximum(np.asarray(whole.sum(1)).ravel(), 1)
        people = np.maximum(np.asarray(whole.sum(0)).ravel(), 1)
        weighed = scaled(whole, rows=length**-0.5, columns=np.log(1 + len(past) / people) ** 0.5)
        norm = np.asarray(weighed.multiply(weighed).sum(0)).ravel()
        scale = (norm + self._shrink * max(float(norm.mean()), 1e-9)) ** -0.5
        unit = ordered(scaled(weighed, columns=scale))
        found = likest(ordered(unit.T), unit)
        if not self._own:
            found.setdiag(0)
        return ordered(found)
