"""What viewers said about topics and items."""

from datetime import datetime

from sqlalchemy import SmallInteger
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
