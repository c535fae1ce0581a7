"""Programs, webhooks and what was sent to them, in schema ``trade``."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, ClientId, DeliveryId, StoreId, WebhookId


class ClientRow(Base):
    """A program with a post in a store; its token is a session of its account."""

    __tablename__ = "api_clients"
    __table_args__ = (
        Index("ix_api_clients_store", "store", "id"),
        {"schema": "trade"},
    )

    id: Mapped[ClientId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    account: Mapped[AccountId]
    name: Mapped[str]
    role: Mapped[str]
    made_by: Mapped[AccountId]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class WebhookRow(Base):
    """An address that wants to be told."""

    __tablename__ = "webhooks"
    __table_args__ = (
        Index("ix_webhooks_store", "store", "id"),
        {"schema": "trade"},
    )

    id: Mapped[WebhookId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    url: Mapped[str]
    events: Mapped[list[str]] = mapped_column(ARRAY(Text))
    generation: Mapped[int] = mapped_column(Integer)
    made_at: Mapped[datetime]
    failing_since: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]


class DeliveryRow(Base):
    """One message to one webhook; ``due_at`` doubles as the lease of whoever is sending it."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'delivered', 'failed')", name="state_known"),
        Index("ix_webhook_deliveries_webhook", "webhook", "id"),
        Index("ix_webhook_deliveries_due", "due_at", postgresql_where=text("state = 'waiting'")),
        {"schema": "trade"},
    )

    id: Mapped[DeliveryId] = mapped_column(primary_key=True, autoincrement=False)
    webhook: Mapped[WebhookId] = mapped_column(ForeignKey(WebhookRow.id, ondelete="CASCADE"))
    event: Mapped[str]
    body: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    made_at: Mapped[datetime]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    status: Mapped[int | None] = mapped_column(Integer)
    error: Mapped[str] = mapped_column(server_default=text("''"))
