"""When stores answer, their quick replies, and whom they do not hear, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, StoreId


class SupportDeskRow(Base):
    """When a store answers, and what it says when it does not; ``week`` as in ``types.Week``."""

    __tablename__ = "support_desks"
    __table_args__ = ({"schema": "trade"},)

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    week: Mapped[list[Any]] = mapped_column(JSONB)
    away: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[datetime]


class QuickReplyRow(Base):
    """A text that a store's staff send often."""

    __tablename__ = "quick_replies"
    __table_args__ = ({"schema": "trade"},)

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    changed_at: Mapped[datetime]


class BuyerBlockRow(Base):
    """A buyer from whom a store takes no more messages."""

    __tablename__ = "buyer_blocks"
    __table_args__ = (Index("ix_buyer_blocks_buyer", "buyer"), {"schema": "trade"})

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    buyer: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[str]
    text: Mapped[str]
    by: Mapped[AccountId | None]
    at: Mapped[datetime]
