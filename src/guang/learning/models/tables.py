"""Tables of the models room; private."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base

STATES = ("ready", "withdrawn", "shadow", "refused", "rolled_back")


class ModelRow(Base):
    """One trained version; its files are under ``models/<name>/<version>/`` of the data folder.

    ``base`` is the version whose trees it goes on from, ``replaced`` the one that answered before it, ``since`` when it
    was put into service (empty where that was when it was trained).
    """

    __tablename__ = "models"
    __table_args__ = (
        CheckConstraint(f"state IN ({', '.join(map(repr, STATES))})", name="state"),
        {"schema": "learning"},
    )

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    schema_hash: Mapped[str]
    state: Mapped[str] = mapped_column(default="ready")
    metrics: Mapped[dict[str, Any]] = mapped_column(JSONB)
    trained_at: Mapped[datetime]
    base: Mapped[str | None]
    replaced: Mapped[str | None]
    since: Mapped[datetime | None]
