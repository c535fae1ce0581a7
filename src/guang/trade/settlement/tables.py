"""Withdrawals, in schema ``trade``."""

from datetime import datetime

from sqlalchemy import CHAR, CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, WithdrawalId


class PurseRow(Base):
    """Whose balance somebody is withdrawing from; its lock makes withdrawals of one owner wait for each other."""

    __tablename__ = "purses"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    owner: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime]


class WithdrawalRow(Base):
    """Earned money on its way to a bank."""

    __tablename__ = "withdrawals"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("payee IN ('store', 'creator')", name="payee_known"),
        CheckConstraint("state IN ('asked', 'sent', 'failed')", name="state_known"),
        CheckConstraint("(state = 'asked') = (done_at IS NULL)", name="done_when_over"),
        Index("uq_withdrawals_owner_key", "owner", "key", unique=True),
        Index("ix_withdrawals_owner_id", "owner", "id"),
        Index("ix_withdrawals_open", "id", postgresql_where=text("state = 'asked'")),
        {"schema": "trade"},
    )

    id: Mapped[WithdrawalId] = mapped_column(primary_key=True, autoincrement=False)
    payee: Mapped[str]
    owner: Mapped[int]
    by: Mapped[AccountId]
    key: Mapped[str]
    fingerprint: Mapped[str]
    amount: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    state: Mapped[str]
    bank: Mapped[str]
    wish: Mapped[str]
    reference: Mapped[str] = mapped_column(server_default=text("''"))
    code: Mapped[str] = mapped_column(server_default=text("''"))
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
