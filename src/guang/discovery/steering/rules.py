"""Arithmetic of steering: which knobs a viewer's dials turn, and how far."""

from types import MappingProxyType
from typing import Final

from guang.discovery.steering.types import FURTHEST, MIDDLE, Dials
from guang.kernel.params import Knobs, Param

FAMILIAR: Final = Param("feed.inclination.familiar", 0.0, low=-1, high=1)
"""How far the page leans: 1 towards the creators and topics that a viewer knows, −1 away from them."""

GOODS: Final = Param("feed.inclination.goods", 0.0, low=-1, high=1)
"""How far the page leans: 1 towards what carries goods, −1 away from it."""

GOODS_MOST: Final = Param("feed.commerce.most", 4, low=0, high=50)
"""Of ``feed.commerce.window`` items in a row, so many may carry products, as long as there are others."""

GOODS_WINDOW: Final = Param("feed.commerce.window", 5, low=1, high=50)
"""The stretch over which product-bearing items are counted. Source: DOMAIN A1, commerce density cap."""

EXPLORE_SHARE: Final = Param("feed.explore.share", 0.1, low=0, high=0.5)
"""The share of slots kept for what is fresh and untried."""


def knobs(dials: Dials, before: Knobs) -> Knobs:
    """The knobs of a request once the viewer's dials have turned them.

    A dial moves from where a policy or experiment left its knob to the end of the range: half the way at the first
    notch, all the way at the second. Exploration goes from none (all familiar) to three times as much (all new), and
    the commerce cap from one item in a stretch to the whole stretch. With both dials in the middle nothing is copied.
    """
    if dials == MIDDLE:
        return before
    turned = dict(before)
    familiar, goods = dials.familiar / FURTHEST, dials.goods / FURTHEST
    if familiar:
        explored = EXPLORE_SHARE.of(before)
        turned[FAMILIAR.name] = _towards(FAMILIAR.of(before), familiar, FAMILIAR.low, FAMILIAR.high)
        turned[EXPLORE_SHARE.name] = _towards(explored, -familiar, 0.0, min(3 * explored, EXPLORE_SHARE.high))
    if goods:
        turned[GOODS.name] = _towards(GOODS.of(before), goods, GOODS.low, GOODS.high)
        most, window = GOODS_MOST.of(before), GOODS_WINDOW.of(before)
        turned[GOODS_MOST.name] = _towards(most, goods, min(1.0, most), max(window, most))
    return MappingProxyType(turned)


def _towards(value: float, share: float, low: float, high: float) -> float:
    """From a value that share of the way to the upper end, or for a negative share to the lower."""
    end = high if share > 0 else low
    return value + abs(share) * (end - value)
