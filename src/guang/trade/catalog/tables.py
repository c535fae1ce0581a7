"""Products, their SKUs and their pictures, in schema ``trade``."""

from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, CHAR, BigInteger, CheckConstraint, ForeignKey, Index, Integer, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, CategoryId, ImageId, ProductId, SkuId, StoreId

LEXEMES = "array_to_tsvector(string_to_array(searchable, chr(10)))"
"""What the desk's search looks through; the index is on exactly this expression."""


class ProductRow(Base):
    """One product; the prices of its SKUs are summed up here, so that a card is one row."""

    __tablename__ = "products"
    __table_args__ = (
        Index("ix_products_store_id", "store", "id"),
        Index(
            "ix_products_on_sale",
            "store",
            "id",
            postgresql_where=text("state = 'listed' AND NOT is_restricted"),
        ),
        Index("ix_products_store_state_id", "store", "state", "id"),
        Index("ix_products_store_changed_at_id", "store", "changed_at", "id"),
        Index("ix_products_store_price_from_id", "store", "price_from", "id"),
        Index("ix_products_store_category_id", "store", "category", "id"),
        Index("ix_products_lexemes", text(LEXEMES), postgresql_using="gin"),
        CheckConstraint("price_from > 0 AND price_to >= price_from", name="prices_in_order"),
        CheckConstraint("list_price IS NULL OR list_price > price_from", name="list_price_above"),
        {"schema": "trade"},
    )

    id: Mapped[ProductId] = mapped_column(primary_key=True, autoincrement=False)
    store: Mapped[StoreId] = mapped_column(ForeignKey("trade.stores.id"))
    category: Mapped[CategoryId]
    state: Mapped[str]
    is_restricted: Mapped[bool] = mapped_column(server_default=text("false"))
    is_in_review: Mapped[bool] = mapped_column(server_default=text("false"))
    title: Mapped[dict[str, Any]] = mapped_column(JSONB)
    description: Mapped[dict[str, Any]] = mapped_column(JSONB)
    brand: Mapped[str]
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text))
    images: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    options: Mapped[list[Any]] = mapped_column(JSONB)
    currency: Mapped[str] = mapped_column(CHAR(3))
    price_from: Mapped[int]
    price_to: Mapped[int]
    list_price: Mapped[int | None]
    searchable: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    listed_at: Mapped[datetime | None]


class SkuRow(Base):
    """One variant of a product. A variant that was dropped stays, because orders and shelves name it."""

    __tablename__ = "skus"
    __table_args__ = (
        Index("uq_skus_product_choice", "product", "choice", unique=True, postgresql_where=text("dropped_at IS NULL")),
        CheckConstraint("price > 0", name="price_positive"),
        CheckConstraint("weight_g > 0", name="weight_positive"),
        CheckConstraint("cardinality(size_mm) = 3 AND 0 < ALL (size_mm)", name="size_has_three_sides"),
        {"schema": "trade"},
    )

    id: Mapped[SkuId] = mapped_column(primary_key=True, autoincrement=False)
    product: Mapped[ProductId] = mapped_column(ForeignKey(ProductRow.id))
    place: Mapped[int] = mapped_column(Integer)
    choice: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger))
    price: Mapped[int]
    list_price: Mapped[int | None]
    image: Mapped[ImageId | None]
    code: Mapped[str]
    barcode: Mapped[str] = mapped_column(server_default=text("''"))
    weight_g: Mapped[int | None] = mapped_column(Integer)
    size_mm: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))
    dropped_at: Mapped[datetime | None]


class ImageRow(Base):
    """A picture that we keep, and who brought it."""

    __tablename__ = "images"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    id: Mapped[ImageId] = mapped_column(primary_key=True, autoincrement=False)
    owner: Mapped[AccountId] = mapped_column(index=True)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    kept_at: Mapped[datetime]
