"""Insured ways back, and what became of them, in schema ``trade``."""

from datetime import datetime

from sqlalchemy import ARRAY, CHAR, BigInteger, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, AfterSaleId, OrderId, StoreId, ViewerId


class PolicyRow(Base):
    """The way back of one order is insured; amounts are minor units."""

    __tablename__ = "return_policies"
    __table_args__ = (
        CheckConstraint("pays > 0 AND premium > 0", name="amounts_positive"),
        Index("ix_return_policies_store", "store", "bound_at"),
        Index("ix_return_policies_buyer", "buyer"),
        {"schema": "trade"},
    )

    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    buyer: Mapped[AccountId]
    viewer: Mapped[ViewerId]
    lines: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    pays: Mapped[int]
    premium: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    bound_at: Mapped[datetime]


class ClaimRow(Base):
    """Insured goods came back: what the insurer owes the buyer, once an order."""

    __tablename__ = "return_claims"
    __table_args__ = (
        CheckConstraint("state IN ('due', 'paid', 'refused')", name="state_known"),
        CheckConstraint("(state = 'due') = (done_at IS NULL)", name="done_when_over"),
        Index("ix_return_claims_due", "order_id", postgresql_where=text("state = 'due'")),
        {"schema": "trade"},
    )

    order_id: Mapped[OrderId] = mapped_column(ForeignKey(PolicyRow.order_id), primary_key=True, autoincrement=False)
    case_id: Mapped[AfterSaleId]
    state: Mapped[str] = mapped_column(server_default=text("'due'"))
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    reference: Mapped[str] = mapped_column(server_default=text("''"))
    code: Mapped[str] = mapped_column(server_default=text("''"))
