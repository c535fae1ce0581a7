"""Reviews, votes, what they add up to, and whose videos may be shown, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, SmallInteger, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import (
    AccountId,
    LineId,
    OrderId,
    ProductId,
    ReviewId,
    SkuId,
    StoreId,
    VideoId,
    ViewerId,
)

_SHOWN = "shown = 'shown' AND NOT is_restricted"


class ReviewRow(Base):
    """One judgement of one line; words and pictures are erased with whoever brought them, stars stay."""

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("least(goods, logistics, service, goods_now, logistics_now, service_now) >= 1", name="one"),
        CheckConstraint("greatest(goods, logistics, service, goods_now, logistics_now, service_now) <= 5", name="five"),
        CheckConstraint("helpful >= 0 AND unhelpful >= 0", name="votes_not_negative"),
        Index("uq_reviews_line", "line", unique=True),
        Index("ix_reviews_newest", "product", "id", postgresql_where=text(_SHOWN)),
        Index("ix_reviews_helpful", "product", "usefulness", "id", postgresql_where=text(_SHOWN)),
        Index("ix_reviews_pictures", "product", "id", postgresql_where=text(f"{_SHOWN} AND has_pictures")),
        Index("ix_reviews_store", "store", "id"),
        Index("ix_reviews_store_stars", "store", "goods", "id"),
        Index("ix_reviews_store_product", "store", "product", "id"),
        Index("ix_reviews_store_unanswered", "store", "id", postgresql_where=text("replied_at IS NULL")),
        Index("ix_reviews_store_pictures", "store", "id", postgresql_where=text("has_pictures")),
        Index("ix_reviews_author", "author", "id", postgresql_where=text("author IS NOT NULL")),
        {"schema": "trade"},
    )

    id: Mapped[ReviewId] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[OrderId]
    line: Mapped[LineId]
    product: Mapped[ProductId]
    sku: Mapped[SkuId]
    store: Mapped[StoreId]
    author: Mapped[AccountId | None]
    viewer: Mapped[ViewerId | None]
    goods: Mapped[int] = mapped_column(SmallInteger)
    logistics: Mapped[int] = mapped_column(SmallInteger)
    service: Mapped[int] = mapped_column(SmallInteger)
    goods_now: Mapped[int] = mapped_column(SmallInteger)
    logistics_now: Mapped[int] = mapped_column(SmallInteger)
    service_now: Mapped[int] = mapped_column(SmallInteger)
    words: Mapped[str]
    first_words: Mapped[str]
    locale: Mapped[str]
    options: Mapped[list[Any]] = mapped_column(JSONB)
    pictures: Mapped[list[Any]] = mapped_column(JSONB)
    has_pictures: Mapped[bool]
    video: Mapped[VideoId | None]
    anonymous: Mapped[bool]
    added_words: Mapped[str] = mapped_column(server_default=text("''"))
    added_pictures: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    added_at: Mapped[datetime | None]
    reply: Mapped[str] = mapped_column(server_default=text("''"))
    replied_at: Mapped[datetime | None]
    replied_by: Mapped[AccountId | None]
    helpful: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    unhelpful: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    usefulness: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    shown: Mapped[str]
    is_restricted: Mapped[bool] = mapped_column(server_default=text("false"))
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]


class VoteRow(Base):
    """Whether somebody found a review helpful."""

    __tablename__ = "review_votes"
    __table_args__ = (Index("ix_review_votes_viewer", "viewer"), {"schema": "trade"})

    review: Mapped[ReviewId] = mapped_column(ForeignKey(ReviewRow.id), primary_key=True)
    viewer: Mapped[ViewerId] = mapped_column(primary_key=True)
    helpful: Mapped[bool]


class RatingRow(Base):
    """What first ratings add up to, by the text id of a product or a store."""

    __tablename__ = "ratings"
    __table_args__ = (
        CheckConstraint("least(ones, twos, threes, fours, fives, logistics, service) >= 0", name="not_negative"),
        {"schema": "trade"},
    )

    subject: Mapped[str] = mapped_column(primary_key=True)
    ones: Mapped[int]
    twos: Mapped[int]
    threes: Mapped[int]
    fours: Mapped[int]
    fives: Mapped[int]
    logistics: Mapped[int]
    service: Mapped[int]


class ClipRow(Base):
    """Whose a video is, and whether it is on the street, as the journal tells."""

    __tablename__ = "review_clips"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    video: Mapped[VideoId] = mapped_column(primary_key=True)
    creator: Mapped[AccountId]
    is_public: Mapped[bool]
