"""Payments, refunds and the callbacks already heard, in schema ``trade``."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CHAR, Boolean, CheckConstraint, Date, ForeignKey, ForeignKeyConstraint, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, PaymentId, RefundId, TradeId


class PaymentRow(Base):
    """One attempt to pay for a trade; a trade has one open attempt at a time."""

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("refunded >= 0 AND refunded <= amount", name="refunded_within_amount"),
        CheckConstraint("disputed >= 0 AND refunded + disputed <= amount", name="disputed_within_amount"),
        CheckConstraint("state IN ('pending', 'succeeded', 'declined')", name="state_known"),
        Index("uq_payments_payer_key", "payer", "key", unique=True),
        Index("ix_payments_reference", "reference", postgresql_where=text("provider <> 'simulator'")),
        Index("uq_payments_open_trade", "trade", unique=True, postgresql_where=text("state = 'pending'")),
        {"schema": "trade"},
    )

    id: Mapped[PaymentId] = mapped_column(primary_key=True, autoincrement=False)
    trade: Mapped[TradeId]
    payer: Mapped[AccountId]
    key: Mapped[str]
    fingerprint: Mapped[str]
    amount: Mapped[int]
    refunded: Mapped[int] = mapped_column(server_default=text("0"))
    disputed: Mapped[int] = mapped_column(server_default=text("0"))
    currency: Mapped[str] = mapped_column(CHAR(3))
    state: Mapped[str]
    provider: Mapped[str]
    wish: Mapped[str]
    reference: Mapped[str] = mapped_column(server_default=text("''"))
    code: Mapped[str] = mapped_column(server_default=text("''"))
    started_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class RefundRow(Base):
    """Money on its way back; ``key`` makes asking twice one refund."""

    __tablename__ = "refunds"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        Index("uq_refunds_payment_key", "payment", "key", unique=True),
        {"schema": "trade"},
    )

    id: Mapped[RefundId] = mapped_column(primary_key=True, autoincrement=False)
    payment: Mapped[PaymentId] = mapped_column(ForeignKey(PaymentRow.id))
    key: Mapped[str]
    amount: Mapped[int]
    reason: Mapped[str]
    reference: Mapped[str] = mapped_column(server_default=text("''"))
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class ChargebackRow(Base):
    """A charge that a buyer's bank disputes; the provider's own id makes it one."""

    __tablename__ = "chargebacks"
    __table_args__ = (
        CheckConstraint("amount > 0 AND claimed BETWEEN 0 AND amount AND fee >= 0", name="amounts_possible"),
        CheckConstraint("fee_back BETWEEN 0 AND fee", name="fee_back_within_fee"),
        CheckConstraint("phase IN ('needs_response', 'under_review', 'won', 'lost')", name="phase_known"),
        Index("ix_chargebacks_payment", "payment"),
        Index("ix_chargebacks_heard_at", "provider", "heard_at"),
        {"schema": "trade"},
    )

    provider: Mapped[str] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(primary_key=True)
    payment: Mapped[PaymentId] = mapped_column(ForeignKey(PaymentRow.id))
    amount: Mapped[int]
    claimed: Mapped[int]
    fee: Mapped[int]
    fee_back: Mapped[int] = mapped_column(server_default=text("0"))
    currency: Mapped[str] = mapped_column(CHAR(3))
    reason: Mapped[str]
    phase: Mapped[str]
    due_at: Mapped[datetime | None]
    heard_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    defence: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))


class CallbackRow(Base):
    """A provider's message that has been heard."""

    __tablename__ = "payment_callbacks"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    provider: Mapped[str] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(primary_key=True)
    heard_at: Mapped[datetime]


class ReconciliationRow(Base):
    """A day (UTC) of a provider that has been compared with ours."""

    __tablename__ = "reconciliations"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    provider: Mapped[str] = mapped_column(primary_key=True)
    done_at: Mapped[datetime]
    listed: Mapped[int] = mapped_column(Integer)


class DifferenceRow(Base):
    """Something in which a provider's books and ours differ, or differed."""

    __tablename__ = "reconciliation_differences"
    __table_args__ = (
        ForeignKeyConstraint(["day", "provider"], ["trade.reconciliations.day", "trade.reconciliations.provider"]),
        CheckConstraint("kind IN ('unheard', 'unsent', 'not_there', 'amount', 'stranger')", name="kind_known"),
        {"schema": "trade"},
    )

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    provider: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    theirs: Mapped[str]
    ours: Mapped[str]
    is_mended: Mapped[bool] = mapped_column(Boolean)
