"""After-sale cases and their steps, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, ParcelId, ProductId, SkuId, StoreId, ViewerId


class CaseRow(Base):
    """One wish about one line; a line has one open case at a time."""

    __tablename__ = "after_sales"
    __table_args__ = (
        CheckConstraint("units >= 0", name="units_not_negative"),
        CheckConstraint("asked > 0", name="asked_positive"),
        CheckConstraint("granted BETWEEN 0 AND asked", name="granted_within_asked"),
        CheckConstraint(
            "(ended_at IS NULL) = (state NOT IN ('refunded', 'exchanged', 'withdrawn', 'closed'))",
            name="ends_at_an_end",
        ),
        CheckConstraint("wish <> 'exchange' OR wished IS NOT NULL", name="exchanged_for_something"),
        Index("uq_after_sales_buyer_key", "buyer", "key", unique=True),
        Index("uq_after_sales_open_line", "line", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index("ix_after_sales_buyer", "buyer", "id"),
        Index("ix_after_sales_store", "store", "state", "id"),
        Index("ix_after_sales_order_id", "order_id"),
        Index("ix_after_sales_due", "due_at", "id", postgresql_where=text("due_at IS NOT NULL")),
        {"schema": "trade"},
    )

    id: Mapped[AfterSaleId] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[OrderId]
    line: Mapped[LineId]
    product: Mapped[ProductId]
    sku: Mapped[SkuId]
    store: Mapped[StoreId]
    buyer: Mapped[AccountId]
    viewer: Mapped[ViewerId]
    key: Mapped[str]
    fingerprint: Mapped[str]
    wish: Mapped[str]
    reason: Mapped[str]
    units: Mapped[int] = mapped_column(Integer)
    currency: Mapped[str] = mapped_column(CHAR(3))
    asked: Mapped[int]
    granted: Mapped[int | None]
    liability: Mapped[str | None]
    state: Mapped[str]
    is_unshipped: Mapped[bool]
    is_fast: Mapped[bool]
    carrier: Mapped[str] = mapped_column(server_default=text("''"))
    tracking: Mapped[str] = mapped_column(server_default=text("''"))
    wished: Mapped[SkuId | None]
    origin: Mapped[AfterSaleId | None]
    outbound: Mapped[ParcelId | None]
    due_at: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    rules: Mapped[str]


class StepRow(Base):
    """One thing that happened to a case; words and pictures are erased with whoever brought them."""

    __tablename__ = "after_sale_steps"
    __table_args__ = (
        Index("ix_after_sale_steps_by", "by", postgresql_where=text("by IS NOT NULL")),
        {"schema": "trade"},
    )

    case_id: Mapped[AfterSaleId] = mapped_column(ForeignKey(CaseRow.id), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    event: Mapped[str]
    state: Mapped[str]
    side: Mapped[str]
    by: Mapped[AccountId | None]
    words: Mapped[str]
    pictures: Mapped[list[Any]] = mapped_column(JSONB)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime]
    key: Mapped[str] = mapped_column(server_default=text("''"))
    fingerprint: Mapped[str] = mapped_column(server_default=text("''"))
