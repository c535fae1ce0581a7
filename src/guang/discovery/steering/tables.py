"""What viewers said about topics, items and the whole."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import ViewerId


class SteeringRow(Base):
    """A topic that a viewer wants more of, nothing of, or forgotten."""

    __tablename__ = "steering"
    __table_args__ = {"schema": "discovery"}  # noqa: RUF012 - SQLAlchemy's own declaration

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    topic: Mapped[str] = mapped_column(primary_key=True)
    mode: Mapped[str]
    set_at: Mapped[datetime]


class HiddenRow(Base):
    """A subject that a viewer is not interested in."""

    __tablename__ = "hidden"
    __table_args__ = {"schema": "discovery"}  # noqa: RUF012 - SQLAlchemy's own declaration

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[int] = mapped_column(SmallInteger)
    hidden_at: Mapped[datetime]


class DialsRow(Base):
    """A viewer's dials, if one of them is not in the middle."""

    __tablename__ = "dials"
    __table_args__ = (
        CheckConstraint("familiar BETWEEN -2 AND 2 AND goods BETWEEN -2 AND 2", name="notches"),
        {"schema": "discovery"},
    )

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    familiar: Mapped[int] = mapped_column(SmallInteger)
    goods: Mapped[int] = mapped_column(SmallInteger)
    set_at: Mapped[datetime]


class ResetRow(Base):
    """A viewer's last reset, while it can be taken back: what they had said stands under ``aside`` until then."""

    __tablename__ = "resets"
    __table_args__ = (Index("ix_resets_reset_at", "reset_at"), {"schema": "discovery"})

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    aside: Mapped[ViewerId]
    reset_at: Mapped[datetime]
