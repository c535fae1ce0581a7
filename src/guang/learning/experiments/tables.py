"""The experiments that run and ran, and what was counted of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import SmallInteger, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, ViewerId


class ExperimentRow(Base):
    """One experiment; it changes once, when it ends."""

    __tablename__ = "experiments"
    __table_args__ = {"schema": "learning"}  # noqa: RUF012 - SQLAlchemy's own declaration

    key: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    layer: Mapped[str]
    first: Mapped[int]
    width: Mapped[int]
    variants: Mapped[list[Any]] = mapped_column(JSONB)
    by: Mapped[AccountId]
    note: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    verdict: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(server_default=text("'split'"))


class PersonRow(Base):
    """What one person of one experiment has done so far, by metric; ``shown`` makes them one of its people."""

    __tablename__ = "experiment_people"
    __table_args__ = {"schema": "learning"}  # noqa: RUF012 - SQLAlchemy's own declaration

    key: Mapped[str] = mapped_column(primary_key=True)
    metric: Mapped[str] = mapped_column(primary_key=True)
    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    arm: Mapped[int] = mapped_column(SmallInteger)
    value: Mapped[float]


class DayRow(Base):
    """What one day added to one metric of one arm: to the sum over people, and to the sum of their squares.

    ``arm`` is the place of the variant; −1 stands for pages of a duel that nobody won.
    """

    __tablename__ = "experiment_days"
    __table_args__ = {"schema": "learning"}  # noqa: RUF012 - SQLAlchemy's own declaration

    key: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    metric: Mapped[str] = mapped_column(primary_key=True)
    arm: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    total: Mapped[float]
    squares: Mapped[float]


class CountedRow(Base):
    """How far the journal, or the log of pages, has been counted; moves in the transaction that counts."""

    __tablename__ = "experiment_counted"
    __table_args__ = {"schema": "learning"}  # noqa: RUF012 - SQLAlchemy's own declaration

    name: Mapped[str] = mapped_column(primary_key=True)
    tx: Mapped[int]
    position: Mapped[int]
    counted_at: Mapped[datetime] = mapped_column(server_default=func.now())
