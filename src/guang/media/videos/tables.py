"""Uploads, videos and anchors, in schema ``media``."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId, UploadId, VideoId, ViewerId


class UploadRow(Base):
    """A file on its way in."""

    __tablename__ = "uploads"
    __table_args__ = (
        CheckConstraint("received BETWEEN 0 AND bytes", name="received_within_bytes"),
        CheckConstraint("state IN ('open', 'complete', 'used')", name="state_known"),
        Index("ix_uploads_owner", "owner"),
        Index("ix_uploads_touched_at", "touched_at"),
        {"schema": "media"},
    )

    id: Mapped[UploadId] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[AccountId]
    name: Mapped[str]
    bytes: Mapped[int]
    received: Mapped[int] = mapped_column(server_default=text("0"))
    state: Mapped[str]
    touched_at: Mapped[datetime]


class PartRow(Base):
    """One stored piece of an upload."""

    __tablename__ = "upload_parts"
    __table_args__ = ({"schema": "media"},)

    upload: Mapped[UploadId] = mapped_column(ForeignKey(UploadRow.id, ondelete="CASCADE"), primary_key=True)
    start: Mapped[int] = mapped_column(primary_key=True)
    bytes: Mapped[int]
    key: Mapped[str]


class VideoRow(Base):
    """One video. ``attempt`` fences workers: only the one that wrote it last may report or finish."""

    __tablename__ = "videos"
    __table_args__ = (
        CheckConstraint(
            "state IN ('uploading', 'transcoding', 'reviewing', 'published', 'rejected', 'private')",
            name="state_known",
        ),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_a_percentage"),
        Index("ix_videos_creator", "creator", "id"),
        Index("ix_videos_store", "store", postgresql_where=text("store IS NOT NULL")),
        Index("ix_videos_upload", "upload", unique=True, postgresql_where=text("upload IS NOT NULL")),
        Index("ix_videos_working", "heartbeat_at", postgresql_where=text("state = 'transcoding'")),
        {"schema": "media"},
    )

    id: Mapped[VideoId] = mapped_column(primary_key=True, autoincrement=False)
    creator: Mapped[AccountId]
    creator_viewer: Mapped[ViewerId]
    store: Mapped[StoreId | None]
    state: Mapped[str]
    is_restricted: Mapped[bool] = mapped_column(server_default=text("false"))
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    topics: Mapped[list[str]] = mapped_column(ARRAY(Text))
    language: Mapped[str]
    category: Mapped[CategoryId | None]
    upload: Mapped[UploadId | None]
    progress: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    attempt: Mapped[str] = mapped_column(server_default=text("''"))
    tries: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    heartbeat_at: Mapped[datetime]
    prefix: Mapped[str | None]
    duration_ms: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    width: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    height: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    sound: Mapped[bool] = mapped_column(server_default=text("false"))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class AnchorRow(Base):
    """A product in a video's bag."""

    __tablename__ = "video_anchors"
    __table_args__ = (
        CheckConstraint("start_ms >= 0", name="start_not_negative"),
        Index("ix_video_anchors_product", "product"),
        Index("ix_video_anchors_store", "store"),
        {"schema": "media"},
    )

    video: Mapped[VideoId] = mapped_column(ForeignKey(VideoRow.id, ondelete="CASCADE"), primary_key=True)
    product: Mapped[ProductId] = mapped_column(primary_key=True)
    store: Mapped[StoreId]
    start_ms: Mapped[int] = mapped_column(Integer)
    is_alive: Mapped[bool]
