"""The verbs of reputation: count, publish, answer."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from guang import journal
from guang.journal.facts.trust import StoreScored
from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, OrderId, StoreId
from guang.trust.reputation import rules, store
from guang.trust.reputation.rulebook import Rulebook, in_force
from guang.trust.reputation.types import Fault, Part, Score

AT_ONCE: Final = 1_000


async def enter(session: Session, store_id: StoreId) -> None:
    """Score a store from now on; doing it twice changes nothing."""
    await store.enter(session, store_id)


async def note_listing(session: Session, store_id: StoreId, category: CategoryId) -> None:
    """Remember where a store lists: its industry is the category that it lists in most."""
    await store.note_listing(session, store_id, category)


async def count_delivery(session: Session, store_id: StoreId, at: datetime) -> None:
    """An order has been delivered: one more of those that a score needs."""
    await store.count(session, store_id, at.date(), store.ORDERS, 0, 1)


async def add_case(session: Session, store_id: StoreId, metric: str, at: datetime) -> None:
    """One more of those cases among which a metric counts some that become known later."""
    await store.count(session, store_id, at.date(), metric, 0, 1)


async def count(
    session: Session, store_id: StoreId, metric: str, *, happened: bool, at: datetime, order: OrderId | None = None
) -> None:
    """Count one case under a metric, known as soon as it is one.

    Args:
        metric: a code of the rulebook.
        happened: whether the case is one of those that the metric counts. What counts against the store is remembered
            with its order.
        at: when; its day (UTC) is the day that ages.
    """
    known = next(known for known in in_force().metrics if known.code == metric)
    await store.count(session, store_id, at.date(), metric, int(happened), 1)
    if happened == (known.better == "low"):
        await store.insert_fault(session, store_id, Fault(metric, order, at))


async def count_later(session: Session, store_id: StoreId, metric: str, at: datetime, order: OrderId) -> None:
    """A case that was added before turns out to be one of those that a metric counts against the store."""
    await store.count(session, store_id, at.date(), metric, 1, 0)
    await store.insert_fault(session, store_id, Fault(metric, order, at))


async def publish(session: Session, now: datetime) -> int:
    """Publish today's scores, one a day for each store; returns how many were new.

    What has been published stands for the day. Counts that no score will read again are dropped.

    Records: ``trust.store_scored`` per store.
    """
    today, book = now.date(), in_force()
    if not await store.has_unscored(session, today):
        return 0
    stores, board = await store.select_board(session, today, book)
    scores, published = _scores(stores, board, rules.score(board, book), today, book), 0
    for start in range(0, len(scores), AT_ONCE):
        some = scores[start : start + AT_ONCE]
        fresh = set(await store.insert_scores(session, some))
        published += len(fresh)
        await journal.record(
            session,
            *(
                StoreScored(store=one.store, points=one.points, dimensions=dict(one.dimensions), version=one.version)
                for one in some
                if one.store in fresh
            ),
        )
    await store.forget_before(session, today - timedelta(days=book.window_days + 1))
    return published


async def scores(session: Session, stores: Collection[StoreId]) -> dict[StoreId, Score]:
    """The newest score of each store, in one query; stores that were never scored are left out."""
    return await store.select_latest(session, stores) if stores else {}


async def settlement_days(session: Session, stores: Collection[StoreId]) -> dict[StoreId, int]:
    """How many days after confirmation each store is paid: fewer for better stores (DOMAIN D1, F8)."""
    known, book = await scores(session, stores), in_force()
    return {one: book.settlement_days(known[one].points if one in known else None) for one in stores}


async def history(session: Session, store_id: StoreId, since: date) -> list[Score]:
    """A store's scores day by day, the oldest first."""
    return await store.select_history(session, store_id, since)


async def faults(session: Session, store_id: StoreId, now: datetime, *, most: int = 100) -> list[Fault]:
    """What cost a store points within the window, the newest first, order by order."""
    return await store.select_faults(session, store_id, now - timedelta(days=in_force().window_days), most)


def _scores(
    stores: list[StoreId], board: rules.Board, standings: rules.Standings, day: date, book: Rulebook
) -> list[Score]:
    return [
        Score(
            store=store_id,
            day=day,
            points=_number(standings.points[row]),
            dimensions=_dimensions(standings.dimensions[row], book),
            parts=tuple(
                Part(
                    metric=metric.code,
                    dimension=metric.dimension,
                    counted=round(float(board.counted[row, column]), 4),
                    cases=round(float(board.cases[row, column]), 4),
                    rate=_number(standings.rates[row, column], 6),
                    rank=_number(standings.ranks[row, column], 6),
                )
                for column, metric in enumerate(book.metrics)
            ),
            orders=int(board.orders[row]),
            version=book.version,
        )
        for row, store_id in enumerate(stores)
    ]


def _dimensions(row: rules.Floats, book: Rulebook) -> Mapping[str, float]:
    named = zip(book.weights, row, strict=True)
    return {name: round(float(points), 2) for name, points in named if not np.isnan(points)}


def _number(value: float, digits: int = 2) -> float | None:
    return None if np.isnan(value) else round(float(value), digits)
