"""All SQL of the accounts room. Rows are locked here and nowhere else; one account at a time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from guang.kernel.db import Session, fetch
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, ActId, SessionId, ViewerId
from guang.people.accounts.tables import (
    AccountRow,
    ActRow,
    AttemptRow,
    GrantRow,
    MergeRow,
    ProofRow,
    SessionRow,
)
from guang.people.accounts.types import AccountProfile, Contact

_PROFILES = """
    SELECT id, viewer, handle, name, avatar_url, bio, verified FROM people.account
    WHERE id = ANY((SELECT $1::bigint[])::bigint[])
    """

# --- accounts


async def add_account(session: Session, values: dict[str, Any]) -> bool:
    """Insert unless viewer, handle or e-mail belongs to somebody; waits for a sign-up still under way."""
    statement = insert(AccountRow).values(**values).on_conflict_do_nothing().returning(AccountRow.id)
    return (await session.execute(statement)).first() is not None


async def account(session: Session, account_id: AccountId) -> AccountRow | None:
    """One account."""
    return await session.get(AccountRow, account_id, populate_existing=True)


async def lock_account(session: Session, account_id: AccountId) -> AccountRow | None:
    """One account, for a change that others must not make at the same time."""
    statement = select(AccountRow).where(AccountRow.id == account_id).with_for_update()
    return (await session.scalars(statement, execution_options={"populate_existing": True})).one_or_none()


async def account_by_email(session: Session, email: str) -> AccountRow | None:
    """The account with this address, in its one spelling."""
    statement = select(AccountRow).where(AccountRow.email == email)
    return (await session.scalars(statement, execution_options={"populate_existing": True})).one_or_none()


async def is_taken(
    session: Session, *, email: str | None = None, handle: str | None = None, viewer: ViewerId | None = None
) -> bool:
    """Whether somebody has this e-mail address, this handle or this pseudonym."""
    tests = (AccountRow.email == email, AccountRow.handle == handle, AccountRow.viewer == viewer)
    given = [test for test, value in zip(tests, (email, handle, viewer), strict=True) if value is not None]
    return bool(given) and await session.scalar(select(AccountRow.id).where(or_(*given)).limit(1)) is not None


async def profiles(session: Session, ids: Collection[AccountId]) -> list[AccountProfile]:
    """Several people as anybody may see them, in no order."""
    if session.dirty:
        await session.flush()  # a verb has changed what it may now want to show
    return [
        AccountProfile(AccountId(row["id"]), ViewerId(row["viewer"]), *tuple(row)[2:])
        for row in await fetch(session, _PROFILES, list(ids))
    ]


async def account_called(session: Session, name: str) -> AccountRow | None:
    """The account with this e-mail address or this handle."""
    either = or_(AccountRow.email == name, AccountRow.handle == name)
    return (await session.scalars(select(AccountRow).where(either))).one_or_none()


async def accounts_of_viewers(session: Session, viewers: Collection[ViewerId]) -> dict[ViewerId, AccountId]:
    """Whose pseudonyms these are; guests are left out."""
    rows = await session.execute(select(AccountRow.viewer, AccountRow.id).where(AccountRow.viewer.in_(viewers)))
    return {row.viewer: row.id for row in rows}


async def change_account(session: Session, account_id: AccountId, values: dict[str, Any]) -> bool:
    """Set columns of one account."""
    statement = update(AccountRow).where(AccountRow.id == account_id).values(**values).returning(AccountRow.id)
    return (await session.execute(statement)).first() is not None


async def advance_factor(session: Session, account_id: AccountId, step: int) -> bool:
    """Note the time step of a code; false if that step or a later one was used before."""
    statement = update(AccountRow).where(AccountRow.id == account_id, AccountRow.factor_step < step)
    changed = statement.values(factor_step=step).returning(AccountRow.id)
    return (await session.execute(changed.execution_options(synchronize_session=False))).first() is not None


async def take(session: Session, account_id: AccountId, values: dict[str, Any], taken: Refusal) -> None:
    """Set columns that one person alone may have; raises ``taken`` if somebody has them, or takes them right now."""
    try:
        async with session.begin_nested():
            await session.execute(update(AccountRow).where(AccountRow.id == account_id).values(**values))
    except IntegrityError as fault:
        raise taken from fault


async def erase_account(session: Session, account_id: AccountId, viewer: ViewerId) -> None:
    """Delete the account and, by foreign key, everything kept about the person in this room."""
    await session.execute(delete(MergeRow).where(MergeRow.into == viewer))
    await session.execute(delete(AccountRow).where(AccountRow.id == account_id))


# --- roles


async def roles(session: Session, account_id: AccountId) -> tuple[str, ...]:
    """Granted roles, in alphabetical order."""
    found = await session.scalars(select(GrantRow.role).where(GrantRow.account == account_id).order_by(GrantRow.role))
    return tuple(found)


async def add_grant(session: Session, account_id: AccountId, role: str, now: datetime) -> bool:
    """Grant; whether it is new."""
    statement = insert(GrantRow).values(account=account_id, role=role, at=now).on_conflict_do_nothing()
    return (await session.execute(statement.returning(GrantRow.role))).first() is not None


async def drop_grant(session: Session, account_id: AccountId, role: str) -> bool:
    """Take a role away; whether it was there."""
    statement = delete(GrantRow).where(GrantRow.account == account_id, GrantRow.role == role).returning(GrantRow.role)
    return (await session.execute(statement)).first() is not None


# --- sessions


_IDENTITY = """
    SELECT s.id, s.account, a.viewer, a.personalised, a.locale, s.staff_until, s.used_at, s.expires_at,
           ARRAY(SELECT role FROM people.role_grant WHERE account = a.id) AS roles
    FROM people.session s JOIN people.account a ON a.id = s.account
    WHERE s.token_hash = $1 AND s.lapses_at > $2
    """
"""Every request asks it."""


async def identity(session: Session, token_hash: bytes, now: datetime) -> Mapping[str, Any] | None:
    """Session, account and roles behind a token that still counts: one query by a unique index."""
    rows = await fetch(session, _IDENTITY, token_hash, now)
    return rows[0] if rows else None


async def touch_session(session: Session, session_id: SessionId, used_at: datetime, lapses_at: datetime) -> None:
    """Write down that a session was used, unless another request of the same session is doing so: nobody waits."""
    free = select(SessionRow.id).where(SessionRow.id == session_id).with_for_update(skip_locked=True)
    statement = update(SessionRow).where(SessionRow.id == free.scalar_subquery())
    statement = statement.values(used_at=used_at, lapses_at=lapses_at)
    await session.execute(statement.execution_options(synchronize_session=False))


async def add_session(session: Session, values: dict[str, Any]) -> None:
    """Open a session."""
    await session.execute(insert(SessionRow).values(**values))


async def sessions_of(session: Session, account_id: AccountId, now: datetime) -> Sequence[SessionRow]:
    """Sessions that still count, last used first."""
    statement = (
        select(SessionRow)
        .where(SessionRow.account == account_id, SessionRow.lapses_at > now)
        .order_by(SessionRow.used_at.desc(), SessionRow.id.desc())
    )
    return (await session.scalars(statement, execution_options={"populate_existing": True})).all()


async def change_session(
    session: Session, account_id: AccountId, session_id: SessionId, values: dict[str, Any]
) -> bool:
    """Set columns of one of this person's sessions."""
    statement = update(SessionRow).where(SessionRow.id == session_id, SessionRow.account == account_id).values(**values)
    changed = await session.execute(statement.returning(SessionRow.id).execution_options(synchronize_session=False))
    return changed.first() is not None


