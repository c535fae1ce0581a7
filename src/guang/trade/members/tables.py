"""Memberships of stores, and who is in them, in schema ``trade``."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, StoreId, ViewerId


class ProgramRow(Base):
    """A store's membership; ``version`` counts the texts that people were asked to agree to."""

    __tablename__ = "member_programs"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey("trade.stores.id"), primary_key=True, autoincrement=False)
    name: Mapped[dict[str, Any]] = mapped_column(JSONB)
    consent: Mapped[dict[str, Any]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column(Integer)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class MemberRow(Base):
    """Somebody is a member of a store; who leaves is forgotten."""

    __tablename__ = "members"
    __table_args__ = (
        Index("ix_members_viewer", "viewer"),
        Index("ix_members_account", "account"),
        Index("ix_members_store_joined_at", "store", "joined_at"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey(ProgramRow.store), primary_key=True, autoincrement=False)
    account: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    viewer: Mapped[ViewerId]
    version: Mapped[int] = mapped_column(Integer)
    joined_at: Mapped[datetime]


class MemberDayRow(Base):
    """Orders that were paid at a store with a membership within one of its days, and how many were its members'."""

    __tablename__ = "member_days"
    __table_args__ = (
        CheckConstraint("by_members BETWEEN 0 AND orders", name="part_of_orders"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    orders: Mapped[int] = mapped_column(server_default=text("0"))
    by_members: Mapped[int] = mapped_column(server_default=text("0"))
