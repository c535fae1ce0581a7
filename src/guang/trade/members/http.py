"""Routes of members: a store's membership as everybody sees it, joining and leaving, and the store's settings."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, put
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller, does, limited
from guang.trade import stores
from guang.trade.members import rules, service
from guang.trade.members.errors import NoMembership
from guang.trade.members.types import Membership, Program, Words

Said = Annotated[dict[str, str], Meta(max_length=2)]


class MembershipOut(msgspec.Struct, frozen=True, kw_only=True):
    """A store's membership as the caller sees it; ``text`` is the version of ``consent``, which joining names."""

    store: StoreId
    store_name: str
    name: str
    consent: str
    text: int
    joined_at: datetime | None


class MembershipList(msgspec.Struct, frozen=True):
    """Where the caller is a member, the latest first."""

    items: list[MembershipOut]
    next: None = None


class JoinForm(msgspec.Struct, frozen=True):
    """Which version of the words the caller has read and agrees to."""

    text: int


class ProgramForm(msgspec.Struct, frozen=True):
    """What a store calls its membership, and what people agree to, by language."""

    name: Said
    consent: Said


class ProgramOut(msgspec.Struct, frozen=True, kw_only=True):
    """A membership at the store's desk.

    ``orders`` were paid during the last 30 of the store's days; ``by_members`` of them, which are ``part_bps``.
    """

    name: dict[str, str]
    consent: dict[str, str]
    text: int
    opened_at: datetime
    open: bool
    members: int
    joined_lately: int
    orders: int
    by_members: int
    part_bps: int | None


class ProgramDesk(msgspec.Struct, frozen=True):
    """A store's membership, if it ever opened one."""

    program: ProgramOut | None


@get("/api/stores/{store_id:str}/membership", operation_id="membership", tags=["members"])
async def membership(store_id: StoreId, session: Session, caller: Caller) -> MembershipOut:
    """A store's membership, and whether the caller is in it."""
    found, home = await service.program(session, store_id), await stores.store(session, store_id)
    if found is None or not found.is_open or home.is_restricted:
        raise NoMembership(store=store_id)
    inside = await service.membership(session, caller.account, store_id) if caller.account else None
    return _out(found, inside, home, caller.locale)


@does("/api/stores/{store_id:str}/membership", "join_membership", tag="members", per_minute=60)
async def join_membership(
    store_id: StoreId, data: JoinForm, session: Session, caller: Caller, now: datetime
) -> MembershipOut:
    """Become a member, agreeing to the words of a version; joining twice joins once."""
    home = await stores.store(session, store_id)
    if home.is_restricted:
        raise NoMembership(store=store_id)
    inside = await service.join(session, store_id, (caller.require_account(), caller.viewer), data.text, now)
    return _out(inside.program, inside, home, caller.locale)


@delete("/api/stores/{store_id:str}/membership", operation_id="leave_membership", tags=["members"])
async def leave_membership(store_id: StoreId, session: Session, caller: Caller) -> None:
    """Be a member no longer; leaving twice changes nothing."""
    await service.leave(session, store_id, (caller.require_account(), caller.viewer))


@get("/api/me/memberships", operation_id="my_memberships", tags=["members"])
async def my_memberships(session: Session, caller: Caller) -> MembershipList:
    """Where the caller is a member."""
    mine = await service.memberships(session, caller.require_account())
    homes = await stores.stores(session, {one.program.store for one in mine})
    return MembershipList([_out(one.program, one, homes[one.program.store], caller.locale) for one in mine])


@get("/api/stores/{store_id:str}/members", operation_id="member_program", tags=["members"])
async def member_program(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> ProgramDesk:
    """A store's membership with how many are in it and what they buy; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    return await _desk(session, store_id, now)


@put(
    "/api/stores/{store_id:str}/members",
    operation_id="open_member_program",
    tags=["members"],
    guards=[limited("open_member_program", per_minute=30)],
)
async def open_member_program(
    store_id: StoreId, data: ProgramForm, session: Session, caller: Caller, now: datetime
) -> ProgramDesk:
    """Open a membership, or change its words. Needs the right ``settings``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SETTINGS)
    await service.open_program(session, store_id, Words(data.name, data.consent), now)
    return await _desk(session, store_id, now)


@delete("/api/stores/{store_id:str}/members", operation_id="close_member_program", tags=["members"], status_code=200)
async def close_member_program(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> ProgramDesk:
    """Close a membership: nobody can join, and prices for members hold for nobody. Needs the right ``settings``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SETTINGS)
    await service.close_program(session, store_id, now)
    return await _desk(session, store_id, now)


async def _desk(session: Session, store_id: StoreId, now: datetime) -> ProgramDesk:
    found = await service.program(session, store_id)
    if found is None:
        return ProgramDesk(None)
    shares = await service.shares(session, store_id, now)
    return ProgramDesk(
        ProgramOut(
            name=dict(found.words.name),
            consent=dict(found.words.consent),
            text=found.text,
            opened_at=found.opened_at,
            open=found.is_open,
            members=shares.members,
            joined_lately=shares.joined_lately,
            orders=shares.orders,
            by_members=shares.by_members,
            part_bps=rules.part_bps(shares.orders, shares.by_members),
        )
    )


def _out(program: Program, inside: Membership | None, home: stores.Store, locale: str) -> MembershipOut:
    return MembershipOut(
        store=home.id,
        store_name=in_(home.name, locale),
        name=in_(program.words.name, locale),
        consent=in_(program.words.consent, locale),
        text=program.text,
        joined_at=inside.joined_at if inside else None,
    )


routes = [
    membership,
    join_membership,
    leave_membership,
    my_memberships,
    member_program,
    open_member_program,
    close_member_program,
]
