"""Routes of a store's staff: who works there, whom it invites, and what they answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import delete, get, post
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller, does, limited
from guang.people import accounts
from guang.trade.stores import rules, service
from guang.trade.stores.errors import NobodyOfThisName
from guang.trade.stores.types import Invitation, Post, Right, StaffRole, Store

Job = Literal["manager", "goods", "orders", "support"]


class PostOut(msgspec.Struct, frozen=True):
    """One account's post, with the name that everybody may see."""

    account: AccountId
    handle: str
    name: str
    avatar_url: str | None
    role: StaffRole
    rights: list[Right]
    since: datetime


class Staff(msgspec.Struct, frozen=True):
    """Everybody who works in a store."""

    items: list[PostOut]
    next: None = None


class InvitationForm(msgspec.Struct, frozen=True):
    """Whom to invite, by handle, and to which post."""

    handle: Annotated[str, Meta(max_length=60, pattern=r"^@?[^@\s]+$")]
    role: Job


class StaffInvitation(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation that has not been answered, with the name that everybody may see."""

    account: AccountId
    handle: str
    name: str
    avatar_url: str | None
    role: StaffRole
    invited_at: datetime
    expires_at: datetime


class StaffInvitations(msgspec.Struct, frozen=True):
    """Whom a store has invited, the latest first."""

    items: list[StaffInvitation]
    next: None = None


class MyInvitation(msgspec.Struct, frozen=True, kw_only=True):
    """A post that a store offers to the caller, and what it would allow."""

    store: StoreId
    name: str
    avatar_url: str | None
    role: StaffRole
    rights: list[Right]
    invited_at: datetime
    expires_at: datetime


class MyInvitations(msgspec.Struct, frozen=True):
    """Who wants the caller to work for them, the latest first."""

    items: list[MyInvitation]
    next: None = None


@get("/api/stores/{store_id:str}/staff", operation_id="store_staff", tags=["stores"])
async def store_staff(store_id: StoreId, session: Session, caller: Caller) -> Staff:
    """Everybody who works in a store; needs the right ``staff``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.STAFF)
    return Staff(await _posts(session, await service.staff_of(session, store_id)))


@delete("/api/stores/{store_id:str}/staff/{account:str}", operation_id="dismiss_staff", tags=["stores"])
async def dismiss_staff(store_id: StoreId, account: AccountId, session: Session, caller: Caller) -> None:
    """Take an account's post away; needs the right ``staff``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.STAFF)
    await service.dismiss(session, store_id, account)


@get("/api/stores/{store_id:str}/invitations", operation_id="staff_invitations", tags=["stores"])
async def staff_invitations(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> StaffInvitations:
    """Whom a store has invited and who has not answered; needs the right ``staff``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.STAFF)
    return StaffInvitations(await _invited(session, await service.invitations_of(session, store_id, now)))


@post(
    "/api/stores/{store_id:str}/invitations",
    operation_id="invite_staff",
    tags=["stores"],
    guards=[limited("invite_staff", per_minute=10, burst=20)],
)
async def invite_staff(
    store_id: StoreId, data: InvitationForm, session: Session, caller: Caller, now: datetime
) -> StaffInvitation:
    """Offer somebody a post, which is theirs once they accept; needs the right ``staff``."""
    by = caller.require_account()
    await service.require_staff(session, store_id, by, Right.STAFF)
    found = await accounts.find(session, data.handle)
    if found is None:
        raise NobodyOfThisName(handle=data.handle)
    made = await service.invite(session, store_id, found.id, StaffRole(data.role), by=by, now=now)
    return (await _invited(session, [made]))[0]


@delete("/api/stores/{store_id:str}/invitations/{account:str}", operation_id="withdraw_invitation", tags=["stores"])
async def withdraw_invitation(store_id: StoreId, account: AccountId, session: Session, caller: Caller) -> None:
    """Take an invitation back; needs the right ``staff``."""
    await service.require_staff(session, store_id, caller.require_account(), Right.STAFF)
    await service.drop_invitation(session, store_id, account)


@get("/api/me/invitations", operation_id="my_invitations", tags=["stores"])
async def my_invitations(session: Session, caller: Caller, now: datetime) -> MyInvitations:
    """Which stores want the caller to work for them."""
    found = await service.invitations_to(session, caller.require_account(), now)
    known = await service.stores(session, [one.store for one in found])
    return MyInvitations([_mine(one, known[one.store], caller.locale) for one in found])


@does("/api/me/invitations/{store_id:str}", "accept_invitation", tag="stores", per_minute=30)
async def accept_invitation(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> PostOut:
    """Take the post that a store offers."""
    taken = await service.accept_invitation(session, store_id, caller.require_account(), now)
    return (await _posts(session, [taken]))[0]


@delete("/api/me/invitations/{store_id:str}", operation_id="decline_invitation", tags=["stores"])
async def decline_invitation(store_id: StoreId, session: Session, caller: Caller) -> None:
    """Decline the post that a store offers."""
    await service.drop_invitation(session, store_id, caller.require_account())


async def _invited(session: Session, found: Sequence[Invitation]) -> list[StaffInvitation]:
    known = await accounts.profiles(session, [one.account for one in found])
    return [
        StaffInvitation(
            account=one.account,
            handle=person.handle if person else "",
            name=person.name if person else "",
            avatar_url=person.avatar_url if person else None,
            role=one.role,
            invited_at=one.at,
            expires_at=one.expires_at,
        )
        for one in found
        for person in (known.get(one.account),)
    ]


def _mine(one: Invitation, store: Store, locale: str) -> MyInvitation:
    return MyInvitation(
        store=one.store,
        name=in_(store.name, locale),
        avatar_url=store.avatar_url,
        role=one.role,
        rights=sorted(rules.RIGHTS[one.role]),
        invited_at=one.at,
        expires_at=one.expires_at,
    )


async def _posts(session: Session, posts: Sequence[Post]) -> list[PostOut]:
    known = await accounts.profiles(session, [one.account for one in posts])
    return [_post(one, known.get(one.account)) for one in posts]


def _post(one: Post, person: accounts.AccountProfile | None) -> PostOut:
    return PostOut(
        account=one.account,
        handle=person.handle if person else "",
        name=person.name if person else "",
        avatar_url=person.avatar_url if person else None,
        role=one.role,
        rights=sorted(rules.RIGHTS[one.role]),
        since=one.since,
    )


routes = [
    store_staff,
    dismiss_staff,
    staff_invitations,
    invite_staff,
    withdraw_invitation,
    my_invitations,
    accept_invitation,
    decline_invitation,
]
