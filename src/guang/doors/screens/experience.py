"""A store's experience score at the desk: what made it, what it has cost, and what follows from it."""

from datetime import date, datetime, timedelta

import msgspec
from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.kernel.web import Caller
from guang.trade import stores
from guang.trust import reputation

SHOWN_DAYS = 90


class ScorePart(msgspec.Struct, frozen=True, kw_only=True):
    """One metric: its decayed counts, its rate drawn towards the industry's, and the share of peers that do worse."""

    metric: str
    dimension: str
    weight: float
    better: str
    counted: float
    cases: float
    rate: float | None
    rank: float | None


class ScoreDay(msgspec.Struct, frozen=True):
    """The score of one day."""

    day: date
    points: float | None


class ScoreFault(msgspec.Struct, frozen=True):
    """Something that cost points."""

    metric: str
    order: OrderId | None
    at: datetime


class ScoreStep(msgspec.Struct, frozen=True):
    """From so many points on, a store is paid after so many days."""

    points: float
    days: int


class Experience(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a score; ``points`` is absent below ``fewest_orders`` delivered orders in ``window_days``."""

    day: date | None
    points: float | None
    lowest: float
    dimensions: dict[str, float]
    weights: dict[str, float]
    orders: int
    fewest_orders: int
    window_days: int
    half_life_days: float
    version: str
    parts: list[ScorePart]
    history: list[ScoreDay]
    faults: list[ScoreFault]
    settlement_days: int
    settlement: list[ScoreStep]
    settlement_unscored_days: int


@get("/api/stores/{store_id:str}/experience", operation_id="store_experience", tags=["stores"])
async def store_experience(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> Experience:
    """How buyers fare with a store, and why; for those who work in it."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    book = reputation.in_force()
    past = await reputation.history(session, store_id, now.date() - timedelta(days=SHOWN_DAYS))
    score = past[-1] if past else None
    known = {metric.code: metric for metric in book.metrics}
    return Experience(
        day=score.day if score else None,
        points=score.points if score else None,
        lowest=book.lowest,
        dimensions=dict(score.dimensions) if score else {},
        weights=book.weights,
        orders=score.orders if score else 0,
        fewest_orders=book.fewest_orders,
        window_days=book.window_days,
        half_life_days=book.half_life_days,
        version=score.version if score else book.version,
        parts=[
            ScorePart(
                metric=part.metric,
                dimension=part.dimension,
                weight=known[part.metric].weight,
                better=known[part.metric].better,
                counted=part.counted,
                cases=part.cases,
                rate=part.rate,
                rank=part.rank,
            )
            for part in (score.parts if score else ())
            if part.metric in known
        ],
        history=[ScoreDay(one.day, one.points) for one in past],
        faults=[ScoreFault(one.metric, one.order, one.at) for one in await reputation.faults(session, store_id, now)],
        settlement_days=book.settlement_days(score.points if score else None),
        settlement=[ScoreStep(step.lowest, step.days) for step in book.settlement],
        settlement_unscored_days=book.settlement_unscored_days,
    )


routes = [store_experience]
