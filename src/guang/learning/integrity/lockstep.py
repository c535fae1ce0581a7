"""Groups of viewers that do the same at the same time, again and again.

What two viewers do with one item within the same minutes is a coincidence; how telling it is depends on how many do
anything with that item at all. Two people who watch the famous clip of the day prove nothing. Two who meet at one
obscure item after another do.

Source: Cao, Yang, Yu, Palow, "Uncovering Large Groups of Active Malicious Accounts in Online Social Networks"
(SynchroTrap), CCS 2014: acts within a time window as tokens, pairs, components; Beutel, Xu, Guruswami, Palow,
Faloutsos, "CopyCatch", WWW 2013: lockstep as the same items at about the same times. Differences: coincidences are
weighed by how rare they are, and pairs are looked for among a few neighbours in one fixed order, so that the cost stays
linear.
Twin: ``tests/learning/integrity/test_lockstep.py``, every pair of viewers by sets.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from guang.journal import BehaviourColumns, Kind

Ids = NDArray[np.int64]

TOGETHER_MS = 15 * 60_000
"""Acts on one item within the same quarter of an hour are together. Quarters are laid twice, half a quarter apart, so
that those who act within half a quarter are always together in one of the two."""

SHARED = 6
"""So many coincidences a pair needs at least, however rare: the launch of one thing brings many together once."""

SPARE_BITS = 10.0
"""A pair must be so unlikely that among all pairs of strangers one would be expected in 2 ** 10 windows. A coincidence
at an item that one in n viewers of the window touches counts log2(n) bits."""

LIKENESS = 1 / 3
"""The share of the less active one's doings that must be coincidences: two busy people meet here and there."""

GROUP = 5
"""So many viewers make a group. Friends who stroll together are fewer, and fewer lift nothing."""

NEIGHBOURS = 8
"""Viewers of one item and time are put into an order that is the same everywhere, and each is paired with so many next
to them. Members of a group stay near one another as long as they are one in eight there; all pairs of a crowd would
cost its square."""

GLANCE_MS = 3000
"""A play below this is scrolling past."""

_UNSEEN = (Kind.impression, Kind.skip, Kind.search)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def members(acts: BehaviourColumns) -> Ids:
    """Everybody who belongs to a group, in order of id."""
    counted = ~np.isin(acts.kind, _UNSEEN) & ((acts.kind != Kind.play) | (acts.watched_ms >= GLANCE_MS))
    if not counted.any():
        return np.empty(0, np.int64)
    viewers, who = np.unique(acts.viewer[counted], return_inverse=True)
    order = np.argsort(viewers.astype(np.uint64) * _SPREAD, kind="stable")  # so that neighbours are no cohort
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    items, what = np.unique(acts.subject[counted], return_inverse=True)
    audience = np.bincount(_distinct(what.astype(np.int64) << 32 | place[who]) >> 32, minlength=len(items))
    bits = np.log2(len(viewers) / audience)
    at = acts.at_ms[counted]
    pairs = [_strong(place[who], what, (at + lead) // TOGETHER_MS, bits) for lead in (0, TOGETHER_MS // 2)]
    ones, others = np.concatenate(pairs, axis=1)
    return np.sort(viewers[order[_groups(ones, others, len(viewers))]])


def _strong(who: Ids, what: Ids, when: Ids, bits: NDArray[np.float64]) -> NDArray[np.int64]:
    """Pairs that met too often to be strangers: two lines of viewers.

    Whatever somebody does with an item within one quarter is one token: a play, its end and a like are one coincidence.
    """
    span = int(when.max() - when.min()) + 1
    tokens, of = np.unique(what.astype(np.int64) * span + (when - when.min()), return_inverse=True)
    lines = _distinct(of.astype(np.int64) << 32 | who)
    token, viewer = lines >> 32, lines & 0xFFFFFFFF
    active = np.bincount(viewer)
    company = np.bincount(token) > 1
    often = np.bincount(viewer, company[token], len(active)) >= SHARED
    able = company[token] & often[viewer]
    token, viewer = token[able], viewer[able]
    met = [(np.flatnonzero(token[step:] == token[:-step]), step) for step in range(1, NEIGHBOURS + 1)]
    keys = np.concatenate([viewer[here] << 32 | viewer[here + step] for here, step in met])
    pairs, times = np.unique(keys, return_counts=True)
    pairs, times = pairs[times >= SHARED], times[times >= SHARED]
    if len(pairs) == 0:
        return np.empty((2, 0), np.int64)
    place = np.minimum(np.searchsorted(pairs, keys), len(pairs) - 1)
    mine = pairs[place] == keys
    rare = np.concatenate([bits[tokens[token[here]] // span] for here, _ in met])
    telling = np.bincount(place[mine], rare[mine], len(pairs))
    ones, others = pairs >> 32, pairs & 0xFFFFFFFF
    alike = times >= LIKENESS * np.minimum(active[ones], active[others])
    strong = (telling >= 2 * np.log2(len(active)) + SPARE_BITS) & alike
    return np.stack([ones[strong], others[strong]])


def _distinct(values: Ids) -> Ids:
    """Each value once, in order; there is at least one. Far quicker here than the hash table of ``np.unique``."""
    values = np.sort(values)
    return values[np.r_[True, values[1:] != values[:-1]]]


def _groups(ones: Ids, others: Ids, size: int) -> NDArray[np.bool_]:
    """Who belongs to a connected group of `GROUP` or more."""
    graph = sparse.coo_matrix((np.ones(len(ones), np.int8), (ones, others)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return np.asarray(np.bincount(label)[label] >= GROUP)
