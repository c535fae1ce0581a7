"""All SQL of reputation."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Row, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import CategoryId, StoreId
from guang.trust.reputation.rulebook import Rulebook
from guang.trust.reputation.rules import NO_INDUSTRY, Board
from guang.trust.reputation.tables import FaultRow, ScoredStoreRow, StoreDayRow, StoreScoreRow
from guang.trust.reputation.types import Fault, Part, Score

ORDERS = "orders"
"""The metric that only counts delivered orders; it is no part of a score."""

_COUNT = """
    INSERT INTO trust.store_days AS d (store, day, metric, counted, cases) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (store, day, metric) DO UPDATE
    SET counted = d.counted + excluded.counted, cases = d.cases + excluded.cases
    """
_LIST = """
    INSERT INTO trust.scored_stores AS s (store, industry, listings)
    VALUES ($1, $2::bigint, jsonb_build_object($2::bigint::text, 1))
    ON CONFLICT (store) DO UPDATE
    SET listings = jsonb_set(s.listings, ARRAY[$2::bigint::text],
                             to_jsonb(coalesce((s.listings ->> $2::bigint::text)::integer, 0) + 1))
    """
_SETTLE_INDUSTRY = """
    UPDATE trust.scored_stores SET industry = (
        SELECT key::bigint FROM jsonb_each_text(listings) ORDER BY value::integer DESC, key LIMIT 1
    ) WHERE store = $1
    """
_BOARD = """
    SELECT s.store, s.industry, d.metric,
           coalesce(sum(d.counted * w.weight), 0)::float8 AS counted,
           coalesce(sum(d.cases * w.weight), 0)::float8 AS cases,
           coalesce(sum(d.cases), 0)::bigint AS plain
    FROM trust.scored_stores s
    LEFT JOIN trust.store_days d ON d.store = s.store AND d.day > $1 AND d.day <= $2
    LEFT JOIN LATERAL (SELECT power(0.5, ($2 - d.day) / $3::float8) AS weight) AS w ON true
    GROUP BY s.store, s.industry, d.metric ORDER BY s.store
    """
_LATEST = text(
    """
    SELECT DISTINCT ON (store) store, day, points, dimensions, parts, orders, version FROM trust.store_scores
    WHERE store = ANY(CAST(:stores AS bigint[])) ORDER BY store, day DESC
    """
)


async def enter(session: Session, store: StoreId) -> None:
    """A store will be scored from now on."""
    await session.execute(insert(ScoredStoreRow).values(store=store, listings={}).on_conflict_do_nothing())


async def note_listing(session: Session, store: StoreId, category: CategoryId) -> None:
    """A store lists in a category; where it lists most is its industry."""
    await fetch(session, _LIST, store, category)
    await fetch(session, _SETTLE_INDUSTRY, store)


async def count(session: Session, store: StoreId, day: date, metric: str, counted: int, cases: int) -> None:
    """Add to one metric of one store on one day."""
    await fetch(session, _COUNT, store, day, metric, counted, cases)


async def insert_fault(session: Session, store: StoreId, fault: Fault) -> None:
    """Remember what cost a store points."""
    values = {"store": store, "metric": fault.metric, "order_id": fault.order, "at": fault.at}
    await session.execute(insert(FaultRow).values(values))


async def select_board(session: Session, day: date, book: Rulebook) -> tuple[list[StoreId], Board]:
    """The counts of every store in the window that ends with a day, decayed by age, in one query."""
    rows = await fetch(session, _BOARD, day - timedelta(days=book.window_days), day, book.half_life_days)
    stores = sorted({row["store"] for row in rows})
    place = {store: number for number, store in enumerate(stores)}
    column = {metric.code: number for number, metric in enumerate(book.metrics)}
    board = Board(
        industry=np.full(len(stores), NO_INDUSTRY, dtype=np.int64),
        orders=np.zeros(len(stores), dtype=np.int64),
        counted=np.zeros((len(stores), len(column))),
        cases=np.zeros((len(stores), len(column))),
    )
    for row in rows:
        number = place[row["store"]]
        if row["industry"] is not None:
            board.industry[number] = row["industry"]
        if row["metric"] == ORDERS:
            board.orders[number] = row["plain"]
        elif row["metric"] in column:
            board.counted[number, column[row["metric"]]] = row["counted"]
            board.cases[number, column[row["metric"]]] = row["cases"]
    return [StoreId(store) for store in stores], board


async def insert_scores(session: Session, scores: Sequence[Score]) -> list[StoreId]:
    """Publish scores; returns the stores that had none for this day yet."""
    if not scores:
        return []
    rows = [
        {
            "store": score.store,
            "day": score.day,
            "points": score.points,
            "dimensions": dict(score.dimensions),
            "parts": [asdict(part) for part in score.parts],
            "orders": score.orders,
            "version": score.version,
        }
        for score in scores
    ]
    made = await session.scalars(
        insert(StoreScoreRow).values(rows).on_conflict_do_nothing().returning(StoreScoreRow.store)
    )
    return list(made)


async def select_latest(session: Session, stores: Collection[StoreId]) -> dict[StoreId, Score]:
    """The newest score of each store, in one query; unknown stores are left out."""
    rows = await session.execute(_LATEST, {"stores": [int(store) for store in stores]})
    return {StoreId(row.store): _score(row) for row in rows}


async def select_history(session: Session, store: StoreId, since: date) -> list[Score]:
    """A store's scores from a day on, the oldest first."""
    query = select(*StoreScoreRow.__table__.c).where(StoreScoreRow.store == store, StoreScoreRow.day >= since)
    return [_score(row) for row in await session.execute(query.order_by(StoreScoreRow.day))]


async def select_faults(session: Session, store: StoreId, since: datetime, most: int) -> list[Fault]:
    """What cost a store points since an instant, the newest first."""
    query = select(FaultRow).where(FaultRow.store == store, FaultRow.at >= since)
    rows = await session.scalars(query.order_by(FaultRow.at.desc(), FaultRow.id.desc()).limit(most))
    return [Fault(row.metric, row.order_id, row.at) for row in rows]


async def has_unscored(session: Session, day: date) -> bool:
    """Whether some store has no score of a day."""
    scored = select(StoreScoreRow.store).where(StoreScoreRow.store == ScoredStoreRow.store, StoreScoreRow.day == day)
    query = select(ScoredStoreRow.store).where(~scored.exists()).limit(1)
    return (await session.execute(query)).first() is not None


async def forget_before(session: Session, day: date) -> None:
    """Drop counts and faults that no score will read again."""
    await session.execute(delete(StoreDayRow).where(StoreDayRow.day < day))
    await session.execute(delete(FaultRow).where(func.date(FaultRow.at) < day))


def _score(row: Row[Any]) -> Score:
    return Score(
        store=StoreId(row.store),
        day=row.day,
        points=row.points,
        dimensions=row.dimensions,
        parts=tuple(Part(**part) for part in row.parts),
        orders=row.orders,
        version=row.version,
    )
