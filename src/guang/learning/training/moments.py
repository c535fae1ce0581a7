"""Which instants of history to learn from."""

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns, Kind
from guang.learning import features
from guang.learning.features import Group
from guang.learning.training.types import Moments

PER_VIEWER = 30
"""Moments of one viewer at most: a few eager people must not become the taste of all."""

_DRAWN_FOR = (Group.CLICK, Group.FINISH, Group.LIKE, Group.CART, Group.ORDER)

Ids = NDArray[np.int64]
Floats = NDArray[np.float64]


def real_pages(acts: BehaviourColumns, span: tuple[float, float], most: int, rng: np.random.Generator) -> Moments:
    """Pages that people were shown: impressions with their neighbours, at the instant of the first."""
    lines = np.flatnonzero(acts.kind == Kind.impression)
    if len(lines) == 0:
        return nothing()
    page = np.where(acts.page[lines] > 0, acts.page[lines], -(acts.at_ms[lines] // 600_000))
    order = np.lexsort((acts.id[lines], page, acts.viewer[lines]))
    lines, page = lines[order], page[order]
    new = (acts.viewer[lines][1:] != acts.viewer[lines][:-1]) | (page[1:] != page[:-1])
    starts = np.flatnonzero(np.r_[True, new])
    items = [np.unique(part) for part in np.split(acts.subject[lines], starts[1:])]
    viewer, at = acts.viewer[lines[starts]], acts.at_ms[lines[starts]] / 1000.0
    inside = np.flatnonzero((at >= span[0]) & (at < span[1]))
    chosen = inside[np.sort(_sample(viewer[inside], most, rng))]
    return _moments(viewer[chosen], at[chosen], shown=[items[place] for place in chosen])


def first_touches(
    acts: BehaviourColumns,
    span: tuple[float, float],
    most: int,
    rng: np.random.Generator,
    *,
    unshown: bool = True,
    per_viewer: int = PER_VIEWER,
) -> Moments:
    """The instants within a span just before people touched something new.

    Args:
        unshown: only where nobody had noted that the thing was shown to them.
        per_viewer: of each viewer at most.
    """
    groups = features.group_of(acts)
    used = np.flatnonzero(groups >= 0 if unshown else np.isin(groups, _DRAWN_FOR))
    pairs = np.column_stack([acts.viewer[used], acts.subject[used]])
    first = used[np.sort(np.unique(pairs, axis=0, return_index=True)[1])] if len(used) else used
    at = acts.at_ms[first] / 1000.0
    first = first[np.isin(groups[first], _DRAWN_FOR) & (at >= span[0]) & (at < span[1])]
    lines = first[np.sort(_sample(acts.viewer[first], most, rng, per_viewer))]
    return _moments(acts.viewer[lines], acts.at_ms[lines] / 1000.0 - 0.001, target=acts.subject[lines])


def hidden_orders(acts: BehaviourColumns, at: float, most: int, rng: np.random.Generator) -> Moments:
    """One order of each viewer, to be taken out of their history and asked for at ``at``.

    What people would also have wanted is another question than what they touch next: these moments teach the answer
    for those who come back after a while.
    """
    lines = rng.permutation(np.flatnonzero(acts.kind == Kind.order))
    lines = lines[np.sort(np.unique(acts.viewer[lines], return_index=True)[1])][:most]
    return _moments(acts.viewer[lines], np.full(len(lines), at), target=acts.subject[lines], hidden=True)


def visible(acts: BehaviourColumns, moments: Moments) -> NDArray[np.bool_]:
    """Which acts remain when the targets of hidden moments are taken out."""
    gone = set(zip(moments.viewer[moments.hidden].tolist(), moments.target[moments.hidden].tolist(), strict=True))
    suspects = np.isin(acts.viewer, moments.viewer[moments.hidden])
    mask = np.ones(len(acts), bool)
    lines = np.flatnonzero(suspects)
    pairs = zip(acts.viewer[lines].tolist(), acts.subject[lines].tolist(), strict=True)
    mask[lines] = [pair not in gone for pair in pairs]
    return mask


def together(*parts: Moments) -> Moments:
    """Several lists as one, in order of time."""
    at = np.concatenate([part.at for part in parts])
    order = np.argsort(at, kind="stable")
    shown = [page for part in parts for page in part.shown]
    return Moments(
        np.concatenate([part.viewer for part in parts])[order],
        at[order],
        [shown[place] for place in order],
        np.concatenate([part.target for part in parts])[order],
        np.concatenate([part.hidden for part in parts])[order],
        np.concatenate([part.whole for part in parts])[order],
    )


def to_test(moments: Moments) -> Moments:
    """The same moments, keeping every candidate."""
    return Moments(
        moments.viewer, moments.at, moments.shown, moments.target, moments.hidden, np.ones(len(moments), bool)
    )


def nothing() -> Moments:
    """No moments."""
    return _moments(np.empty(0, np.int64), np.empty(0))


def _moments(
    viewer: Ids, at: Floats, *, shown: list[Ids] | None = None, target: Ids | None = None, hidden: bool = False
) -> Moments:
    count = len(viewer)
    pages: list[Ids | None] = [None] * count if shown is None else list(shown)
    targets = np.zeros(count, np.int64) if target is None else target
    return Moments(viewer, at, pages, targets, np.full(count, hidden), np.zeros(count, bool))


def _sample(viewers: Ids, most: int, rng: np.random.Generator, per_viewer: int = PER_VIEWER) -> NDArray[np.intp]:
    """At most ``per_viewer`` of each viewer and ``most`` in all, by lot."""
    order = rng.permutation(len(viewers))
    return order[features.rank_within(viewers[order]) < per_viewer][:most]
