"""Address books, in schema ``people``."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, AddressId

SCHEMA = {"schema": "people"}


class AddressRow(Base):
    """One address in an address book."""

    __tablename__ = "address"
    __table_args__ = (
        Index(None, "account"),
        Index("uq_address_default", "account", unique=True, postgresql_where=text("is_default")),
        SCHEMA,
    )

    id: Mapped[AddressId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId] = mapped_column(ForeignKey("people.account.id", ondelete="CASCADE"))
    name: Mapped[str]
    phone: Mapped[str]
    country: Mapped[str]
    region: Mapped[str]
    city: Mapped[str]
    district: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    is_default: Mapped[bool]
