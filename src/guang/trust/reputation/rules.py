"""From counts to scores: shrink, rank within the industry, weigh. All stores at once, one column an array.

Source: DOMAIN F8. A rate of few cases is drawn towards its industry's rate (a Beta prior whose mean is that rate), so
that one unlucky order does not ruin a small store; ranks replace rates, so that an industry in which everything is
fragile is not punished for it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.trust.reputation.rulebook import Rulebook

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NO_INDUSTRY: Final = -1


@dataclass(frozen=True, slots=True)
class Board:
    """The counts of ``n`` stores under ``m`` metrics.

    Attributes:
        industry: int64[n]; `NO_INDUSTRY` where unknown.
        orders: int64[n], delivered in the window.
        counted: float64[n, m], decayed numerators.
        cases: float64[n, m], decayed denominators.
    """

    industry: Ints
    orders: Ints
    counted: Floats
    cases: Floats


@dataclass(frozen=True, slots=True)
class Standings:
    """The scores of ``n`` stores; NaN where there is none.

    Attributes:
        points: float64[n].
        dimensions: float64[n, d], in the order of the rulebook's weights.
        rates: float64[n, m], shrunk.
        ranks: float64[n, m], in 0..1.
    """

    points: Floats
    dimensions: Floats
    rates: Floats
    ranks: Floats


def score(board: Board, book: Rulebook) -> Standings:
    """Score every store at once.

    Only stores with enough orders are ranked, and only against each other; a store without cases under a metric has
    its industry's rate there. Metrics and dimensions without any case give their weight to the others.
    """
    eligible = board.orders >= book.fewest_orders
    pools = _pools(board.industry, eligible, book.fewest_peers)
    n, m = board.counted.shape
    rates, ranks = np.full((n, m), np.nan), np.full((n, m), np.nan)
    for pool in pools:
        for column, metric in enumerate(book.metrics):
            rates[pool, column] = _shrunk(board.counted[pool, column], board.cases[pool, column], metric.prior)
            ranks[pool, column] = _mid_ranks(rates[pool, column], is_high_good=metric.better == "high")
    dimensions = _dimensions(ranks, book)
    weights = np.array(list(book.weights.values()))
    return Standings(_mean(dimensions, weights), dimensions, rates, ranks)


def _pools(industry: Ints, eligible: NDArray[np.bool_], fewest: int) -> list[Ints]:
    """Who is compared with whom: industries that are large enough, and all stores of the others together with them.

    A store of a small industry is ranked among all eligible stores; its pool is therefore everybody, of which only its
    own row is kept.
    """
    rows = np.flatnonzero(eligible)
    if not len(rows):
        return []
    kinds, inverse, sizes = np.unique(industry[rows], return_inverse=True, return_counts=True)
    is_large = (sizes >= fewest) & (kinds != NO_INDUSTRY)
    large = [rows[inverse == kind] for kind in np.flatnonzero(is_large)]
    return large if is_large.all() else [rows, *large]


def _shrunk(counted: Floats, cases: Floats, prior: float) -> Floats:
    """Rates with ``prior`` imagined cases at the pool's own rate; NaN for all if the pool has no case."""
    total = cases.sum()
    if total <= 0:
        return np.full_like(counted, np.nan)
    return np.asarray((counted + prior * counted.sum() / total) / (cases + prior))


def _mid_ranks(rates: Floats, *, is_high_good: bool) -> Floats:
    """The share of the others that do worse, equals counting half; a store alone stands in the middle."""
    n = len(rates)
    if n == 1 or np.isnan(rates).any():
        return np.where(np.isnan(rates), np.nan, 0.5)
    good = np.round(rates if is_high_good else -rates, 12)
    ordered = np.sort(good)
    worse = np.searchsorted(ordered, good, side="left")
    equal = np.searchsorted(ordered, good, side="right") - worse - 1
    return np.asarray((worse + 0.5 * equal) / (n - 1))


def _dimensions(ranks: Floats, book: Rulebook) -> Floats:
    found = []
    for dimension in book.weights:
        columns = [place for place, metric in enumerate(book.metrics) if metric.dimension == dimension]
        weights = np.array([book.metrics[place].weight for place in columns])
        found.append(book.lowest + (100 - book.lowest) * _mean(ranks[:, columns], weights))
    return np.column_stack(found)


def _mean(values: Floats, weights: Floats) -> Floats:
    """Weighted means of rows, over what is not NaN; NaN where nothing is."""
    known = ~np.isnan(values)
    share = known @ weights
    total = np.where(known, values, 0.0) @ weights
    return np.asarray(np.divide(total, share, out=np.full(len(values), np.nan), where=share > 0))
