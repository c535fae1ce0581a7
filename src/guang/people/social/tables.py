"""The tables of the social room. Subjects are kept as the texts of their ids: a bare number may name two things."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, CommentId, ReportId, ViewerId

SCHEMA = {"schema": "people"}


class LikeRow(Base):
    """A viewer likes something."""

    __tablename__ = "subject_like"
    __table_args__ = SCHEMA

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class FavouriteRow(Base):
    """A viewer keeps something for later."""

    __tablename__ = "favourite"
    __table_args__ = (Index(None, "viewer", "at"), SCHEMA)

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class FollowRow(Base):
    """A person follows another."""

    __tablename__ = "follow"
    __table_args__ = (Index(None, "viewer", "at"), Index(None, "followee"), SCHEMA)

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    followee: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId]
    at: Mapped[datetime]


class BlockRow(Base):
    """A person wants nothing to do with another."""

    __tablename__ = "block"
    __table_args__ = (Index(None, "blocked_viewer"), SCHEMA)

    viewer: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    blocked: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId]
    blocked_viewer: Mapped[ViewerId]
    at: Mapped[datetime]


class CommentRow(Base):
    """Words under something. ``root`` is the comment at the head of the thread, ``reply_to`` the one answered."""

    __tablename__ = "comment"
    __table_args__ = (
        Index("ix_comment_roots", "subject", "id", postgresql_where=text("root IS NULL")),
        Index("ix_comment_replies", "root", "id", postgresql_where=text("root IS NOT NULL")),
        Index(None, "account"),
        SCHEMA,
    )

    id: Mapped[CommentId] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str]
    account: Mapped[AccountId | None]
    viewer: Mapped[ViewerId | None]
    text: Mapped[str]
    root: Mapped[CommentId | None]
    reply_to: Mapped[CommentId | None]
    answered: Mapped[AccountId | None]
    deleted_at: Mapped[datetime | None]
    restricted_at: Mapped[datetime | None]


class ReportRow(Base):
    """A complaint; one a viewer and subject."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("viewer", "subject"), Index(None, "subject"), SCHEMA)

    id: Mapped[ReportId] = mapped_column(primary_key=True, autoincrement=False)
    viewer: Mapped[ViewerId]
    subject: Mapped[str]
    reason: Mapped[str]
    text: Mapped[str]


class CountRow(Base):
    """How often something was liked and so on."""

    __tablename__ = "subject_count"
    __table_args__ = SCHEMA

    subject: Mapped[str] = mapped_column(primary_key=True)
    likes: Mapped[int] = mapped_column(server_default="0")
    comments: Mapped[int] = mapped_column(server_default="0")
    favourites: Mapped[int] = mapped_column(server_default="0")
    shares: Mapped[int] = mapped_column(server_default="0")
    followers: Mapped[int] = mapped_column(server_default="0")
    following: Mapped[int] = mapped_column(server_default="0")


class MakerRow(Base):
    """Who made something, as the journal says."""

    __tablename__ = "maker"
    __table_args__ = (Index(None, "owner"), SCHEMA)

    subject: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[AccountId]
