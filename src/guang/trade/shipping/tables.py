"""Delivery terms and parcels, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import LineId, OrderId, ParcelId, SkuId, StoreId, ViewerId


class TemplateRow(Base):
    """How one store delivers; a store without one has its flat fee. Amounts are minor units of its currency.

    The columns are the first option; ``others`` are the options after it.
    """

    __tablename__ = "shipping_templates"
    __table_args__ = (
        CheckConstraint("ship_within_h > 0 AND deliver_within_d > 0", name="promises_positive"),
        {"schema": "trade"},
    )

    store: Mapped[StoreId] = mapped_column(ForeignKey("trade.stores.id"), primary_key=True, autoincrement=False)
    speed: Mapped[str] = mapped_column(server_default=text("'standard'"))
    charged_by: Mapped[str] = mapped_column(server_default=text("'units'"))
    zones: Mapped[list[Any]] = mapped_column(JSONB)
    ship_within_h: Mapped[int] = mapped_column(Integer)
    deliver_within_d: Mapped[int] = mapped_column(Integer)
    others: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    changed_at: Mapped[datetime]


class ParcelRow(Base):
    """One parcel; ``look_at`` is when its courier is to be asked again."""

    __tablename__ = "parcels"
    __table_args__ = (
        CheckConstraint("direction IN ('out', 'back')", name="direction_known"),
        CheckConstraint(
            "(ended_at IS NOT NULL) = (step IN ('delivered', 'lost', 'damaged', 'returned'))", name="ends_at_an_end"
        ),
        Index("ix_parcels_order_id", "order_id"),
        Index("ix_parcels_store_handed_at", "store", "handed_at"),
        Index("ix_parcels_store_tracking", "store", "tracking"),
        Index("ix_parcels_look_at", "look_at", postgresql_where=text("ended_at IS NULL")),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    id: Mapped[ParcelId] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[OrderId]
    store: Mapped[StoreId]
    viewer: Mapped[ViewerId]
    direction: Mapped[str]
    ref: Mapped[str] = mapped_column(server_default=text("''"))
    carrier: Mapped[str]
    tracking: Mapped[str]
    speed: Mapped[str] = mapped_column(server_default=text("'standard'"))
    step: Mapped[str]
    handed_at: Mapped[datetime]
    ship_by: Mapped[datetime | None]
    deliver_by: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]


class ParcelLineRow(Base):
    """So many units of a line are in a parcel."""

    __tablename__ = "parcel_lines"
    __table_args__ = (
        CheckConstraint("units > 0", name="units_positive"),
        {"schema": "trade"},
    )

    parcel: Mapped[ParcelId] = mapped_column(ForeignKey(ParcelRow.id), primary_key=True)
    line: Mapped[LineId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId]
    units: Mapped[int] = mapped_column(Integer)


class ParcelEventRow(Base):
    """What a courier said about a parcel, once."""

    __tablename__ = "parcel_events"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    parcel: Mapped[ParcelId] = mapped_column(ForeignKey(ParcelRow.id), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(server_default=text("''"))