async def drop_session(session: Session, account_id: AccountId, session_id: SessionId) -> bool:
    """End one of this person's sessions; whether there was one."""
    statement = delete(SessionRow).where(SessionRow.id == session_id, SessionRow.account == account_id)
    return (await session.execute(statement.returning(SessionRow.id))).first() is not None


async def drop_sessions(session: Session, account_id: AccountId, *, keep: SessionId | None = None) -> int:
    """End this person's sessions, except perhaps one; how many there were."""
    statement = delete(SessionRow).where(SessionRow.account == account_id)
    if keep is not None:
        statement = statement.where(SessionRow.id != keep)
    return len((await session.execute(statement.returning(SessionRow.id))).all())


# --- pseudonyms


async def add_merge(session: Session, source: ViewerId, into: ViewerId, now: datetime) -> bool:
    """Note that a guest's interests go over; whether this is the first time."""
    statement = insert(MergeRow).values(source=source, into=into, at=now).on_conflict_do_nothing()
    return (await session.execute(statement.returning(MergeRow.source))).first() is not None


# --- proofs and attempts


async def put_proof(session: Session, values: dict[str, Any]) -> None:
    """Keep a proof; an older one of the same person and purpose stops counting."""
    statement = insert(ProofRow).values(**values)
    fresh = {name: statement.excluded[name] for name in ("token_hash", "email", "expires_at")}
    await session.execute(statement.on_conflict_do_update(index_elements=["account", "purpose"], set_=fresh))


