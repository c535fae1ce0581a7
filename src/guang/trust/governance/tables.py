"""Screenings, fingerprints, reports and restrictions, in schema ``trust``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, CaseId, ReportId, ViewerId


class ScreeningRow(Base):
    """One look at one candidate, and what a person said where one was asked."""

    __tablename__ = "screenings"
    __table_args__ = (
        Index("ix_screenings_waiting", "id", postgresql_where=text("outcome = 'human_queue' AND judged_at IS NULL")),
        Index("ix_screenings_subject", "subject", "id"),
        Index("ix_screenings_owner", "owner"),
        {"schema": "trust"},
    )

    id: Mapped[CaseId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str]
    owner: Mapped[str]
    kind: Mapped[str]
    outcome: Mapped[str]
    content: Mapped[str]
    texts: Mapped[dict[str, Any]] = mapped_column(JSONB)
    findings: Mapped[list[Any]] = mapped_column(JSONB)
    version: Mapped[str]
    picture_print: Mapped[int | None]
    at: Mapped[datetime]
    judged_outcome: Mapped[str | None]
    judged_by: Mapped[AccountId | None]
    judged_at: Mapped[datetime | None]


class FingerprintRow(Base):
    """What a candidate looks like; near ones share one of four bands."""

    __tablename__ = "fingerprints"
    __table_args__ = (
        CheckConstraint("kind IN ('text', 'picture')", name="kind_known"),
        Index("ix_fingerprints_owner", "owner"),
        *(Index(f"ix_fingerprints_band_{n}", "kind", f"band_{n}") for n in range(4)),
        {"schema": "trust"},
    )

    subject: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    value: Mapped[int]
    band_0: Mapped[int] = mapped_column(Integer)
    band_1: Mapped[int] = mapped_column(Integer)
    band_2: Mapped[int] = mapped_column(Integer)
    band_3: Mapped[int] = mapped_column(Integer)


class ReportRow(Base):
    """One report of one viewer; judged together with all others about its subject."""

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_open", "subject", postgresql_where=text("judgement IS NULL")),
        Index("ix_reports_viewer", "viewer"),
        {"schema": "trust"},
    )

    id: Mapped[ReportId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str]
    viewer: Mapped[ViewerId]
    reason: Mapped[str]
    at: Mapped[datetime]
    judgement: Mapped[str | None]


class ReporterRow(Base):
    """How often somebody's reports were right."""

    __tablename__ = "reporters"
    __table_args__ = ({"schema": "trust"},)

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    upheld: Mapped[int] = mapped_column(Integer)
    dismissed: Mapped[int] = mapped_column(Integer)


class RestrictionRow(Base):
    """A subject that must not be seen, at present."""

    __tablename__ = "restrictions"
    __table_args__ = ({"schema": "trust"},)

    subject: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    by: Mapped[AccountId | None]
    at: Mapped[datetime]
