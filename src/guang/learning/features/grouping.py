"""From the journal's kinds to the groups that learning counts, and what is too strange to count."""

import numpy as np
from numpy.typing import NDArray

from guang.journal import BehaviourColumns, Kind
from guang.learning.features.types import Group, Sort

GLANCE_MS = 3000
"""A play of at least this long is a click: the viewer stayed. [D]"""

_GROUPS: dict[Kind, Group] = {
    Kind.impression: Group.SHOWN,
    Kind.play: Group.SHOWN,
    Kind.finish: Group.FINISH,
    Kind.skip: Group.SKIP,
    Kind.like: Group.LIKE,
    Kind.favourite: Group.LIKE,
    Kind.comment: Group.COMMENT,
    Kind.share: Group.SHARE,
    Kind.follow: Group.FOLLOW,
    Kind.product_click: Group.CLICK,
    Kind.profile_visit: Group.CLICK,
    Kind.add_cart: Group.CART,
    Kind.buy_click: Group.CART,
    Kind.order: Group.ORDER,
    Kind.refund: Group.REJECT,
    Kind.not_interested: Group.REJECT,
    Kind.report: Group.REJECT,
}

_TABLE = np.full(max(Kind) + 1, -1, np.int8)
for _kind, _group in _GROUPS.items():
    _TABLE[_kind] = _group

LONGEST_MS = 86_400_000
"""A single view of more than a day was watched by nobody."""

CREDITED = np.array([Group.CLICK, Group.FOLLOW, Group.CART, Group.ORDER], np.int8)
"""Groups that also speak for the item that led there (``origin``)."""


def group_of(columns: BehaviourColumns) -> NDArray[np.int8]:
    """The group of each act, -1 where learning has no use for it.

    A play counts as a click from `GLANCE_MS` of watching on, as having been shown below that.
    """
    known = (columns.kind >= 0) & (columns.kind <= max(Kind))
    groups = _TABLE[np.where(known, columns.kind, 0)]
    stayed = ((columns.kind == Kind.play) | (columns.kind == Kind.dwell)) & (columns.watched_ms >= GLANCE_MS)
    groups = np.where(stayed, np.int8(Group.CLICK), groups)
    return np.asarray(groups, np.int8)


def faults(columns: BehaviourColumns) -> dict[str, NDArray[np.bool_]]:
    """Which acts cannot be, by reason: nobody's, about nothing, of no known sort, watched for over a day."""
    return {
        "nobody": (columns.viewer <= 0) | (columns.subject <= 0),
        "watch_time": (columns.watched_ms < 0) | (columns.watched_ms > LONGEST_MS),
        "no_item": (columns.subject_kind > Sort.STORE) | (columns.subject_kind < 0),
    }
