"""The verbs of promptness: note an answer, an end and a rating, and say what they come to."""

from datetime import datetime
from typing import Final

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade.promptness import store
from guang.trade.promptness.types import Answer, Figures, Rating, Round

ANSWER_WITHIN_S: Final = 180
"""Seconds of opening time for the first answer of a round. Source: the three-minute reply of DOMAIN D3."""


async def note_answer(session: Session, where: Round, answer: Answer, now: datetime) -> None:
    """Note how long an answer took."""
    await store.insert_answer(session, where, answer, now)


async def note_end(session: Session, ended: Round, answered: bool | None, by: str, now: datetime) -> None:
    """Note how a round ended; a later end of the same round takes the place of an earlier one.

    Args:
        answered: whether the buyer got an answer; None if they never waited for one.
    """
    await store.insert_round(session, ended, answered, by, now)


async def note_rating(session: Session, rated: Round, rating: Rating, now: datetime) -> None:
    """Keep what the buyer says about a round that has ended."""
    await store.rate_round(session, rated, rating, now)


async def rating(session: Session, rated: Round) -> Rating | None:
    """What the buyer said about a round."""
    return await store.select_rating(session, rated)


async def figures(session: Session, store_id: StoreId, since: datetime, until: datetime) -> Figures:
    """How a store answered between two instants."""
    return await store.select_figures(session, store_id, since, until, ANSWER_WITHIN_S)
