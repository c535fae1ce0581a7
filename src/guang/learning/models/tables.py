"""Tables of the models room; private."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base


class ModelRow(Base):
    """One trained version; its files are under ``models/<name>/<version>/`` of the data folder."""

    __tablename__ = "models"
    __table_args__ = (CheckConstraint("state IN ('ready', 'withdrawn')", name="state"), {"schema": "learning"})

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    schema_hash: Mapped[str]
    state: Mapped[str] = mapped_column(default="ready")
    metrics: Mapped[dict[str, Any]] = mapped_column(JSONB)
    trained_at: Mapped[datetime]
