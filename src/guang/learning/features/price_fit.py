"""How an item's price stands to what the viewer usually looks at."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.catalogue import Catalogue
from guang.learning.features.types import Acts, Question


class PriceFit:
    """The trail tells the usual price; nothing else is kept."""

    names = ("price_above_usual", "price_off_usual")

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def update(self, acts: Acts) -> None:
        """The trail remembers already."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """log(price / usual) and its size in the viewer's own spread; unknown without two priced touches."""
        prices = np.log(self._catalogue.price[question.trail.items])
        prices = prices[np.isfinite(prices)]
        if len(prices) < 2:
            return np.full((len(question.items), 2), np.nan, np.float32)
        above = np.log(self._catalogue.price[question.items]) - prices.mean()
        return np.column_stack([above, np.abs(above) / (prices.std() + 0.25)]).astype(np.float32)
