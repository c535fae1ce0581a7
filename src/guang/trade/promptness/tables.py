"""Answers with their times, and rounds with their ends, in schema ``trade``."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import ConversationId, StoreId


class AnswerRow(Base):
    """One answer by a person of the store, timed."""

    __tablename__ = "conversation_answers"
    __table_args__ = (
        Index("ix_conversation_answers_store_at", "store", "at"),
        CheckConstraint("seconds >= 0 AND wall_seconds >= seconds", name="seconds_within"),
        {"schema": "trade"},
    )

    conversation: Mapped[ConversationId] = mapped_column(ForeignKey("trade.conversations.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    round: Mapped[int] = mapped_column(Integer)
    store: Mapped[StoreId]
    is_first: Mapped[bool]
    seconds: Mapped[int] = mapped_column(Integer)
    wall_seconds: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]


class RoundRow(Base):
    """How one round ended, and what the buyer said about it."""

    __tablename__ = "conversation_rounds"
    __table_args__ = (
        Index("ix_conversation_rounds_store_closed_at", "store", "closed_at"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_in_range"),
        {"schema": "trade"},
    )

    conversation: Mapped[ConversationId] = mapped_column(ForeignKey("trade.conversations.id"), primary_key=True)
    round: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    answered: Mapped[bool | None]
    closed_by: Mapped[str]
    closed_at: Mapped[datetime]
    score: Mapped[int | None] = mapped_column(SmallInteger)
    resolved: Mapped[bool | None]
    rated_at: Mapped[datetime | None]
