"""Trades, orders and their lines, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import (
    AccountId,
    LineId,
    OrderId,
    PageId,
    PaymentId,
    ProductId,
    SkuId,
    StoreId,
    TradeId,
    VideoId,
    ViewerId,
)


class TradeRow(Base):
    """One checkout; the buyer's idempotency key makes it once."""

    __tablename__ = "trades"
    __table_args__ = (
        Index("uq_trades_buyer_key", "buyer", "key", unique=True),
        {"schema": "trade"},
    )

    id: Mapped[TradeId] = mapped_column(primary_key=True, autoincrement=False)
    buyer: Mapped[AccountId]
    key: Mapped[str]
    fingerprint: Mapped[str]
    placed_at: Mapped[datetime]


class OrderRow(Base):
    """One store's part of a trade. Its history is its instants: no state is entered twice.

    ``store`` has no foreign key although stores live in the same schema: its check would lock the row of a busy store
    for every order, and stores are never deleted.
    """

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("goods > 0 AND shipping >= 0 AND total = goods + shipping", name="adds_up"),
        CheckConstraint(
            "state IN ('created', 'paid', 'packed', 'shipped', 'delivered', 'confirmed', 'settled', 'closed',"
            " 'cancelled', 'refunded')",
            name="state_known",
        ),
        CheckConstraint("state IN ('created', 'cancelled') OR payment IS NOT NULL", name="paid_by_a_payment"),
        CheckConstraint("shipping_refunded BETWEEN 0 AND shipping", name="delivery_refunded_within_fee"),
        CheckConstraint("holds >= 0", name="holds_not_negative"),
        Index("ix_orders_trade", "trade"),
        Index("ix_orders_buyer_id", "buyer", "id"),
        Index("ix_orders_store_id", "store", "id"),
        Index("ix_orders_open_by_buyer", "buyer", "trade", postgresql_where=text("state = 'created'")),
        Index("ix_orders_unpaid", "pay_by", postgresql_where=text("state = 'created'")),
        Index("ix_orders_to_ship", "store", "id", postgresql_where=text("state IN ('paid', 'packed')")),
        Index("ix_orders_on_the_way", "shipped_at", postgresql_where=text("state = 'shipped'")),
        Index("ix_orders_arrived", "delivered_at", postgresql_where=text("state = 'delivered'")),
        Index("ix_orders_to_settle", "settle_at", postgresql_where=text("state = 'confirmed' AND holds = 0")),
        Index("ix_orders_to_close", "settled_at", postgresql_where=text("state = 'settled' AND holds = 0")),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    trade: Mapped[TradeId] = mapped_column(ForeignKey(TradeRow.id))
    store: Mapped[StoreId]
    buyer: Mapped[AccountId]
    viewer: Mapped[ViewerId]
    state: Mapped[str]
    currency: Mapped[str] = mapped_column(CHAR(3))
    goods: Mapped[int]
    shipping: Mapped[int]
    total: Mapped[int]
    address: Mapped[dict[str, Any]] = mapped_column(JSONB)
    note: Mapped[str]
    placed_at: Mapped[datetime]
    pay_by: Mapped[datetime]
    payment: Mapped[PaymentId | None]
    paid_at: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(server_default=text("''"))
    packed_at: Mapped[datetime | None]
    settle_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    refunded_at: Mapped[datetime | None]
    holds: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    shipping_refunded: Mapped[int] = mapped_column(server_default=text("0"))
    shipping_taxes: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    speed: Mapped[str] = mapped_column(server_default=text("'standard'"))


class LineRow(Base):
    """One line, with the terms as they were when it was placed."""

    __tablename__ = "order_lines"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        CheckConstraint("unit_price > 0", name="price_positive"),
        CheckConstraint("commission_bps BETWEEN 0 AND 10000", name="commission_within_price"),
        CheckConstraint("subsidy >= 0 AND pays >= 0 AND list_price > 0", name="terms_not_negative"),
        CheckConstraint("refunded BETWEEN 0 AND pays", name="refunded_within_paid"),
        CheckConstraint("subsidy_refunded BETWEEN 0 AND subsidy", name="subsidy_refunded_within_subsidy"),
        CheckConstraint("refunded_units BETWEEN cancelled_units AND units", name="refunded_within_units"),
        CheckConstraint(
            "cancelled_units >= 0 AND shipped_units >= 0 AND shipped_units + cancelled_units <= units",
            name="shipped_within_units",
        ),
        Index("ix_order_lines_order_id", "order_id"),
        Index("ix_order_lines_promoter", "promoter", "id", postgresql_where=text("promoter IS NOT NULL")),
        {"schema": "trade"},
    )

    id: Mapped[LineId] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[OrderId] = mapped_column(ForeignKey(OrderRow.id))
    product: Mapped[ProductId]
    sku: Mapped[SkuId]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    options: Mapped[list[Any]] = mapped_column(JSONB)
    image_url: Mapped[str | None]
    units: Mapped[int] = mapped_column(Integer)
    unit_price: Mapped[int]
    video: Mapped[VideoId | None]
    promoter: Mapped[AccountId | None]
    commission_bps: Mapped[int] = mapped_column(Integer)
    page: Mapped[PageId | None]
    list_price: Mapped[int]
    pays: Mapped[int]
    subsidy: Mapped[int] = mapped_column(server_default=text("0"))
    parts: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    guarantees: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    shipped_units: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    refunded_units: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    cancelled_units: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    refunded: Mapped[int] = mapped_column(server_default=text("0"))
    subsidy_refunded: Mapped[int] = mapped_column(server_default=text("0"))
    taxes: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))


class OrderRefundRow(Base):
    """What an order gave back, and why; ``key`` makes asking twice one refund."""

    __tablename__ = "order_refunds"
    __table_args__ = (
        CheckConstraint("amount >= 0 AND shipping >= 0 AND shipping <= amount AND subsidy >= 0", name="not_negative"),
        Index("ix_order_refunds_store_at", "store", "at"),
        {"schema": "trade"},
    )

    order_id: Mapped[OrderId] = mapped_column(ForeignKey(OrderRow.id), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    amount: Mapped[int]
    shipping: Mapped[int]
    subsidy: Mapped[int]
    reason: Mapped[str]
    units: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime]
    store: Mapped[StoreId | None]
    taxes: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
