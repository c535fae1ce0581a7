"""Links sent by mail: proving an address, and setting a forgotten password. A link is good once."""

import hashlib
import secrets
from datetime import datetime

from guang import journal
from guang.journal.facts.people import EmailVerificationAsked, PasswordChanged, PasswordResetAsked
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SessionId
from guang.people.accounts import passwords, store
from guang.people.accounts.errors import BadField, BadProof, EmailTaken, NothingToProve, WrongPassword
from guang.people.accounts.rules import identity, lasting
from guang.people.accounts.rules.passwords import check_password
from guang.people.accounts.tables import AccountRow
from guang.people.accounts.types import Purpose
from guang.people.accounts.verbs import guarding
from guang.people.accounts.verbs.being import known

_LASTS = {Purpose.EMAIL: lasting.EMAIL_PROOF, Purpose.PASSWORD: lasting.PASSWORD_PROOF}


async def ask_verification(session: Session, account: AccountId, now: datetime) -> None:
    """Have a link sent that proves the account's e-mail address; beyond a few an hour, nothing is sent.

    Raises:
        NothingToProve: no address, or proven already.

    Records: ``people.email_verification_asked``.
    """
    row = await known(session, account)
    if row.email is None or row.email_verified_at is not None:
        raise NothingToProve
    if await guarding.may_write(session, row.email, now):
        journal.append(session, EmailVerificationAsked(account=account, at=now))


async def ask_reset(session: Session, email: str, now: datetime) -> None:
    """Have a link sent that sets a new password, if there is such an account; the answer is the same if not.

    Beyond a few an hour, nothing is sent.

    Records: ``people.password_reset_asked``.
    """
    try:
        row = await store.account_by_email(session, identity.clean_email(email))
    except BadField:
        return
    if await guarding.may_write(session, email, now) and row is not None:
        journal.append(session, PasswordResetAsked(account=row.id, at=now))


async def issue_proof(session: Session, account: AccountId, purpose: str, now: datetime) -> str:
    """Make the secret of a link, at the moment the mail is sent; an older one of the same purpose stops counting.

    Args:
        purpose: ``email`` (3 days) or ``password`` (1 hour).

    Raises:
        AccountMissing, NothingToProve.
    """
    row = await known(session, account)
    if row.email is None:
        raise NothingToProve
    token = secrets.token_urlsafe(32)
    await store.put_proof(
        session,
        {
            "token_hash": _digest(token),
            "account": account,
            "purpose": Purpose(purpose).value,
            "email": row.email,
            "expires_at": now + _LASTS[Purpose(purpose)],
        },
    )
    return token


async def confirm_email(session: Session, token: str, now: datetime) -> AccountId:
    """Use the link of a verification mail up.

    Raises:
        BadProof: used, expired, unknown, or for an address the account no longer has.
    """
    proof = await store.take_proof(session, _digest(token), Purpose.EMAIL.value, now)
    row = await store.account(session, proof.account) if proof else None
    if proof is None or row is None or row.email != proof.email:
        raise BadProof
    await store.change_account(session, row.id, {"email_verified_at": now})
    return row.id


async def confirm_reset(session: Session, token: str, password: str, now: datetime) -> AccountId:
    """Use the link of a reset mail up: a new password, every session ended, the address proven by the way.

    Raises:
        BadProof, WeakPassword; the link stays good after a weak password.

    Records: ``people.password_changed``.
    """
    proof = await store.take_proof(session, _digest(token), Purpose.PASSWORD.value, now)
    row = await store.account(session, proof.account) if proof else None
    if proof is None or row is None or row.email != proof.email:
        raise BadProof
    await _set_password(session, row, password, now)
    await store.change_account(session, row.id, {"email_verified_at": row.email_verified_at or now})
    await store.drop_sessions(session, row.id)
    return row.id


async def change_password(
    session: Session, account: AccountId, *, current: str, wished: str, keep: SessionId | None, now: datetime
) -> None:
    """Replace the password after giving the old one; every other session ends.

    Raises:
        WrongPassword, WeakPassword.

    Records: ``people.password_changed``.
    """
    row = await known(session, account)
    await check_own_password(session, account, current)
    await _set_password(session, row, wished, now)
    await store.drop_sessions(session, account, keep=keep)


async def change_email(session: Session, account: AccountId, *, email: str, password: str, now: datetime) -> None:
    """Move to another e-mail address, which has to be proven again.

    Raises:
        WrongPassword, BadField, EmailTaken.

    Records: ``people.email_verification_asked``.
    """
    await check_own_password(session, account, password)
    cleaned = identity.clean_email(email)
    await store.take(session, account, {"email": cleaned, "email_verified_at": None}, EmailTaken())
    journal.append(session, EmailVerificationAsked(account=account, at=now))


async def check_own_password(session: Session, account: AccountId, password: str) -> None:
    """Make sure that it is the person who asks, before something that cannot be undone.

    Raises:
        WrongPassword.
    """
    row = await known(session, account)
    if not await passwords.matches(row.password_hash, password):
        raise WrongPassword


async def _set_password(session: Session, row: AccountRow, password: str, now: datetime) -> None:
    check_password(password, email=row.email or "", name=row.name)
    await store.change_account(session, row.id, {"password_hash": await passwords.hash_password(password)})
    journal.append(session, PasswordChanged(account=row.id, at=now))


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
