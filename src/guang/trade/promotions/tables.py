"""Promotions, their counters, the coupons in people's hands and what orders took, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, CHAR, BigInteger, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, CouponId, OrderId, ProductId, PromotionId, SkuId, StoreId

_OPEN = text("closed_at IS NULL")


class PromotionRow(Base):
    """One promotion; never deleted, because prices of the past are told from it. It is open until it is closed."""

    __tablename__ = "promotions"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        Index("ix_promotions_open", "store", "kind", postgresql_where=_OPEN),
        Index("ix_promotions_closing", "ends_at", postgresql_where=_OPEN),
        Index("ix_promotions_starting", "starts_at", postgresql_where=text("started_at IS NULL AND closed_at IS NULL")),
        Index("ix_promotions_store_id", "store", "id"),
        Index("uq_promotions_made_by_key", "made_by", "key", unique=True),
        Index(
            "uq_promotions_code", "code", unique=True, postgresql_where=text("code IS NOT NULL AND closed_at IS NULL")
        ),
        {"schema": "trade"},
    )

    id: Mapped[PromotionId] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    store: Mapped[StoreId | None]
    currency: Mapped[str] = mapped_column(CHAR(3))
    name: Mapped[dict[str, Any]] = mapped_column(JSONB)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_because: Mapped[str | None]
    products: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    categories: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))
    tiers: Mapped[list[Any]] = mapped_column(JSONB)
    rate_bps: Mapped[int] = mapped_column(Integer)
    minimum: Mapped[int]
    most_off: Mapped[int | None]
    per_buyer: Mapped[int | None]
    code: Mapped[str | None]
    use_days: Mapped[int | None] = mapped_column(Integer)
    use_until: Mapped[datetime | None]
    made_by: Mapped[AccountId]
    made_at: Mapped[datetime]
    key: Mapped[str]
    fingerprint: Mapped[str]


class PromotionItemRow(Base):
    """A price of one SKU, or a subsidy on it. ``price`` is what a unit costs; ``off`` what a subsidy takes off one."""

    __tablename__ = "promotion_items"
    __table_args__ = (
        CheckConstraint("(price IS NULL) <> (off IS NULL)", name="price_or_off"),
        CheckConstraint("coalesce(price, 1) > 0 AND coalesce(off, 1) > 0", name="amounts_positive"),
        Index("ix_promotion_items_sku", "sku"),
        {"schema": "trade"},
    )

    promotion: Mapped[PromotionId] = mapped_column(ForeignKey(PromotionRow.id), primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(ForeignKey("trade.skus.id"), primary_key=True, autoincrement=False)
    product: Mapped[ProductId]
    list_price: Mapped[int]
    price: Mapped[int | None]
    off: Mapped[int | None]
    floor: Mapped[int | None]
    stock: Mapped[int | None]
    per_buyer: Mapped[int | None]


class PromotionCounterRow(Base):
    """How far something is used up: of a SKU or (0) the whole promotion, by one buyer or (0) by everybody.

    Rows are raised and lowered in key order, in one statement, and rewritten in place, hence the room in each page.
    The constraint is the last word on every cap: stock, shares, claims and budgets. There is no foreign key, because
    its check would have every buyer lock the promotion's row.
    """

    __tablename__ = "promotion_counters"
    __table_args__ = (
        CheckConstraint("used >= 0 AND used <= cap", name="used_within_cap"),
        {"schema": "trade", "postgresql_with": {"fillfactor": 50}},
    )

    promotion: Mapped[PromotionId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    buyer: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    used: Mapped[int]
    cap: Mapped[int]


class CouponRow(Base):
    """A coupon in somebody's hands."""

    __tablename__ = "coupons"
    __table_args__ = (
        CheckConstraint("state IN ('claimed', 'used', 'expired')", name="state_known"),
        Index("ix_coupons_claimed", "owner", postgresql_where=text("state = 'claimed'")),
        Index("ix_coupons_expiring", "expires_at", postgresql_where=text("state = 'claimed'")),
        Index("ix_coupons_owner_id", "owner", "id"),
        Index("uq_coupons_owner_key", "owner", "key", unique=True, postgresql_where=text("key IS NOT NULL")),
        {"schema": "trade"},
    )

    id: Mapped[CouponId] = mapped_column(primary_key=True, autoincrement=False)
    promotion: Mapped[PromotionId] = mapped_column(ForeignKey(PromotionRow.id), index=True)
    owner: Mapped[AccountId]
    state: Mapped[str]
    key: Mapped[str | None]
    claimed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class PromotionTakeRow(Base):
    """What one line of an order took from one promotion, and how much of it has been given back.

    It has no foreign key, for the reason that counters have none.
    """

    __tablename__ = "promotion_takes"
    __table_args__ = (
        CheckConstraint("units > 0 AND given_units BETWEEN 0 AND units", name="units_in_bounds"),
        CheckConstraint("off > 0 AND given_off BETWEEN 0 AND off", name="off_in_bounds"),
        Index("ix_promotion_takes_promotion", "promotion"),
        Index("ix_promotion_takes_coupon", "coupon", postgresql_where=text("coupon IS NOT NULL")),
        {"schema": "trade", "postgresql_with": {"fillfactor": 80}},
    )

    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    promotion: Mapped[PromotionId] = mapped_column(primary_key=True, autoincrement=False)
    coupon: Mapped[CouponId | None]
    kind: Mapped[str]
    buyer: Mapped[AccountId]
    units: Mapped[int]
    off: Mapped[int]
    given_units: Mapped[int] = mapped_column(server_default=text("0"))
    given_off: Mapped[int] = mapped_column(server_default=text("0"))
    currency: Mapped[str] = mapped_column(CHAR(3))
    taken_at: Mapped[datetime]


class PriceChangeRow(Base):
    """The catalogue's price of a SKU was ``before`` until an instant, and ``after`` from then on."""

    __tablename__ = "price_changes"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    sku: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    before: Mapped[int]
    after: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
