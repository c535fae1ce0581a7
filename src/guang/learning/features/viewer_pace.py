"""How a viewer strolls: how much, how lately, how eagerly."""

import numpy as np
from numpy.typing import NDArray

from guang.learning.features.types import Acts, Group, Question

SESSION_S = 1800.0


class ViewerPace:
    """All from the trail; the same for every candidate of a page."""

    names = (
        "viewer_touches",
        "viewer_session_touches",
        "viewer_idle_log_s",
        "viewer_click_share",
        "viewer_cart_share",
        "viewer_order_share",
        "hour_sin",
        "hour_cos",
        "weekday",
    )

    def update(self, acts: Acts) -> None:
        """The trail remembers already."""

    def value(self, question: Question) -> NDArray[np.float32]:
        """Counts as logarithms; hour and weekday in UTC (2000-01-01 was a Saturday)."""
        trail, now = question.trail, question.now
        size = len(trail.items)
        hour = now / 3600 % 24 / 24 * 2 * np.pi
        if size == 0:
            line = [0.0, 0.0, np.nan, np.nan, np.nan, np.nan]
        else:
            shares = np.bincount(trail.groups, minlength=max(Group) + 1) / size
            session = float((trail.at > now - SESSION_S).sum())
            idle = np.log1p(max(now - float(trail.at[0]), 0.0))
            line = [
                np.log1p(size),
                np.log1p(session),
                idle,
                shares[Group.CLICK],
                shares[Group.CART],
                shares[Group.ORDER],
            ]
        line += [np.sin(hour), np.cos(hour), (now // 86400 + 5) % 7]
        return np.tile(np.asarray(line, np.float32), (len(question.items), 1))
