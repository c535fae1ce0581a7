"""Recovery codes, in schema ``people``."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId


class RecoveryCodeRow(Base):
    """A recovery code that has not been used; only its SHA-256 is kept, and a used one is gone."""

    __tablename__ = "recovery_code"
    __table_args__ = {"schema": "people"}  # noqa: RUF012 - SQLAlchemy's own declaration

    account: Mapped[AccountId] = mapped_column(ForeignKey("people.account.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
