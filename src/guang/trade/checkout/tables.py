"""Carts, and whose pseudonyms became one, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, Integer
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import SkuId, ViewerId


class CartRow(Base):
    """Units of a SKU that somebody may buy; ``seen`` is what one cost when it was added."""

    __tablename__ = "carts"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        {"schema": "trade"},
    )

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    units: Mapped[int] = mapped_column(Integer)
    seen: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    click: Mapped[list[Any] | None] = mapped_column(JSONB(none_as_null=True))
    added_at: Mapped[datetime]


class KnownAsRow(Base):
    """A guest who turned out to be somebody known; their clicks count for that person."""

    __tablename__ = "checkout_viewers"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    source: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    known_as: Mapped[ViewerId] = mapped_column(index=True)
