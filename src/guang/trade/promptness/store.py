"""All SQL of promptness."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade.promptness.tables import AnswerRow, RoundRow
from guang.trade.promptness.types import Answer, Figures, Rating, Round

_FIGURES = text(
    """
    WITH said AS (
        SELECT count(*) AS answers, count(*) FILTER (WHERE is_first) AS first,
               count(*) FILTER (WHERE is_first AND seconds <= :within) AS in_time,
               avg(seconds) FILTER (WHERE is_first) AS first_mean_s,
               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) FILTER (WHERE is_first) AS first_p90_s,
               avg(seconds) AS mean_s
        FROM trade.conversation_answers WHERE store = :store AND at >= :since AND at < :until
    ), ended AS (
        SELECT count(*) AS rounds, count(*) FILTER (WHERE answered IS FALSE) AS unanswered
        FROM trade.conversation_rounds WHERE store = :store AND closed_at >= :since AND closed_at < :until
    ), rated AS (
        SELECT count(*) AS ratings, count(*) FILTER (WHERE score <= 2) AS dissatisfied,
               count(*) FILTER (WHERE resolved) AS resolved, avg(score) AS score_mean
        FROM trade.conversation_rounds WHERE store = :store AND rated_at >= :since AND rated_at < :until
    )
    SELECT * FROM said, ended, rated
    """
)


async def insert_answer(session: Session, where: Round, answer: Answer, now: datetime) -> None:
    """Note how long an answer took."""
    whose = {"conversation": where.conversation, "store": where.store, "round": where.number}
    await session.execute(insert(AnswerRow).values(**whose, **asdict(answer), at=now))


async def insert_round(session: Session, ended: Round, answered: bool | None, by: str, now: datetime) -> None:
    """Note how a round ended; ending it again after it was opened anew takes the place of the first end."""
    end = {"answered": answered, "closed_by": by, "closed_at": now}
    statement = insert(RoundRow).values(conversation=ended.conversation, round=ended.number, store=ended.store, **end)
    await session.execute(
        statement.on_conflict_do_update(index_elements=[RoundRow.conversation, RoundRow.round], set_=end)
    )


async def rate_round(session: Session, rated: Round, rating: Rating, now: datetime) -> None:
    """Keep what the buyer says about a round that has ended."""
    await session.execute(
        update(RoundRow)
        .where(RoundRow.conversation == rated.conversation, RoundRow.round == rated.number)
        .values(score=rating.score, resolved=rating.resolved, rated_at=now)
        .execution_options(synchronize_session=False)
    )


async def select_rating(session: Session, rated: Round) -> Rating | None:
    """What the buyer said about a round."""
    query = select(RoundRow.score, RoundRow.resolved).where(
        RoundRow.conversation == rated.conversation, RoundRow.round == rated.number, RoundRow.score.is_not(None)
    )
    row = (await session.execute(query)).one_or_none()
    return None if row is None else Rating(row.score, bool(row.resolved))


async def select_figures(session: Session, store: StoreId, since: datetime, until: datetime, within_s: int) -> Figures:
    """How a store answered between two instants."""
    asked = {"store": int(store), "since": since, "until": until, "within": within_s}
    row = (await session.execute(_FIGURES, asked)).one()
    values: dict[str, Any] = row._asdict()
    means: dict[str, Any] = {
        name: _rounded(values.pop(name), 2) for name in ("first_mean_s", "first_p90_s", "mean_s", "score_mean")
    }
    return Figures(**values, **means)


def _rounded(value: Any, digits: int = 1) -> float | None:
    return None if value is None else round(float(value), digits)
