"""Stores and their staff, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.days import PLATFORM_ZONE
from guang.kernel.db import Base
from guang.kernel.ids import AccountId, StoreId


class StoreRow(Base):
    """One store."""

    __tablename__ = "stores"
    __table_args__ = (
        CheckConstraint("shipping_fee >= 0", name="fee_not_negative"),
        CheckConstraint("free_over IS NULL OR free_over >= 0", name="free_over_not_negative"),
        {"schema": "trade"},
    )

    id: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[AccountId] = mapped_column(index=True)
    name: Mapped[dict[str, Any]] = mapped_column(JSONB)
    kind: Mapped[str]
    intro: Mapped[dict[str, Any]] = mapped_column(JSONB)
    avatar_url: Mapped[str | None]
    currency: Mapped[str] = mapped_column(CHAR(3))
    shipping_fee: Mapped[int]
    free_over: Mapped[int | None]
    time_zone: Mapped[str] = mapped_column(server_default=text(f"'{PLATFORM_ZONE}'"))
    tax: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    is_restricted: Mapped[bool] = mapped_column(server_default=text("false"))
    opened_at: Mapped[datetime]


class InvitationRow(Base):
    """A post that a store offers to somebody who has not answered."""

    __tablename__ = "staff_invitations"
    __table_args__ = (
        Index("ix_staff_invitations_account", "account"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey(StoreRow.id, ondelete="CASCADE"), primary_key=True)
    account: Mapped[AccountId] = mapped_column(primary_key=True)
    role: Mapped[str]
    at: Mapped[datetime]
    expires_at: Mapped[datetime]


class StaffRow(Base):
    """One account's post in one store."""

    __tablename__ = "store_staff"
    __table_args__ = (
        Index("ix_store_staff_account", "account"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey(StoreRow.id, ondelete="CASCADE"), primary_key=True)
    account: Mapped[AccountId] = mapped_column(primary_key=True)
    role: Mapped[str]
    since: Mapped[datetime]
