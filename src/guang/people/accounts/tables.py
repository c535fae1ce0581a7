"""The tables of the accounts room. Deleting a row of ``account`` takes every row about that person with it."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, LargeBinary, UniqueConstraint, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from guang.kernel.db import Base
from guang.kernel.ids import AccountId, ActId, SessionId, ViewerId

SCHEMA = {"schema": "people"}


class AccountRow(Base):
    """A person who signed up."""

    __tablename__ = "account"
    __table_args__ = SCHEMA

    id: Mapped[AccountId] = mapped_column(primary_key=True, autoincrement=False)
    viewer: Mapped[ViewerId] = mapped_column(unique=True)
    handle: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    bio: Mapped[str] = mapped_column(default="")
    avatar_url: Mapped[str | None]
    locale: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    email_verified_at: Mapped[datetime | None]
    password_hash: Mapped[str | None]
    personalised: Mapped[bool] = mapped_column(default=True)
    verified: Mapped[bool] = mapped_column(default=False)
    factor_secret: Mapped[str | None]
    factor_confirmed_at: Mapped[datetime | None]
    factor_step: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime]


class GrantRow(Base):
    """A role somebody has beyond being a shopper."""

    __tablename__ = "role_grant"
    __table_args__ = SCHEMA

    account: Mapped[AccountId] = mapped_column(ForeignKey("people.account.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class SessionRow(Base):
    """A log-in; the token itself is nowhere, only its SHA-256."""

    __tablename__ = "session"
    __table_args__ = (Index(None, "account"), SCHEMA)

    id: Mapped[SessionId] = mapped_column(primary_key=True, autoincrement=False)
    account: Mapped[AccountId] = mapped_column(ForeignKey("people.account.id", ondelete="CASCADE"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    lapses_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    staff_until: Mapped[datetime | None]
    ip: Mapped[str] = mapped_column(default="")
    agent: Mapped[str] = mapped_column(default="")


class MergeRow(Base):
    """A guest's pseudonym whose interests went over to an account; each goes over once."""

    __tablename__ = "viewer_merge"
    __table_args__ = (Index(None, "into"), SCHEMA)

    source: Mapped[ViewerId] = mapped_column(primary_key=True, autoincrement=False)
    into: Mapped[ViewerId]
    at: Mapped[datetime]


class ProofRow(Base):
    """A link sent by mail, good once: only its SHA-256 is kept."""

    __tablename__ = "proof"
    __table_args__ = (UniqueConstraint("account", "purpose"), SCHEMA)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    account: Mapped[AccountId] = mapped_column(ForeignKey("people.account.id", ondelete="CASCADE"))
    purpose: Mapped[str]
    email: Mapped[str]
    expires_at: Mapped[datetime]


class AttemptRow(Base):
    """How often somebody tried to get in; the key is a hash, so that mistyped addresses are not kept."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "forget_at"), SCHEMA)

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    tries: Mapped[int]
    forget_at: Mapped[datetime]
    blocked_until: Mapped[datetime | None]


class ActRow(Base):
    """What an operator did; written once, never changed (a trigger sees to it)."""

    __tablename__ = "operator_act"
    __table_args__ = (Index(None, "actor", "id"), Index(None, "subject", "id"), SCHEMA)

    id: Mapped[ActId] = mapped_column(primary_key=True, autoincrement=False)
    actor: Mapped[AccountId]
    act: Mapped[str]
    subject: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)


KEEP_ACTS = (
    """CREATE OR REPLACE FUNCTION people.keep_operator_acts() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the operators'' log is append-only'; END $$""",
    """CREATE OR REPLACE TRIGGER keep_operator_acts BEFORE UPDATE OR DELETE ON people.operator_act
    FOR EACH ROW EXECUTE FUNCTION people.keep_operator_acts()""",
)
"""Migrations run the same statements: the log stays append-only even for a verb with a bug."""

for _statement in KEEP_ACTS:
    event.listen(ActRow.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
