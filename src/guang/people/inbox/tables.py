"""The tables of the inbox."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, NoticeId, StoreId

SCHEMA = {"schema": "people"}


class NoticeRow(Base):
    """Something somebody is told; ``key`` keeps one happening from being told twice."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("account", "kind", "key"),
        Index(None, "account", "id"),
        Index("ix_notice_unread", "account", postgresql_where=text("read_at IS NULL")),
        SCHEMA,
    )

    id: Mapped[NoticeId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId]
    kind: Mapped[str]
    key: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    read_at: Mapped[datetime | None]


class PreferenceRow(Base):
    """A reader's choice against what is usual."""

    __tablename__ = "notice_preference"
    __table_args__ = SCHEMA

    account: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    is_on: Mapped[bool]


class StoreContactRow(Base):
    """Whom to tell about a store's orders, as the journal says."""

    __tablename__ = "store_contact"
    __table_args__ = SCHEMA

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[AccountId]


class SimulatedMailRow(Base):
    """A letter the simulator took; it went no further."""

    __tablename__ = "simulated_mail"
    __table_args__ = (Index(None, "account"), Index(None, "sent_at"), SCHEMA)

    key: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[AccountId]
    channel: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    locale: Mapped[str]
    sent_at: Mapped[datetime]
