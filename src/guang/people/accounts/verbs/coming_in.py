"""Log-in, log-out and the sessions between them. Tokens are 256 random bits, stored only as their SHA-256."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.people import ViewersMerged
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SessionId, ViewerId, new_id
from guang.kernel.web import Identity, Role
from guang.people.accounts import passwords, store
from guang.people.accounts.errors import BadField, SessionMissing, WrongCredentials
from guang.people.accounts.rules import identity as naming
from guang.people.accounts.rules import lasting
from guang.people.accounts.types import Admitted, Candidate, Device, LogIn, OpenSession, Terms
from guang.people.accounts.verbs.being import known
from guang.people.accounts.verbs.second_factor import use_code
from guang.people.factors import CodeRequired

AGENT_LENGTH = 200
NOBODYS = Device()


async def log_in(session: Session, entry: LogIn, terms: Terms, now: datetime) -> Admitted:
    """Open a session for whoever knows e-mail, password and, where set up, the current code.

    The three steps in one, for tools; the web takes them apart, so that no connection waits while a hash is computed.

    Raises:
        WrongCredentials, CodeRequired, WrongCode.
    """
    found = await candidate(session, entry.email)
    await prove(found, entry.password)
    return await enter(session, found, entry, terms, now)


async def candidate(session: Session, email: str) -> Candidate:
    """First step: who has this address, if anybody."""
    try:
        row = await store.account_by_email(session, naming.clean_email(email))
    except BadField:
        row = None
    return Candidate(row.id, row.password_hash) if row else Candidate(None, None)


async def prove(found: Candidate, password: str) -> None:
    """Second step, without the database: is it the password? An unknown address costs the same work.

    Raises:
        WrongCredentials.
    """
    if not await passwords.matches(found.password_hash, password):
        raise WrongCredentials


async def enter(session: Session, found: Candidate, entry: LogIn, terms: Terms, now: datetime) -> Admitted:
    """Third step: the code where one is set up, then the session.

    Raises:
        CodeRequired, WrongCode: the second factor is missing, wrong or used.
        WrongCredentials: the password was changed since the second step.

    Records: ``people.viewers_merged`` when the guest's interests go over to the account.
    """
    # Locked: a session must not slip in between a change of the password and the end of every session.
    row = await store.lock_account(session, found.account) if found.account else None
    if row is None or row.password_hash is None or row.password_hash != found.password_hash:
        raise WrongCredentials
    if passwords.is_outdated(row.password_hash):
        await store.change_account(session, row.id, {"password_hash": await passwords.hash_password(entry.password)})
    proven = row.factor_confirmed_at is not None
    if proven:
        if not entry.code:
            raise CodeRequired
        await use_code(session, row, entry.code, terms.vault, now)
    if entry.guest is not None:
        await _bring_interests(session, entry.guest, row.viewer, now)
    return await admit(session, row.id, now, device=entry.device, staff=proven or not terms.staff_need_code)


async def admit(
    session: Session, account: AccountId, now: datetime, *, device: Device = NOBODYS, staff: bool = False
) -> Admitted:
    """Open a session without asking anything: after sign-up, and for tools that mint sessions.

    Args:
        staff: whether operators' doors open for a working day, if the account is an operator's.
    """
    row = await known(session, account)
    token, session_id, expires_at = secrets.token_urlsafe(32), new_id(SessionId), now + lasting.ABSOLUTE
    values = {
        "id": session_id,
        "account": account,
        "token_hash": _digest(token),
        "created_at": now,
        "used_at": now,
        "lapses_at": lasting.next_deadline(expires_at, now),
        "expires_at": expires_at,
        "staff_until": now + lasting.STAFF if staff else None,
        "ip": device.ip[:64],
        "agent": device.agent[:AGENT_LENGTH],
    }
    await store.add_session(session, values)
    return Admitted(account, row.viewer, session_id, token, expires_at)


async def identify(session: Session, token: str, now: datetime) -> Identity | None:
    """Who holds this token: one indexed query; the last use is written down at most every ten minutes.

    An operator whose session has not seen a code lately counts as an ordinary person.
    """
    found = await store.identity(session, _digest(token), now)
    if found is None:
        return None
    session_id = SessionId(found["id"])
    if now - found["used_at"] >= lasting.TOUCH:
        await store.touch_session(session, session_id, now, lasting.next_deadline(found["expires_at"], now))
    return Identity(
        account=AccountId(found["account"]),
        viewer=ViewerId(found["viewer"]),
        roles=_roles(found["roles"], found["staff_until"], now),
        session_id=session_id,
        locale=found["locale"],
        personalised=found["personalised"],
    )


async def rotate(
    session: Session, account: AccountId, session_id: SessionId, now: datetime, *, staff: bool = False
) -> Admitted:
    """Give a session a new token; the old one stops counting at once."""
    token, expires_at = secrets.token_urlsafe(32), now + lasting.ABSOLUTE
    values: dict[str, Any] = {
        "token_hash": _digest(token),
        "used_at": now,
        "lapses_at": lasting.next_deadline(expires_at, now),
        "expires_at": expires_at,
    }
    if staff:
        values["staff_until"] = now + lasting.STAFF
    if not await store.change_session(session, account, session_id, values):
        raise SessionMissing
    row = await known(session, account)
    return Admitted(account, row.viewer, session_id, token, expires_at)


async def log_out(session: Session, account: AccountId, session_id: SessionId) -> None:
    """End one of one's own sessions; somebody else's is missing.

    Raises:
        SessionMissing.
    """
    if not await store.drop_session(session, account, session_id):
        raise SessionMissing


async def log_out_everywhere(session: Session, account: AccountId, *, keep: SessionId | None = None) -> int:
    """End all of one's sessions, except perhaps the present one; how many ended."""
    return await store.drop_sessions(session, account, keep=keep)


async def sessions(session: Session, account: AccountId, now: datetime) -> list[OpenSession]:
    """One's own sessions that still count, last used first."""
    return [
        OpenSession(
            row.id,
            row.created_at,
            row.used_at,
            row.lapses_at,
            row.ip,
            row.agent,
            bool(row.staff_until and row.staff_until > now),
        )
        for row in await store.sessions_of(session, account, now)
    ]


async def _bring_interests(session: Session, guest: ViewerId, into: ViewerId, now: datetime) -> None:
    if guest == into or await store.is_taken(session, viewer=guest):
        return
    if await store.add_merge(session, guest, into, now):
        journal.append(session, ViewersMerged(source=guest, into=into))


def _roles(names: Sequence[str], staff_until: datetime | None, now: datetime) -> frozenset[Role]:
    granted = {Role(name) for name in names}
    if staff_until is None or staff_until <= now:
        granted.discard(Role.OPERATOR)
    return frozenset(granted | {Role.SHOPPER})


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
