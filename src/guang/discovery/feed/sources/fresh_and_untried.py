"""Source: what hardly anybody has seen."""

from random import Random
from typing import ClassVar

import numpy as np

from guang.discovery.feed import rules
from guang.discovery.feed.types import FeedQuery
from guang.kernel.params import Param
from guang.kernel.pipeline import Found, Source
from guang.learning import serving

POOL = Param("feed.explore.pool", 40, low=0, high=1000)
"""How many fresh and untried items are drawn as candidates; some of them are drawn again for the exploration slots."""

_DRAWN_FROM = 400
"""So many hold a lot for this viewer in this minute; whoever holds none now may hold one in the next."""


class FreshAndUntried(Source[FeedQuery]):
    """New and little-shown items, drawn with chances that are written down.

    The column ``chance`` is that of coming into this draw. The selector draws from those that the filters leave; the
    product of the two chances is what an off-policy estimate divides by (double expansion: Särndal, Swensson &
    Wretman 1992, §9.3). The draw follows from the page's id and can be repeated.
    """

    writes: ClassVar[tuple[str, ...]] = ("chance",)

    def __init__(self, model: serving.Model, sort: serving.Sort) -> None:
        self._model = model
        self._sort = sort

    def find(self, query: FeedQuery) -> Found:
        """The drawn, in no particular order."""
        untried = self._model.candidates("fresh", query.viewer, _DRAWN_FROM, now=query.now, sort=self._sort)
        new = ~np.isin(rules.fingerprints(untried.ids), query.shown)
        ids, weights = untried.ids[new], np.maximum(untried.scores[new].astype(np.float64), 1e-9)
        chance = rules.chances(weights, int(POOL.of(query.knobs)))
        drawn = rules.draw(chance, Random(int(query.page)).random())
        return Found(ids[drawn], {"chance": chance[drawn]})
