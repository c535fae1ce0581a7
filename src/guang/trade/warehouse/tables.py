"""Shelves, promises, corrections, and the warehouses among which shelves are divided, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, StoreId, WarehouseId


class ShelfRow(Base):
    """The stock of one SKU, in all warehouses together. Rows are rewritten in place, hence the room left in each page.

    What bins do not hold of it is in the store's first warehouse; most SKUs have no bins (``is_spread`` is false).
    """

    __tablename__ = "shelves"
    __table_args__ = (
        CheckConstraint("on_hand >= 0", name="on_hand_not_negative"),
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_on_hand"),
        Index("ix_shelves_product", "product"),
        Index("ix_shelves_watched", "sku", postgresql_where=text("low_at IS NOT NULL")),
        {"schema": "trade", "postgresql_with": {"fillfactor": 50}},
    )

    sku: Mapped[SkuId] = mapped_column(ForeignKey("trade.skus.id"), primary_key=True, autoincrement=False)
    product: Mapped[ProductId]
    on_hand: Mapped[int]
    reserved: Mapped[int]
    low_at: Mapped[int | None]
    is_spread: Mapped[bool] = mapped_column(server_default=text("false"))


class PromiseRow(Base):
    """Units that an order holds: ``held`` until it pays (``deducted``) or gives up (``put_back``).

    ``returned`` of the deducted units came back from the buyer, sellable or not.
    """

    __tablename__ = "promises"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        CheckConstraint("state IN ('held', 'deducted', 'put_back')", name="state_known"),
        CheckConstraint("returned >= 0 AND returned <= units", name="returned_within_units"),
        Index("ix_promises_sku_order_id", "sku", "order_id"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    units: Mapped[int]
    state: Mapped[str]
    returned: Mapped[int] = mapped_column(server_default=text("0"))


class CorrectionRow(Base):
    """Somebody counted, received, wrote off, moved or took back; ``before`` and ``after`` are of the whole shelf."""

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
    kind: Mapped[str] = mapped_column(server_default=text("'adjusted'"))
    units: Mapped[int] = mapped_column(server_default=text("0"))
    warehouse: Mapped[WarehouseId | None]
    order_id: Mapped[OrderId | None]


class WarehouseRow(Base):
    """A place from which a store delivers; each store has a first one that holds whatever no bin holds."""

    __tablename__ = "warehouses"
    __table_args__ = (
        CheckConstraint("cost >= 0 AND days >= 0", name="cost_and_days_not_negative"),
        CheckConstraint("is_open OR NOT is_first", name="first_one_open"),
        Index("uq_warehouses_first", "store", unique=True, postgresql_where=text("is_first")),
        Index("ix_warehouses_store", "store"),
        {"schema": "trade"},
    )

    id: Mapped[WarehouseId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    name: Mapped[str]
    area: Mapped[str]
    cost: Mapped[int]
    days: Mapped[int] = mapped_column(Integer)
    reaches: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    is_first: Mapped[bool]
    is_open: Mapped[bool]
    since: Mapped[datetime]


class BinRow(Base):
    """The part of a shelf that stands in a warehouse other than the first. Changed only while the shelf is locked."""

    __tablename__ = "bins"
    __table_args__ = (
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_on_hand"),
        Index("ix_bins_warehouse", "warehouse"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 50}},
    )

    sku: Mapped[SkuId] = mapped_column(ForeignKey(ShelfRow.sku), primary_key=True, autoincrement=False)
    warehouse: Mapped[WarehouseId] = mapped_column(ForeignKey(WarehouseRow.id), primary_key=True)
    on_hand: Mapped[int]
    reserved: Mapped[int]


class PickRow(Base):
    """How many units of a promise come out of a bin; the rest of it comes out of the first warehouse."""

    __tablename__ = "picks"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        {"schema": "trade"},
    )

    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    warehouse: Mapped[WarehouseId] = mapped_column(primary_key=True, autoincrement=False)
    units: Mapped[int]
