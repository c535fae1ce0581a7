"""Disputes and the orders in them, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, DisputeId, OrderId, PaymentId, StoreId, TradeId


class DisputeRow(Base):
    """A charge that a buyer's bank disputes; the provider's own id makes it one."""

    __tablename__ = "disputes"
    __table_args__ = (
        CheckConstraint("amount > 0 AND claimed BETWEEN 0 AND amount AND fee >= 0", name="amounts_possible"),
        CheckConstraint(
            "state IN ('opened', 'evidence_due', 'submitted', 'won', 'lost', 'accepted')", name="state_known"
        ),
        CheckConstraint("(ended_at IS NULL) = (state IN ('opened', 'evidence_due', 'submitted'))", name="ends_once"),
        Index("uq_disputes_reference", "provider", "reference", unique=True),
        Index("ix_disputes_due", "due_at", "id", postgresql_where=text("state IN ('opened', 'evidence_due')")),
        Index("ix_disputes_state", "state", "id"),
        {"schema": "trade"},
    )

    id: Mapped[DisputeId] = mapped_column(primary_key=True, autoincrement=False)
    provider: Mapped[str]
    reference: Mapped[str]
    payment: Mapped[PaymentId]
    trade: Mapped[TradeId]
    amount: Mapped[int]
    claimed: Mapped[int]
    fee: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    reason: Mapped[str]
    liability: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    listens_until: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class DisputePartRow(Base):
    """One order in a dispute; words and file are erased with whoever they are about."""

    __tablename__ = "dispute_parts"
    __table_args__ = (
        CheckConstraint("amount >= 0 AND withheld BETWEEN 0 AND amount", name="amounts_possible"),
        CheckConstraint("stance IN ('silent', 'contest', 'accept')", name="stance_known"),
        Index("ix_dispute_parts_store", "store", "dispute"),
        Index("ix_dispute_parts_order_id", "order_id"),
        {"schema": "trade"},
    )

    dispute: Mapped[DisputeId] = mapped_column(ForeignKey(DisputeRow.id), primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    amount: Mapped[int]
    withheld: Mapped[int]
    stance: Mapped[str]
    words: Mapped[str]
    by: Mapped[AccountId | None]
    answered_at: Mapped[datetime | None]
    key: Mapped[str]
    proof: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
