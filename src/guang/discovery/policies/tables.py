"""Which policy was in force when."""

from datetime import datetime
from typing import Any

from sqlalchemy import Identity
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId


class PolicySwitchRow(Base):
    """A policy came into force; rows are never changed."""

    __tablename__ = "policy_switches"
    __table_args__ = {"schema": "discovery"}  # noqa: RUF012 - SQLAlchemy's own declaration

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    name: Mapped[str]
    knobs: Mapped[dict[str, Any]] = mapped_column(JSONB)
    by: Mapped[AccountId]
    note: Mapped[str]
    switched_at: Mapped[datetime]
