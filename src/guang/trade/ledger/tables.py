"""Postings, entries, and closes of the books, in schema ``trade``. What has been entered is never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import CHAR, DDL, CheckConstraint, ForeignKey, Index, SmallInteger, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import LineId, OrderId, PostingId

_TX = text("(pg_current_xact_id()::text::bigint)")
_ACCOUNTS = (
    "'clearing', 'escrow', 'merchant', 'creator', 'provider', 'platform_fee', 'commission_fee', 'subsidy', 'refunds', "
    "'payouts', 'compensation', 'disputed', 'withheld', 'deposit', 'ad_wallet', 'tax'"
)


class PostingRow(Base):
    """One event's effect on the accounts; its kind and key make it once."""

    __tablename__ = "ledger_postings"
    __table_args__ = (Index("uq_ledger_postings_kind_key", "kind", "key", unique=True), {"schema": "trade"})

    id: Mapped[PostingId] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    key: Mapped[str]
    at: Mapped[datetime]
    tx: Mapped[int] = mapped_column(server_default=_TX)


class EntryRow(Base):
    """One side of a posting; ``amount`` is positive for a credit.

    ``posting`` has no foreign key: a trigger that looks once for each statement makes sure that entries come with
    their posting, and a posting is never deleted.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("amount <> 0", name="amount_not_zero"),
        CheckConstraint(f"account IN ({_ACCOUNTS})", name="account_known"),
        Index("ix_ledger_entries_owner", "owner", "tx", "posting", "n", postgresql_where=text("owner <> 0")),
        Index("ix_ledger_entries_order_id", "order_id", postgresql_where=text("order_id IS NOT NULL")),
        Index("ix_ledger_entries_tx", "tx", postgresql_using="brin"),
        {"schema": "trade"},
    )

    posting: Mapped[PostingId] = mapped_column(primary_key=True, autoincrement=False)
    n: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    account: Mapped[str]
    owner: Mapped[int]
    currency: Mapped[str] = mapped_column(CHAR(3))
    amount: Mapped[int]
    order_id: Mapped[OrderId | None]
    line_id: Mapped[LineId | None]
    tx: Mapped[int] = mapped_column(server_default=_TX)


class CloseRow(Base):
    """One close of the books: everything that transactions before ``horizon`` entered. One is under way at a time."""

    __tablename__ = "ledger_closes"
    __table_args__ = (
        CheckConstraint("since <= horizon", name="goes_forward"),
        Index("uq_ledger_closes_key", "key", unique=True),
        Index("uq_ledger_closes_open", text("(true)"), unique=True, postgresql_where=text("done_at IS NULL")),
        {"schema": "trade"},
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str]
    at: Mapped[datetime]
    horizon: Mapped[int]
    since: Mapped[int]
    orders: Mapped[int] = mapped_column(server_default=text("0"))
    entries: Mapped[int] = mapped_column(server_default=text("0"))
    offenders: Mapped[int] = mapped_column(server_default=text("0"))
    totals: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    done_at: Mapped[datetime | None]


class BalanceRow(Base):
    """What an account held at a close that changed it; it holds the same at later closes that have no row of it."""

    __tablename__ = "ledger_balances"
    __table_args__ = (
        Index("ix_ledger_balances_close", "close"),
        {"schema": "trade"},
    )

    owner: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[str] = mapped_column(primary_key=True)
    currency: Mapped[str] = mapped_column(CHAR(3), primary_key=True)
    close: Mapped[int] = mapped_column(ForeignKey(CloseRow.number), primary_key=True, autoincrement=False)
    balance: Mapped[int]


class FaultRow(Base):
    """A rule that a close found broken; no order means the books as a whole."""

    __tablename__ = "ledger_faults"
    __table_args__ = {"schema": "trade"}  # noqa: RUF012 - SQLAlchemy's own declaration

    close: Mapped[int] = mapped_column(ForeignKey(CloseRow.number), primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(primary_key=True)
    order_id: Mapped[OrderId] = mapped_column(primary_key=True, autoincrement=False)
    expected: Mapped[int]
    found: Mapped[int]


KEEP_BOOKS = (
    """CREATE OR REPLACE FUNCTION trade.ledger_keep() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE OR REPLACE FUNCTION trade.ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM added GROUP BY posting, currency HAVING sum(amount) <> 0) THEN
            RAISE EXCEPTION 'a posting must add up to nothing' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT FROM added a LEFT JOIN trade.ledger_postings p ON p.id = a.posting AND p.tx = a.tx
            WHERE p.id IS NULL OR a.tx <> pg_current_xact_id()::text::bigint
        ) THEN
            RAISE EXCEPTION 'entries come with their posting, in one transaction'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF pg_current_xact_id()::text::bigint
            < (SELECT horizon FROM trade.ledger_closes ORDER BY number DESC LIMIT 1) THEN
            RAISE EXCEPTION 'transactions are numbered anew, so closes of the books would miss this one'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$""",
)
"""The functions of the triggers below; migrations run the same statements."""

KEEP_POSTINGS = (
    """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_postings
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()""",
)
KEEP_ENTRIES = (
    """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()""",
    """CREATE OR REPLACE TRIGGER balance AFTER INSERT ON trade.ledger_entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_balance()""",
)
KEEP_BALANCES = (
    """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_balances
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()""",
)

for _table, _statements in (
    (PostingRow, (*KEEP_BOOKS, *KEEP_POSTINGS)),
    (EntryRow, (*KEEP_BOOKS, *KEEP_ENTRIES)),
    (BalanceRow, (*KEEP_BOOKS, *KEEP_BALANCES)),
):
    for _statement in _statements:
        event.listen(_table.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
