"""The tables of served pages."""

from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, SmallInteger
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from guang.kernel.db import Base
from guang.kernel.ids import PageId, ViewerId


class PageRow(Base):
    """One served page. Columns of numbers are stored as the bytes of little-endian arrays.

    Per candidate: ``candidates`` i8, ``found_by`` u8 (bit *i*: source *i*), ``removed_by`` i2 (index in ``filters``,
    -1: nobody), ``scores`` f4 (NaN where removed). Per item in slot order: ``items`` i8, ``propensity`` f4 and
    ``features`` f4, one row of ``FeatureNames`` an item.
    """

    __tablename__ = "pages"
    __table_args__ = (Index("ix_pages_viewer_id", "viewer", "id"), {"schema": "discovery"})

    id: Mapped[PageId] = mapped_column(primary_key=True, autoincrement=False)
    viewer: Mapped[ViewerId]
    surface: Mapped[int] = mapped_column(SmallInteger)
    recipe: Mapped[str]
    model: Mapped[str]
    variants: Mapped[dict[str, Any]] = mapped_column(JSONB)
    knobs: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sources: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    filters: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    silent: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    took_us: Mapped[int]
    candidates: Mapped[bytes] = mapped_column(LargeBinary)
    found_by: Mapped[bytes] = mapped_column(LargeBinary)
    removed_by: Mapped[bytes] = mapped_column(LargeBinary)
    scores: Mapped[bytes] = mapped_column(LargeBinary)
    items: Mapped[bytes] = mapped_column(LargeBinary)
    propensity: Mapped[bytes] = mapped_column(LargeBinary)
    features: Mapped[bytes] = mapped_column(LargeBinary)
    feature_names: Mapped[str]


class OddsRow(Base):
    """What was foretold of every scored candidate of a page: f4, one row of ``learning.ACTIONS`` a candidate.

    Kept of one page in `log.ODDS_EVERY`: enough to tell what another policy would have made of the same moments.
    """

    __tablename__ = "page_odds"
    __table_args__ = {"schema": "discovery"}  # noqa: RUF012 - SQLAlchemy's own declaration

    page: Mapped[PageId] = mapped_column(
        ForeignKey("discovery.pages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    odds: Mapped[bytes] = mapped_column(LargeBinary)


class FeatureNamesRow(Base):
    """The names behind the columns of logged feature rows; ``id`` is a digest of them."""

    __tablename__ = "feature_names"
    __table_args__ = {"schema": "discovery"}  # noqa: RUF012 - SQLAlchemy's own declaration

    id: Mapped[str] = mapped_column(primary_key=True)
    names: Mapped[list[str]] = mapped_column(ARRAY(Text()))
