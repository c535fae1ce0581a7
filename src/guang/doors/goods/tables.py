"""Saved views of lists, and batches of changes with their lines, in schema ``kernel`` as all tables of the doors."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, JobId, ProductId, SkuId, StoreId


class ViewRow(Base):
    """A way of looking at a list that somebody has saved; it may hold what they searched for, so it is erasable."""

    __tablename__ = "desk_views"
    __table_args__ = (
        Index("ix_desk_views_account", "account"),
        {"schema": "kernel"},
    )

    store: Mapped[StoreId] = mapped_column(primary_key=True)
    account: Mapped[AccountId] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str]
    saved_at: Mapped[datetime]


class BatchRow(Base):
    """Many changes to one store's goods that somebody wants at once; ``key`` makes asking twice one batch."""

    __tablename__ = "goods_batches"
    __table_args__ = (
        Index("uq_goods_batches_store_key", "store", "key", unique=True),
        Index("ix_goods_batches_store_id", "store", "id"),
        CheckConstraint("kind IN ('price', 'stock', 'list', 'delist', 'import')", name="kind_known"),
        CheckConstraint(
            "state IN ('planning', 'ready', 'running', 'done', 'undoing', 'undone', 'failed')", name="state_known"
        ),
        {"schema": "kernel", "postgresql_with": {"fillfactor": 70}},
    )

    id: Mapped[JobId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId]
    account: Mapped[AccountId]
    key: Mapped[str]
    fingerprint: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    wish: Mapped[dict[str, Any]] = mapped_column(JSONB)
    report: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    total: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    done: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    reached: Mapped[int] = mapped_column(server_default=text("0"))
    made_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class BatchLineRow(Base):
    """One change of a batch: to a product, or to one of its SKUs (0 where it is about the product)."""

    __tablename__ = "goods_batch_lines"
    __table_args__ = (
        CheckConstraint(
            "outcome IN ('same', 'planned', 'refused', 'done', 'undone', 'kept')",
            name="outcome_known",
        ),
        Index("ix_goods_batch_lines_outcome", "batch", "outcome", "product", "sku"),
        {"schema": "kernel"},
    )

    batch: Mapped[JobId] = mapped_column(ForeignKey(BatchRow.id, ondelete="CASCADE"), primary_key=True)
    product: Mapped[ProductId] = mapped_column(primary_key=True)
    sku: Mapped[SkuId] = mapped_column(primary_key=True)
    before: Mapped[int | None]
    after: Mapped[int | None]
    outcome: Mapped[str]
    reason: Mapped[str] = mapped_column(server_default=text("''"))
