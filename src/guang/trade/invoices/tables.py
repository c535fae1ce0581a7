"""Invoices, titles and series of numbers, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, InvoiceId, OrderId, StoreId, TitleId, ViewerId

NAME = "lower(title->>'name')"


class TitleRow(Base):
    """A title that somebody keeps for the next time."""

    __tablename__ = "invoice_titles"
    __table_args__ = (
        CheckConstraint("kind IN ('personal', 'company')", name="kind_known"),
        Index("ix_invoice_titles_account", "account", "used_at"),
        {"schema": "trade"},
    )

    id: Mapped[TitleId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId]
    kind: Mapped[str]
    name: Mapped[str]
    number: Mapped[str]
    email: Mapped[str]
    used_at: Mapped[datetime]


class SeriesRow(Base):
    """The last number that a store has taken in a year; its lock makes those who take numbers wait for each other."""

    __tablename__ = "invoice_series"
    __table_args__ = (
        CheckConstraint("last > 0", name="last_positive"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int]


class InvoiceRow(Base):
    """One invoice for an order, or a red-letter one that takes back a part of another; kept as tax law wants it."""

    __tablename__ = "invoices"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'issuing', 'issued', 'refused', 'reversed')", name="state_known"),
        CheckConstraint(
            "(number IS NULL) = (year IS NULL) AND (number IS NULL) = (handed_at IS NULL)", name="numbered"
        ),
        CheckConstraint("number IS NOT NULL OR state IN ('asked', 'refused')", name="numbered_when_handed_in"),
        CheckConstraint("reversed >= 0", name="reversed_not_negative"),
        Index("uq_invoices_order", "order_id", unique=True, postgresql_where=text("reverses IS NULL")),
        Index("uq_invoices_number", "store", "year", "number", unique=True),
        Index("ix_invoices_reverses", "reverses", postgresql_where=text("reverses IS NOT NULL")),
        Index("ix_invoices_store_id", "store", "id"),
        Index("ix_invoices_store_state_id", "store", "state", "id"),
        Index("ix_invoices_store_name", "store", text(f"({NAME}) text_pattern_ops")),
        Index("ix_invoices_order_id", "order_id"),
        Index("ix_invoices_buyer_id", "buyer", "id"),
        Index("ix_invoices_open", "id", postgresql_where=text("state = 'issuing'")),
        {"schema": "trade"},
    )

    id: Mapped[InvoiceId] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[OrderId]
    store: Mapped[StoreId]
    buyer: Mapped[AccountId]
    viewer: Mapped[ViewerId]
    reverses: Mapped[InvoiceId | None] = mapped_column(ForeignKey("trade.invoices.id"))
    state: Mapped[str]
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    seller: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    year: Mapped[int | None] = mapped_column(Integer)
    number: Mapped[int | None]
    taxes: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    goods: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    currency: Mapped[str] = mapped_column(CHAR(3))
    reversed: Mapped[int] = mapped_column(server_default=text("0"))
    wish: Mapped[str] = mapped_column(server_default=text("''"))
    issuer: Mapped[str] = mapped_column(server_default=text("''"))
    reference: Mapped[str] = mapped_column(server_default=text("''"))
    code: Mapped[str] = mapped_column(server_default=text("''"))
    note: Mapped[str] = mapped_column(server_default=text("''"))
    asked_at: Mapped[datetime]
    handed_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