async def take_proof(session: Session, token_hash: bytes, purpose: str, now: datetime) -> Any | None:
    """Use a proof up: who it belongs to, or nothing if it does not count."""
    statement = (
        delete(ProofRow)
        .where(ProofRow.token_hash == token_hash, ProofRow.purpose == purpose, ProofRow.expires_at > now)
        .returning(ProofRow.account, ProofRow.email)
    )
    return (await session.execute(statement)).one_or_none()


async def count_attempts(session: Session, keys: Mapping[bytes, timedelta], now: datetime) -> dict[bytes, Any]:
    """Add one try to each counter, in key order; each starts again after its own time."""
    given = [{"key": key, "tries": 1, "forget_at": now + lasts} for key, lasts in sorted(keys.items())]
    statement = insert(AttemptRow).values(given)
    over = AttemptRow.forget_at <= now
    fresh = {
        "tries": case((over, 1), else_=AttemptRow.tries + 1),
        "forget_at": case((over, statement.excluded.forget_at), else_=AttemptRow.forget_at),
        "blocked_until": case((over, None), else_=AttemptRow.blocked_until),
    }
    counted = await session.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_=fresh).returning(
            AttemptRow.key, AttemptRow.tries, AttemptRow.blocked_until
        ),
    )
    return {bytes(row.key): row for row in counted}


async def block_until(session: Session, key: bytes, until: datetime) -> None:
    """Refuse further tries until an instant."""
    await session.execute(update(AttemptRow).where(AttemptRow.key == key).values(blocked_until=until))


async def forgive(session: Session, keys: Sequence[bytes], address: bytes) -> None:
    """Forget tries of a person, and one of an address: the right person came in."""
    ordered = select(AttemptRow.key).where(AttemptRow.key.in_(keys)).order_by(AttemptRow.key).with_for_update()
    held = (await session.scalars(ordered)).all()
    await session.execute(delete(AttemptRow).where(AttemptRow.key.in_(set(held) - {address})))
    fewer = update(AttemptRow).where(AttemptRow.key == address, AttemptRow.tries > 0)
    await session.execute(fewer.values(tries=AttemptRow.tries - 1).execution_options(synchronize_session=False))


async def drop_stale(session: Session, now: datetime) -> int:
    """Delete counters, sessions and links that no longer mean anything; how many rows went."""
    gone = 0
    for statement in (
        delete(AttemptRow).where(AttemptRow.forget_at < now).returning(AttemptRow.key),
        delete(SessionRow).where(SessionRow.lapses_at < now).returning(SessionRow.id),
        delete(ProofRow).where(ProofRow.expires_at < now).returning(ProofRow.account),
    ):
        gone += len((await session.execute(statement)).all())
    return gone


# --- letters


_CONTACTS = """
    SELECT id, name, email, email_verified_at IS NOT NULL AS email_verified, locale FROM people.account
    WHERE id = ANY($1::bigint[])
    """


async def contacts(session: Session, ids: Collection[AccountId]) -> dict[AccountId, Contact]:
    """Where to write to people, in one query."""
    rows = await fetch(session, _CONTACTS, list(ids))
    return {AccountId(row["id"]): Contact(AccountId(row["id"]), *list(row)[1:]) for row in rows}


# --- operators' acts


async def add_act(session: Session, values: dict[str, Any]) -> None:
    """Write one line of the operators' log."""
    await session.execute(insert(ActRow).values(**values))


async def acts(
    session: Session, actor: AccountId | None, subject: str | None, before: ActId | None, most: int
) -> Sequence[ActRow]:
    """Lines of the operators' log, newest first."""
    statement = select(ActRow).order_by(ActRow.id.desc()).limit(most)
    if actor is not None:
        statement = statement.where(ActRow.actor == actor)
    if subject is not None:
        statement = statement.where(ActRow.subject == subject)
    if before is not None:
        statement = statement.where(ActRow.id < before)
    return (await session.scalars(statement)).all()
