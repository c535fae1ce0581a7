"""What an item is: its age, its sort, its price."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.catalogue import Catalogue
from guang.learning.features.types import Acts, Question, Sort


class ItemFacts:
    """Reads the catalogue; keeps nothing itself."""

    names = ("item_age_log_h", "item_is_video", "item_is_product", "item_price_log")

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def update(self, acts: Acts) -> None:
        """Behaviour changes no attribute."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """Age as log(1 + hours) since publication, price as log of minor units."""
        of, rows = self._catalogue, question.items
        of.reach(of.items.size)
        age = np.log1p(np.maximum(question.now - of.published[rows], 0) / 3600)
        sort = of.sort[rows]
        return np.column_stack([age, sort == Sort.VIDEO, sort == Sort.PRODUCT, np.log(of.price[rows])]).astype(
            np.float32
        )
