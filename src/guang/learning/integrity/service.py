"""Decisions about viewers: made from what was found, written down, read again."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from prometheus_client import Counter

from guang import journal
from guang.journal.facts.trust import ViewersWeighed
from guang.kernel.db import Session
from guang.kernel.ids import EPOCH, ViewerId
from guang.learning.integrity import store
from guang.learning.integrity.types import CLEARED, VERSION, Verdict, Weighed
from guang.learning.integrity.weights import Weights

_AT_ONCE = 5_000
_DECIDED = Counter("guang_integrity_viewers_total", "Viewers whose weight was changed", ["reason"])

Ids = NDArray[np.int64]


async def verdicts(session: Session) -> list[Verdict]:
    """All decisions, the earliest first."""
    return await store.verdicts(session)


async def record(session: Session, found: Weighed, seen: Ids, *, since: datetime, now: datetime) -> None:
    """Write down what changes.

    Who weighs less than before does so from the beginning of the window on. Who weighs more, because the last day
    shows nothing of it, does so from now on: what they did before stays as light as it was. Who did nothing stays as
    they are.

    Args:
        seen: everybody who did anything in the window.
        since: where the window began.

    Records: ``trust.viewers_weighed``, once for each direction, in portions of 5,000 viewers.
    """
    present = Weights()
    for verdict in await store.verdicts(session):
        said = verdict.said
        present.hear(map(int, said.viewers), said.weights, since=_seconds(said.since), heard=_seconds(verdict.at))
    asked = np.union1d(found.viewers, np.intersect1d(present.known(), seen))
    wanted, reasons = np.ones(len(asked)), np.full(len(asked), CLEARED, dtype="U9")
    place = np.searchsorted(asked, found.viewers)
    wanted[place], reasons[place] = found.weights, found.reasons
    held = present.of(asked, np.full(len(asked), _seconds(now)))
    for changed, beginning in ((wanted < held, since), (wanted > held, now)):
        lines = np.flatnonzero(changed)
        for start in range(0, len(lines), _AT_ONCE):
            here = lines[start : start + _AT_ONCE]
            _append(session, Weighed(asked[here], wanted[here], tuple(reasons[here].tolist())), beginning)


def _append(session: Session, weighed: Weighed, since: datetime) -> None:
    for reason in weighed.reasons:
        _DECIDED.labels(reason).inc()
    journal.append(
        session,
        ViewersWeighed(
            viewers=tuple(ViewerId(viewer) for viewer in weighed.viewers.tolist()),
            weights=tuple(weighed.weights.tolist()),
            reasons=weighed.reasons,
            since=since,
            version=VERSION,
        ),
    )


def _seconds(instant: datetime) -> float:
    return (instant - EPOCH).total_seconds()
