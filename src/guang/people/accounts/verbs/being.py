"""Who somebody is: profiles, roles, personalisation."""

from collections.abc import Collection
from datetime import datetime

import msgspec

from guang import journal
from guang.journal.facts.people import PersonalisationSet
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.kernel.web import Role
from guang.people.accounts import store
from guang.people.accounts.errors import AccountMissing
from guang.people.accounts.rules import identity
from guang.people.accounts.tables import AccountRow
from guang.people.accounts.types import AccountProfile, Contact, OwnAccount


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a person changes about themselves; what is left out stays."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    bio: str | msgspec.UnsetType = msgspec.UNSET
    avatar_url: str | msgspec.UnsetType | None = msgspec.UNSET
    locale: str | msgspec.UnsetType = msgspec.UNSET


async def profile(session: Session, account: AccountId) -> AccountProfile:
    """One person as anybody may see them.

    Raises:
        AccountMissing.
    """
    return _public(await known(session, account))


async def profiles(session: Session, accounts: Collection[AccountId]) -> dict[AccountId, AccountProfile]:
    """Several people in one query; those who are gone are left out."""
    return {one.id: one for one in await store.profiles(session, accounts)} if accounts else {}


async def find(session: Session, name: str) -> AccountProfile | None:
    """Who has exactly this e-mail address or handle; for operators and tools."""
    row = await store.account_called(session, name.strip().removeprefix("@").lower())
    return None if row is None else _public(row)


async def accounts_of(session: Session, viewers: Collection[ViewerId]) -> dict[ViewerId, AccountId]:
    """Whose pseudonyms these are, in one query; guests are left out."""
    return await store.accounts_of_viewers(session, viewers) if viewers else {}


async def viewer_of(session: Session, account: AccountId) -> ViewerId:
    """The pseudonym under which this person's acts are recorded.

    Raises:
        AccountMissing.
    """
    return (await known(session, account)).viewer


async def own(session: Session, account: AccountId) -> OwnAccount:
    """One person as only they may see themselves.

    Raises:
        AccountMissing.
    """
    row = await known(session, account)
    return OwnAccount(
        id=row.id,
        viewer=row.viewer,
        handle=row.handle,
        name=row.name,
        email=row.email,
        email_verified=row.email_verified_at is not None,
        avatar_url=row.avatar_url,
        bio=row.bio,
        roles=tuple(sorted({Role.SHOPPER.value, *await store.roles(session, account)})),
        second_factor=row.factor_confirmed_at is not None,
        personalised=row.personalised,
        locale=row.locale,
        opened_at=row.opened_at,
    )


async def hold(session: Session, account: AccountId) -> None:
    """Let nobody else change an account, or what hangs on it, until this transaction ends."""
    await store.lock_account(session, account)


async def contacts(session: Session, ids: Collection[AccountId]) -> dict[AccountId, Contact]:
    """Where to write to people; those who are gone are left out."""
    return await store.contacts(session, ids) if ids else {}


async def change_profile(session: Session, account: AccountId, change: ProfileChange) -> None:
    """Change what is given, leave the rest.

    Raises:
        BadField, AccountMissing.
    """
    values: dict[str, str | None] = {}
    if change.name is not msgspec.UNSET:
        values["name"] = identity.clean_name(change.name)
    if change.bio is not msgspec.UNSET:
        values["bio"] = identity.clean_bio(change.bio)
    if change.avatar_url is not msgspec.UNSET:
        values["avatar_url"] = identity.clean_picture(change.avatar_url)
    if change.locale is not msgspec.UNSET:
        values["locale"] = identity.clean_locale(change.locale)
    if values and not await store.change_account(session, account, values):
        raise AccountMissing


async def set_personalised(session: Session, viewer: ViewerId, account: AccountId | None, *, on: bool) -> None:
    """Allow or forbid choosing for somebody by their own behaviour; a guest's choice is kept in the browser.

    Records: ``people.personalisation_set``.
    """
    if account is not None and not await store.change_account(session, account, {"personalised": on}):
        raise AccountMissing
    journal.append(session, PersonalisationSet(viewer=viewer, on=on))


async def grant(session: Session, account: AccountId, role: Role, now: datetime) -> bool:
    """Give somebody a role; whether it is new. An operator's doors open at the next log-in with a code.

    Raises:
        AccountMissing.
    """
    await known(session, account)
    return await store.add_grant(session, account, role.value, now)


async def withdraw(session: Session, account: AccountId, role: Role) -> bool:
    """Take a role away, at once in every session; whether there was one.

    Raises:
        AccountMissing.
    """
    await known(session, account)
    return await store.drop_grant(session, account, role.value)


def _public(row: AccountRow) -> AccountProfile:
    return AccountProfile(row.id, row.viewer, row.handle, row.name, row.avatar_url, row.bio, row.verified)


async def known(session: Session, account: AccountId) -> AccountRow:
    """The row of an account that is there; raises `AccountMissing`."""
    row = await store.account(session, account)
    if row is None:
        raise AccountMissing
    return row
