"""What no person does (DOMAIN F11). Thresholds are ours [D] and generous: an innocent person must not be near them."""

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns, Kind
from guang.learning.integrity import lockstep
from guang.learning.integrity.types import HASTE, LOCKSTEP, OVERTIME, UNWATCHED, Weighed

Ids = NDArray[np.int64]

MOST = ((60_000, 120), (3_600_000, 1_500))
"""So many deliberate acts within a minute and within an hour are believed in full: two a second, and one in 2.4 seconds
for an hour on end. Whoever does n times as many weighs an n-th."""

DELIBERATE = tuple(set(Kind) - {Kind.impression, Kind.play, Kind.skip, Kind.dwell, Kind.search})
"""Kinds that need a hand; the others come by themselves as one scrolls."""

PART_WATCHED = 4
"""A clip that ended after less than a fourth of its length was not watched to its end."""

UNWATCHED_LEAST = 5
"""So many such ends, if they are most of a viewer's ends, are no matter of jumping ahead now and then."""

HOUR_MS = 3_600_000
HOURS_AT_ONCE = 3
"""More than three hours watched within one hour are not watched by one person on several screens. A clip may be played
over and over, so that watching longer than it lasts is no sign of anything."""


def weigh(acts: BehaviourColumns) -> Weighed:
    """Look through a window of behaviour. About as long as sorting it a few times; memory is a few times its own."""
    acts = acts.where((acts.viewer > 0) & (acts.subject > 0))
    viewers, who = np.unique(acts.viewer, return_inverse=True)
    weights, reasons = np.ones(len(viewers)), np.full(len(viewers), "", dtype="U9")
    for reason, found in (
        (HASTE, haste(acts, who, len(viewers))),
        (UNWATCHED, np.where(unwatched(acts, who, len(viewers)), 0.0, 1.0)),
        (OVERTIME, np.where(overtime(acts, who, len(viewers)), 0.0, 1.0)),
        (LOCKSTEP, np.where(np.isin(viewers, lockstep.members(acts)), 0.0, 1.0)),
    ):
        lower = found < weights
        weights[lower], reasons[lower] = found[lower], reason
    light = np.flatnonzero(weights < 1.0)
    return Weighed(viewers[light], weights[light], tuple(reasons[light].tolist()))


def haste(acts: BehaviourColumns, who: Ids, size: int) -> NDArray[np.float64]:
    """Weight by pace: 1 up to `MOST`, and falling as the busiest span goes beyond."""
    chosen = np.isin(acts.kind, DELIBERATE)
    who, at = who[chosen], acts.at_ms[chosen]
    weights = np.ones(size)
    for span, most in MOST:
        _, first, times = np.unique(_pairs(who, at // span), return_index=True, return_counts=True)
        np.minimum.at(weights, who[first], np.minimum(1.0, most / times))
    return weights


def unwatched(acts: BehaviourColumns, who: Ids, size: int) -> NDArray[np.bool_]:
    """Who lets clips end that were not watched; ends without lengths say nothing."""
    ends = (acts.kind == Kind.finish) & (acts.duration_ms > 0) & (acts.watched_ms > 0)
    false = ends & (acts.watched_ms < acts.duration_ms // PART_WATCHED)
    all_ends, false_ends = np.bincount(who[ends], minlength=size), np.bincount(who[false], minlength=size)
    return np.asarray((false_ends >= UNWATCHED_LEAST) & (2 * false_ends > all_ends))


def overtime(acts: BehaviourColumns, who: Ids, size: int) -> NDArray[np.bool_]:
    """Who watched for longer than the hour, several times over. One long view is laid to the hour in which it ended."""
    played = acts.kind == Kind.play
    who, at = who[played], acts.at_ms[played]
    watched = np.clip(acts.watched_ms[played].astype(np.int64), 0, HOUR_MS)
    _, first, hour = np.unique(_pairs(who, at // HOUR_MS), return_index=True, return_inverse=True)
    too_long = np.bincount(hour, watched, len(first)) > HOURS_AT_ONCE * HOUR_MS
    found = np.zeros(size, bool)
    found[who[first[too_long]]] = True
    return found


def _pairs(ones: Ids, others: Ids) -> Ids:
    """One number for each pair."""
    return ones << 32 | (others & 0xFFFFFFFF)
