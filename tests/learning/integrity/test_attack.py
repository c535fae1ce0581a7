"""Bought engagement on a real graph: groups in lockstep lift one item, and rankings must hardly notice.

RetailRocket's months are laid over one another, so that all of its people meet on one busy day at the time of day at
which they came. That makes more coincidences among honest people than there were, not fewer.
"""

import csv
import gzip
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.conftest import SHARED

from guang.journal import BehaviourColumns, Kind, behaviour
from guang.journal.facts.trust import ViewersWeighed
from guang.kernel.ids import EPOCH, ViewerId
from guang.learning import integrity
from guang.learning.models import Mind

LOG = SHARED / "retailrocket" / "train_events.csv.gz"
DAY = datetime(2026, 3, 1, tzinfo=UTC)
KINDS = {"view": Kind.product_click, "cart": Kind.add_cart, "buy": Kind.order}
BOUGHT = 10_000_000
"""Numbers from here on are the sellers' machines."""

pytestmark = pytest.mark.skipif(not LOG.exists(), reason=f"{LOG} is not here")


@cache
def honest() -> BehaviourColumns:
    """97,381 acts of 2,174 people on one day."""
    with gzip.open(LOG, "rt") as file:
        rows = list(csv.DictReader(file))
    return acts(
        np.array([int(row["user"]) + 1 for row in rows]),
        np.array([KINDS[row["behavior"]] for row in rows]),
        np.array([int(row["item"]) + 1 for row in rows]),
        np.array([int(row["ts"]) % 86_400 for row in rows], np.float64),
    )


def acts(
    viewers: NDArray[np.int64], kinds: NDArray[np.int64], items: NDArray[np.int64], at: NDArray[np.float64]
) -> BehaviourColumns:
    """In order of time; ``at`` in seconds of the day."""
    order = np.argsort(at, kind="stable")
    instant = ((at[order] + (DAY - EPOCH).total_seconds()) * 1000).astype(np.int64)
    return behaviour.columns(
        id=instant << 21 | np.arange(len(order)),
        viewer=viewers[order],
        kind=kinds[order],
        subject=items[order],
        subject_kind=np.full(len(order), 2),
    )


def attacked(size: int, apart_s: float, jitter_s: float, sittings: int) -> tuple[BehaviourColumns, int]:
    """The day with so many machines in it, each looking at seven well-liked items and then at the target."""
    day = honest()
    items, fame = np.unique(day.subject, return_counts=True)
    target = int(items[np.argsort(-fame, kind="stable")[1_000]])
    plan = [*items[np.argsort(-fame, kind="stable")[20:27]].tolist(), target]
    rng = np.random.default_rng(size)
    lines = [
        (BOUGHT + machine, Kind.like if item == target and again else Kind.product_click, item, at)
        for sitting in range(sittings)
        for place, item in enumerate(plan)
        for machine in range(size)
        for again, at in enumerate(
            10_000.0 + 20_000.0 * sitting + place * apart_s + rng.uniform(0, jitter_s, 1 + (item == target))
        )
    ]
    viewers, kinds, subjects, at = (np.array(column) for column in zip(*lines, strict=True))
    whole = acts(
        np.concatenate([day.viewer, viewers]),
        np.concatenate([day.kind, kinds]),
        np.concatenate([day.subject, subjects]),
        np.concatenate([day.at_ms / 1000.0 - (DAY - EPOCH).total_seconds(), at]),
    )
    return whole, target


def masses(mind: Mind, target: int) -> dict[str, float]:
    """The target's share of all popularity, of all trending, and of all ties between items."""
    now, row = mind.memory.newest, mind.memory.items.row(target)
    rows = np.arange(mind.memory.items.size)
    lately, month = mind.counts.heat(rows, 1, now), mind.counts.heat(rows, 2, now)
    trend = lately**2 / (month + 5.0)
    near, long = mind.covisits._near, mind.covisits._long
    return {
        "popular": float(month[row] / month.sum()),
        "trending": float(trend[row] / trend.sum()),
        "covisits": float(long[near == row].sum() / long.sum()),
    }


def learnt(day: BehaviourColumns) -> Mind:
    mind = Mind()
    mind.learn(day)
    return mind


@cache
def clean(target: int) -> dict[str, float]:
    return masses(learnt(honest()), target)


@pytest.mark.parametrize(
    ("size", "apart_s", "jitter_s", "sittings"),
    [(10, 15.0, 60.0, 1), (40, 400.0, 300.0, 1), (100, 60.0, 240.0, 4)],
    ids=["ten within minutes", "forty over an hour", "a hundred who come four times"],
)
def test_bought_engagement_hardly_moves_what_ranking_stands_on(
    size: int, apart_s: float, jitter_s: float, sittings: int
) -> None:
    day, target = attacked(size, apart_s, jitter_s, sittings)
    found = integrity.weigh(day)
    mind = learnt(day)
    bought = masses(mind, target)
    said = ViewersWeighed(
        tuple(map(ViewerId, found.viewers.tolist())), tuple(found.weights.tolist()), found.reasons, DAY, "1"
    )

    mind.hear(said, DAY + timedelta(days=1))

    before, after = clean(target), masses(mind, target)
    for what, share in before.items():
        assert bought[what] > 1.5 * share, what
        assert after[what] <= 1.1 * share, what
    believed = ~np.isin(honest().viewer, found.viewers)
    assert believed.mean() >= 0.95
