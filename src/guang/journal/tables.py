"""The journal's tables: two logs in daily partitions, and how far each listener has read."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, BigInteger, Index, Integer, Sequence, SmallInteger, event, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import EventId, FactId, PageId, ViewerId

positions = Sequence("positions", schema="journal", metadata=Base.metadata, data_type=BigInteger)
_POSITION = text("nextval('journal.positions')")
_TX = text("(pg_current_xact_id()::text::bigint)")


class FactRow(Base):
    """One fact. ``(tx, position)`` is the reading order; see `guang.journal.reading`."""

    __tablename__ = "facts"
    __table_args__ = (
        Index("ix_facts_name_tx_position", "name", "tx", "position"),
        Index("ix_facts_tx_position", "tx", "position"),
        {"schema": "journal", "postgresql_partition_by": "RANGE (id)"},
    )
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own declaration

    id: Mapped[FactId] = mapped_column(primary_key=True, autoincrement=False)
    tx: Mapped[int] = mapped_column(server_default=_TX)
    position: Mapped[int] = mapped_column(server_default=_POSITION)
    name: Mapped[str]
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)


class BehaviourRow(Base):
    """One act of one viewer; the pair (event id, viewer) makes sending twice harmless."""

    __tablename__ = "behaviour"
    __table_args__ = (
        Index("ix_behaviour_tx_position", "tx", "position"),
        Index("ix_behaviour_viewer_id", "viewer", "id"),
        {"schema": "journal", "postgresql_partition_by": "RANGE (id)"},
    )
    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012 - SQLAlchemy's own declaration

    id: Mapped[EventId] = mapped_column(primary_key=True, autoincrement=False)
    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    tx: Mapped[int] = mapped_column(server_default=_TX)
    position: Mapped[int] = mapped_column(server_default=_POSITION)
    kind: Mapped[int] = mapped_column(SmallInteger)
    subject: Mapped[int]
    subject_kind: Mapped[int] = mapped_column(SmallInteger)
    origin: Mapped[int] = mapped_column(server_default="0")
    watched_ms: Mapped[int] = mapped_column(Integer, server_default="0")
    duration_ms: Mapped[int] = mapped_column(Integer, server_default="0")
    page: Mapped[PageId] = mapped_column(server_default="0")
    slot: Mapped[int] = mapped_column(SmallInteger, server_default="-1")
    surface: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    reason: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    token: Mapped[str | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())


class CursorRow(Base):
    """How far one listener has read; moves in the listener's own transaction."""

    __tablename__ = "cursors"
    __table_args__ = {"schema": "journal"}  # noqa: RUF012 - SQLAlchemy's own declaration

    name: Mapped[str] = mapped_column(primary_key=True)
    tx: Mapped[int]
    position: Mapped[int]
    moved_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())


class TroubleRow(Base):
    """A fact that a reaction could not digest: tried again until it is parked, then waiting for a person."""

    __tablename__ = "troubles"
    __table_args__ = {"schema": "journal"}  # noqa: RUF012 - SQLAlchemy's own declaration

    reaction: Mapped[str] = mapped_column(primary_key=True)
    fact: Mapped[FactId] = mapped_column(primary_key=True, autoincrement=False)
    attempts: Mapped[int] = mapped_column(Integer)
    fault: Mapped[str]
    next_try_at: Mapped[datetime]
    parked_at: Mapped[datetime | None]


for _log in (FactRow.__table__, BehaviourRow.__table__):
    # Rows of a day that nobody opened fall in here rather than being refused.
    _rest = DDL(f"CREATE TABLE IF NOT EXISTS journal.{_log.name}_rest PARTITION OF journal.{_log.name} DEFAULT")  # type: ignore[no-untyped-call,attr-defined]
    event.listen(_log, "after_create", _rest)
