"""Becoming somebody: a guest's pseudonym turns into an account."""

import secrets
from datetime import datetime

from guang import journal
from guang.journal.facts.people import AccountOpened, EmailVerificationAsked
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId, new_id
from guang.people.accounts import passwords, store
from guang.people.accounts.errors import AccountMissing, BadField, EmailTaken, HandleTaken
from guang.people.accounts.rules import identity
from guang.people.accounts.rules.passwords import check_password
from guang.people.accounts.types import AccountProfile, NewAccount

_TRIES = 12


async def open_account(session: Session, new: NewAccount, now: datetime) -> AccountProfile:
    """Open an account; the handle is made from the name unless one is wished for.

    The pseudonym used so far becomes the account's, and with it every interest, unless another account owns it.

    Raises:
        BadField, WeakPassword: what was handed in does not hold.
        EmailTaken, HandleTaken: also for the second of two people who sign up in the same moment.

    Records: ``people.account_opened``; with an e-mail address also ``people.email_verification_asked``.
    """
    name, bio, avatar_url = (
        identity.clean_name(new.name),
        identity.clean_bio(new.bio),
        identity.clean_picture(new.avatar_url),
    )
    email = None if new.email is None else identity.clean_email(new.email)
    values: dict[str, object] = {
        "name": name,
        "email": email,
        "bio": bio,
        "avatar_url": avatar_url,
        "locale": identity.clean_locale(new.locale),
        "personalised": new.personalised,
        "opened_at": now,
        "password_hash": await _hash(new.password, email, name),
    }
    account_id = new_id(AccountId)
    viewer, handle = await _insert(session, account_id, new, values)
    journal.append(session, AccountOpened(account=account_id, viewer=viewer, at=now))
    if email is not None:
        journal.append(session, EmailVerificationAsked(account=account_id, at=now))
    return AccountProfile(account_id, viewer, handle, name, avatar_url, bio, verified=False)


async def change_handle(session: Session, account_id: AccountId, wished: str) -> str:
    """Take another handle.

    Raises:
        BadField, HandleTaken: also for the second of two who take it in the same moment.
    """
    handle = identity.clean_handle(wished)
    row = await store.lock_account(session, account_id)
    if row is None:
        raise AccountMissing
    if row.handle != handle:
        await store.take(session, account_id, {"handle": handle}, HandleTaken(handle=handle))
    return handle


async def _hash(password: str | None, email: str | None, name: str) -> str | None:
    if (password is None) != (email is None):
        raise BadField(field="password" if password is None else "email", reason="required")
    if password is None:
        return None
    check_password(password, email=email or "", name=name)
    return await passwords.hash_password(password)


async def _insert(
    session: Session, account_id: AccountId, new: NewAccount, values: dict[str, object]
) -> tuple[ViewerId, str]:
    wished = None if new.handle is None else identity.clean_handle(new.handle)
    viewer = new.viewer or new_id(ViewerId)
    for attempt in range(_TRIES):
        number = 0 if attempt == 0 else secrets.randbelow(10_000)
        handle = wished or identity.handle_from(str(values["name"]), number)
        if await store.add_account(session, {**values, "id": account_id, "viewer": viewer, "handle": handle}):
            return viewer, handle
        if values["email"] and await store.is_taken(session, email=str(values["email"])):
            raise EmailTaken
        if await store.is_taken(session, viewer=viewer):
            viewer = new_id(ViewerId)
        elif wished:
            raise HandleTaken(handle=wished)
    raise HandleTaken(handle=handle)
