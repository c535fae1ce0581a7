"""What has been made already, so that a world that was interrupted goes on, and an import finds its products again."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import ProductId, StoreId


class MadeRow(Base):
    """One thing of the generated world by its name in the tables; written in the transaction that made it."""

    __tablename__ = "world_made"
    __table_args__ = {"schema": "kernel"}  # noqa: RUF012 - SQLAlchemy's own declaration

    name: Mapped[str] = mapped_column(primary_key=True)
    made: Mapped[int]
    at: Mapped[datetime]


class ImportedRow(Base):
    """A product that came in from a file, by the name that file gives it; ``digest`` is of what was read last."""

    __tablename__ = "imported_product"
    __table_args__ = (
        Index("ix_imported_product_product", "product"),
        {"schema": "kernel"},
    )

    store: Mapped[StoreId] = mapped_column(primary_key=True)
    external: Mapped[str] = mapped_column(primary_key=True)
    product: Mapped[ProductId]
    digest: Mapped[str]
    at: Mapped[datetime]


class ReplayedRow(Base):
    """Something of a history that was replayed: what it became here, or why it was refused.

    Written in the transaction that did it, so that a replay that is cut off or run again does nothing twice.
    """

    __tablename__ = "replayed"
    __table_args__ = ({"schema": "kernel"},)

    source: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    external: Mapped[str] = mapped_column(primary_key=True)
    made: Mapped[int | None]
    refused: Mapped[str | None]
