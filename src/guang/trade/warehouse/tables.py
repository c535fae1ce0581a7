"""Shelves, promises and corrections, in schema ``trade``."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId


class ShelfRow(Base):
    """The stock of one SKU. Rows are rewritten in place, hence the room left in each page."""

    __tablename__ = "shelves"
    __table_args__ = (
        CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_on_hand"),
        Index("ix_shelves_product", "product"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 50}},
    )

    sku: Mapped[SkuId] = mapped_column(ForeignKey("trade.skus.id"), primary_key=True, autoincrement=False)
    product: Mapped[ProductId]
    on_hand: Mapped[int]
    reserved: Mapped[int]


class PromiseRow(Base):
    """Units that an order holds: ``held`` until it pays (``deducted``) or gives up (``put_back``)."""

    __tablename__ = "promises"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        CheckConstraint("state IN ('held', 'deducted', 'put_back')", name="state_known"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    units: Mapped[int]
    state: Mapped[str]


class CorrectionRow(Base):
    """Somebody counted, received or wrote off."""

    __tablename__ = "stock_corrections"
    __table_args__ = (
        Index("ix_stock_corrections_sku_at", "sku", "at"),
        {"schema": "trade"},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[SkuId]
    by: Mapped[AccountId | None]
    before: Mapped[int]
    after: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]
