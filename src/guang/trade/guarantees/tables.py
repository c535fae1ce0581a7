"""What stores have chosen to promise, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, StoreId


class ChoiceRow(Base):
    """What a store promises about one product, or (0) about all it sells, from ``since`` on; never changed afterwards.

    A change lies in the future for a moment, so that every process knows of it before it counts.
    """

    __tablename__ = "guarantee_choices"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(primary_key=True)
    choices: Mapped[dict[str, Any]] = mapped_column(JSONB)
    is_made_to_order: Mapped[bool] = mapped_column(server_default=text("false"))
    by: Mapped[AccountId]
