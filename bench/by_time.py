"""RetailRocket split by time: the protocol of ``bench interest --full``.

The ranker learns from moments between 31 July and 21 August 2015; from 21 August on, every first touch of an item
(discovery: what the person has touched is off the list) and every first purchase of an item by a person (buy: it is
not) is asked for just before it happens. Everybody's history is live, ours and that of the simple ways.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from bench import harness
from guang.journal import BehaviourColumns, Kind
from guang.learning import models
from guang.learning.training import moments
from guang.learning.training.examples import Replay
from guang.learning.training.types import HORIZON_S, Examples, Moments

LEARN_FROM, TEST_FROM = datetime(2015, 7, 31, tzinfo=UTC), datetime(2015, 8, 21, tzinfo=UTC)
LEARNED = 4000
EVER = (float("-inf"), float("inf"))


def measure(acts: BehaviourColumns) -> dict[str, object]:
    """Learn, then test; flat figures."""
    rng = np.random.default_rng(1)
    learn_span = (models.seconds(LEARN_FROM), models.seconds(TEST_FROM) - HORIZON_S)
    test_span = (models.seconds(TEST_FROM), float("inf"))
    chosen = moments.together(
        moments.first_touches(acts, learn_span, LEARNED, rng), purchases(acts, learn_span, per_viewer=30)
    )
    harness.note(f"{len(chosen)} moments to learn from")
    ranker = _fit(Replay(acts, [], chosen, seed=1).run())
    discovery = moments.to_test(moments.first_touches(acts, test_span, 10**9, rng, unshown=False, per_viewer=10**9))
    figures = _discovery(acts, discovery, ranker)
    buys = moments.to_test(purchases(acts, test_span, per_viewer=10**9))
    return figures | _buys(acts, buys, ranker)


def purchases(acts: BehaviourColumns, span: tuple[float, float], *, per_viewer: int) -> Moments:
    """The instants just before each first purchase of an item by a person."""
    orders = acts.where(acts.kind == Kind.order)
    return moments.first_touches(orders, span, 10**9, np.random.default_rng(1), unshown=False, per_viewer=per_viewer)


def _fit(lines: Examples) -> models.Ranker:
    mind = models.Mind()
    blank = models.Manifest(version="by-time", schema=mind.schema, names=mind.names, seed=1)
    return models.fit(lines.rows, lines.labels, lines.weights, manifest=blank)


def _discovery(acts: BehaviourColumns, asked: Moments, ranker: models.Ranker) -> dict[str, object]:
    names = ranker.manifest.names
    seen, tie = names.index("pair_last_log_s"), names.index("covisit_short")
    ways: dict[str, Callable[[NDArray[np.float32]], NDArray[np.float32]]] = {
        "ranker": lambda rows: ranker.odds(rows)["click"],
        "co_visits": lambda rows: rows[:, tie],
    }
    ranks = _ranks(acts, asked, ways, untouched=seen)
    figures: dict[str, object] = {"discovery_queries": len(asked)}
    for way, found in ranks.items():
        figures |= _told(f"discovery_{way}_hr20", found < 20, asked.viewer)
        figures[f"discovery_{way}_ndcg20"] = _gain(found, 20)
    figures["discovery_among_candidates"] = round(float((ranks["ranker"] < 10**6).mean()), 4)
    return figures


def _buys(acts: BehaviourColumns, asked: Moments, ranker: models.Ranker) -> dict[str, object]:
    last = ranker.manifest.names.index("pair_last_log_s")
    ways: dict[str, Callable[[NDArray[np.float32]], NDArray[np.float32]]] = {
        "ranker": lambda rows: ranker.odds(rows)["order"],
        "own_by_recency": lambda rows: -np.nan_to_num(rows[:, last], nan=1e6),
    }
    figures: dict[str, object] = {"buy_queries": len(asked)}
    for way, found in _ranks(acts, asked, ways, untouched=None).items():
        figures |= _told(f"buy_{way}_hr10", found < 10, asked.viewer)
        figures[f"buy_{way}_ndcg10"] = _gain(found, 10)
        figures[f"buy_{way}_mrr20"] = round(float(np.where(found < 20, 1 / (found + 1.0), 0.0).mean()), 4)
    return figures


def _ranks(
    acts: BehaviourColumns,
    asked: Moments,
    ways: dict[str, Callable[[NDArray[np.float32]], NDArray[np.float32]]],
    *,
    untouched: int | None,
) -> dict[str, NDArray[np.int64]]:
    """The rank of each target by each way, a million if it was no candidate; of equal scores, half stand before."""
    ranks = {way: np.full(len(asked), 10**6) for way in ways}
    for page in Replay(acts, [], asked, seed=1).pages():
        place = int(page.moment[0])
        open_to = np.isnan(page.rows[:, untouched]) if untouched is not None else np.ones(len(page), bool)
        here = np.flatnonzero(page.item[open_to] == asked.target[place])
        if len(here):
            for way, score in ways.items():
                scores = score(np.ascontiguousarray(page.rows[open_to]))
                mine = scores[here[0]]
                ranks[way][place] = int((scores > mine).sum() + ((scores == mine).sum() - 1) // 2)
    return ranks


def _told(name: str, hits: NDArray[np.bool_], viewers: NDArray[np.int64]) -> dict[str, object]:
    """The rate over queries with its error by bootstrap over people, and the mean of the rates of people."""
    people, of = np.unique(viewers, return_inverse=True)
    won, asked = np.bincount(of, hits), np.bincount(of)
    rng = np.random.default_rng(1)
    lots = [rng.integers(0, len(people), len(people)) for _ in range(200)]
    error = float(np.std([won[lot].sum() / asked[lot].sum() for lot in lots]))
    return {
        name: round(float(hits.mean()), 4),
        f"{name}_se": round(error, 4),
        f"{name}_per_person": round(float((won / asked).mean()), 4),
    }


def _gain(ranks: NDArray[np.int64], first: int) -> float:
    return round(float(np.where(ranks < first, 1 / np.log2(ranks + 2.0), 0.0).mean()), 4)
