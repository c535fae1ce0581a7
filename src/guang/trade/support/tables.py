"""Conversations, what is said in them, and how support works at a store, in schema ``trade``.

What people say is here and nowhere else, so that it can be erased. Answers and ratings stay without it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, ConversationId, ImageId, MessageId, StoreId, ViewerId

_NONE = text("0")


class ConversationRow(Base):
    """A buyer and a store; without a buyer when they have left."""

    __tablename__ = "conversations"
    __table_args__ = (
        UniqueConstraint("store", "buyer"),
        Index("ix_conversations_buyer_last_at", "buyer", "last_at", postgresql_where=text("last > 0")),
        Index("ix_conversations_store_last_at", "store", "last_at", postgresql_where=text("last > 0")),
        Index("ix_conversations_waiting", "store", "waiting_since", postgresql_where=text("waiting_since IS NOT NULL")),
        Index("ix_conversations_escalated_at", "escalated_at", postgresql_where=text("escalated_at IS NOT NULL")),
        Index("ix_conversations_open", "store", "last_at", postgresql_where=text("state = 'open'")),
        Index("ix_conversations_unseen", "store", postgresql_where=text("store_unread > 0")),
        Index("ix_conversations_idle", "last_at", postgresql_where=text("state = 'open'")),
        CheckConstraint("buyer_unread >= 0 AND store_unread >= 0 AND platform_unread >= 0", name="unread_not_negative"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    id: Mapped[ConversationId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    buyer: Mapped[AccountId | None]
    viewer: Mapped[ViewerId | None]
    state: Mapped[str]
    round: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    last: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    last_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    about: Mapped[str | None]
    waiting_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    answered: Mapped[bool | None]
    away_at: Mapped[datetime | None]
    assignee: Mapped[AccountId | None]
    escalated_at: Mapped[datetime | None]
    operator: Mapped[AccountId | None]
    buyer_read: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    store_read: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    platform_read: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    buyer_unread: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    store_unread: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    platform_unread: Mapped[int] = mapped_column(Integer, server_default=_NONE)
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    rated_round: Mapped[int] = mapped_column(Integer, server_default=_NONE)


class MessageRow(Base):
    """Something that was said; ``number`` counts within the conversation, without gaps."""

    __tablename__ = "conversation_messages"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("conversation", "sender", "key"),
        {"schema": "trade"},
    )

    conversation: Mapped[ConversationId] = mapped_column(ForeignKey(ConversationRow.id), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    id: Mapped[MessageId]
    round: Mapped[int] = mapped_column(Integer)
    sender: Mapped[str]
    account: Mapped[AccountId | None]
    kind: Mapped[str]
    text: Mapped[str]
    image: Mapped[ImageId | None]
    image_url: Mapped[str | None]
    card: Mapped[str | None]
    marks: Mapped[list[Any]] = mapped_column(JSONB)
    key: Mapped[str]
    at: Mapped[datetime]
