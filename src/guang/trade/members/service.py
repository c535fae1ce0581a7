"""The verbs of members: open a membership, join it, leave it, and say who is in."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.promises import MemberJoined, MemberLeft, MembershipClosed, MembershipOpened
from guang.kernel import days
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId, ViewerId
from guang.trade import stores
from guang.trade.members import rules, store
from guang.trade.members.errors import NoMembership, WordsChanged
from guang.trade.members.types import Membership, Place, Program, Shares, Words


async def open_program(session: Session, store_id: StoreId, words: Words, now: datetime) -> Program:
    """Let people become members of a store, or change the words of its membership. Members stay members.

    Raises:
        BadWords: no name, no consent, or words that cannot be.

    Records: ``trade.membership_opened``.
    """
    made = await store.keep(session, store_id, rules.checked(words), now)
    await journal.record(session, MembershipOpened(store=store_id, text=made.text))
    return made


async def close_program(session: Session, store_id: StoreId, now: datetime) -> None:
    """Let nobody become a member any more; members stay, and have no prices of their own until it is opened again.

    Records: ``trade.membership_closed``, once.
    """
    if await store.close(session, store_id, now):
        await journal.record(session, MembershipClosed(store=store_id))


async def program(session: Session, store_id: StoreId) -> Program | None:
    """A store's membership, open or closed."""
    return await store.select(session, store_id)


async def join(
    session: Session, store_id: StoreId, who: tuple[AccountId, ViewerId], text: int, now: datetime
) -> Membership:
    """Become a member of a store; who is one already stays as they are.

    Args:
        text: the version of the words that the account agrees to.

    Raises:
        NoMembership: the store has none, or none that is open.
        WordsChanged: it says something else by now.

    Records: ``trade.member_joined``, once.
    """
    account, viewer = who
    if await store.join(session, store_id, account, viewer, text, now):
        await journal.record(session, MemberJoined(store=store_id, viewer=viewer, text=text))
    inside = await membership(session, account, store_id)
    if inside is not None and inside.program.is_open:
        return inside
    known = await store.select(session, store_id)
    if known is None or not known.is_open:
        raise NoMembership(store=store_id)
    raise WordsChanged(text=known.text)


async def leave(session: Session, store_id: StoreId, who: tuple[AccountId, ViewerId]) -> None:
    """Be a member of a store no longer; leaving twice changes nothing.

    Records: ``trade.member_left``, once.
    """
    account, viewer = who
    if await store.leave(session, store_id, account):
        await journal.record(session, MemberLeft(store=store_id, viewer=viewer))


async def standing(session: Session, account: AccountId | None, store_ids: Collection[StoreId]) -> dict[StoreId, Place]:
    """How somebody, or a guest, stands to those of these stores that have an open membership; in one query."""
    found = await store.standing(session, account, store_ids) if store_ids else {}
    return {one: Place.MEMBER if is_inside else Place.OUTSIDE for one, is_inside in found.items()}


async def joined(session: Session, viewer: ViewerId) -> frozenset[StoreId]:
    """The stores whose prices for members are somebody's."""
    return frozenset(await store.select_joined(session, viewer))


async def memberships(session: Session, account: AccountId) -> list[Membership]:
    """Where somebody is a member, the latest first."""
    return await store.select_mine(session, account)


async def membership(session: Session, account: AccountId, store_id: StoreId) -> Membership | None:
    """Somebody's membership of one store, if they have joined it."""
    found = await store.select_mine(session, account, store_id)
    return found[0] if found else None


async def shares(session: Session, store_id: StoreId, now: datetime) -> Shares:
    """How many members a store has, and their part of the orders that were paid during the last 30 of its days."""
    zone = (await stores.store(session, store_id)).time_zone
    since = now - rules.LOOKS_BACK
    row = await store.shares(session, store_id, since, days.day_of(since, zone))
    return Shares(row["members"], row["joined_lately"], row["orders"], row["by_members"])


async def count_orders(session: Session, paid: Sequence[tuple[StoreId, ViewerId]], now: datetime) -> bool:
    """Count orders that were paid at stores with a membership; False where none of them has one."""
    open_at = await store.select_open(session, {one for one, _ in paid})
    counted = [one for one in paid if one[0] in open_at]
    if not counted:
        return False
    inside = await store.select_inside(session, counted)
    homes = await stores.stores(session, open_at)
    found = rules.counted(counted, inside)
    await store.count(
        session,
        {
            (StoreId(one), days.day_of(now, homes[StoreId(one)].time_zone)): numbers
            for one, numbers in sorted(found.items())
        },
    )
    return True


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """What somebody takes along."""
    return await store.select_mine(session, account)


async def forget_person(session: Session, account: AccountId) -> None:
    """Who leaves the platform leaves every store."""
    await store.forget(session, account)
