"""What happened to the orders of stores, day by day, and the scores made of it, in schema ``trust``."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, Float, ForeignKey, Index, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import CategoryId, OrderId, StoreId


class ScoredStoreRow(Base):
    """A store, and the category in which it lists most: its industry."""

    __tablename__ = "scored_stores"
    __table_args__ = ({"schema": "trust"},)

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    industry: Mapped[CategoryId | None]
    listings: Mapped[dict[str, Any]] = mapped_column(JSONB)


class StoreDayRow(Base):
    """One metric of one store on one day (UTC): how many cases there were, and how many of them it counts."""

    __tablename__ = "store_days"
    __table_args__ = (
        CheckConstraint("counted >= 0 AND cases >= 0", name="not_negative"),
        Index("ix_store_days_day", "day"),
        {"schema": "trust", "postgresql_with": {"fillfactor": 70}},
    )

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    metric: Mapped[str] = mapped_column(primary_key=True)
    counted: Mapped[int] = mapped_column(Integer)
    cases: Mapped[int] = mapped_column(Integer)


class FaultRow(Base):
    """One thing that cost a store points, so that its score can be explained order by order."""

    __tablename__ = "store_faults"
    __table_args__ = (
        Index("ix_store_faults_store_at", "store", "at"),
        {"schema": "trust"},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    store: Mapped[StoreId]
    metric: Mapped[str]
    order_id: Mapped[OrderId | None]
    at: Mapped[datetime]


class StoreScoreRow(Base):
    """The published score of a store, one a day."""

    __tablename__ = "store_scores"
    __table_args__ = (
        CheckConstraint("points IS NULL OR points BETWEEN 0 AND 100", name="points_in_range"),
        {"schema": "trust"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey(ScoredStoreRow.store), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    points: Mapped[float | None] = mapped_column(Float)
    dimensions: Mapped[dict[str, Any]] = mapped_column(JSONB)
    parts: Mapped[list[Any]] = mapped_column(JSONB)
    orders: Mapped[int] = mapped_column(Integer)
    version: Mapped[str]
