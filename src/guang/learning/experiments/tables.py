"""The experiments that run and ran."""

from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId


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
