"""What is known of people, and what they said to what was shown by lot."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory.types import Matrix, Rows

Mask = NDArray[np.bool_]
REHEARSED = 0.2
"""Of those who teach, the share that is asked in a rehearsal."""


@dataclass(frozen=True, slots=True)
class Exposures:
    """One line a showing, person by person.

    Attributes:
        likes: people × items, 1 where somebody liked something under the platform's own policy; known of everybody.
        person: of each showing, in order.
        item: that was drawn for them by lot.
        yes: what they said to it, 0 or 1.
        teaches: by person, whose answers may be learnt from; the others are the test.
    """

    name: str
    likes: Matrix
    person: Rows
    item: Rows
    yes: NDArray[np.float32]
    teaches: Mask

    @property
    def people(self) -> int:
        """How many there are, rows from 0."""
        return int(self.likes.shape[0])

    @property
    def items(self) -> int:
        """How many there are, rows from 0."""
        return int(self.likes.shape[1])

    @property
    def taught(self) -> Mask:
        """The lines that may be learnt from."""
        return np.asarray(self.teaches[self.person])

    def rehearsal(self, seed: int = 1) -> "Exposures":
        """The same task made of those who teach alone: a fifth of them is asked. Every choice was made on this."""
        kept = self.taught
        asked = np.random.default_rng(seed).random(self.people) < REHEARSED
        return replace(
            self,
            name=f"{self.name}_rehearsal",
            person=self.person[kept],
            item=self.item[kept],
            yes=self.yes[kept],
            teaches=self.teaches & ~asked,
        )
