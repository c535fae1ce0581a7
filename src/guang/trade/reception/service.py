"""How a store's support works: hours, the text outside them, quick replies, and whom it no longer hears."""

from collections.abc import Collection
from datetime import datetime

from guang import journal
from guang.journal.facts.talk import BuyerBlocked, BuyerUnblocked
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId
from guang.people import accounts
from guang.trade import stores
from guang.trade.reception import rules, store
from guang.trade.reception.errors import OwnSelf, TooManyReplies
from guang.trade.reception.types import Block, BlockReason, Desk, Hours, QuickReply, Week

MOST_BLOCKS_SHOWN = 200


async def desk(session: Session, store_id: StoreId) -> Desk:
    """When a store answers, and what it says when it does not."""
    return (await desks(session, [store_id]))[store_id]


async def desks(session: Session, stores_: Collection[StoreId]) -> dict[StoreId, Desk]:
    """When several stores answer, every day from nine to nine where they have not said; unknown ones are left out."""
    places = await stores.stores(session, stores_)
    said = await store.select_desks(session, places) if places else {}
    found = {}
    for one, place in places.items():
        week, away = said.get(one, (rules.DEFAULT_WEEK, {}))
        found[one] = Desk(one, Hours(place.time_zone, week), away)
    return found


async def set_desk(session: Session, store_id: StoreId, week: Week, away: dict[str, str], now: datetime) -> Desk:
    """Say when the store answers. Waiting that has begun is measured with the hours in force at the answer.

    Raises:
        BadDesk, BadText.
    """
    rules.check_week(week)
    await store.upsert_desk(session, store_id, week, rules.check_away(away), now)
    return await desk(session, store_id)


async def replies(session: Session, store_id: StoreId) -> list[QuickReply]:
    """A store's quick replies, by code."""
    return await store.select_replies(session, store_id)


async def keep_reply(session: Session, store_id: StoreId, code: str, text: str, now: datetime) -> QuickReply:
    """Keep a quick reply under a code, in place of what was there.

    Raises:
        BadDesk, BadText.
        TooManyReplies: beyond 200.
    """
    reply = QuickReply(rules.check_code(code), rules.check_reply(text), now)
    if not await store.upsert_reply(session, store_id, reply, rules.MOST_REPLIES):
        raise TooManyReplies(most=rules.MOST_REPLIES)
    return reply


async def drop_reply(session: Session, store_id: StoreId, code: str) -> None:
    """Forget a quick reply; one that is not there is forgotten already."""
    await store.delete_reply(session, store_id, rules.check_code(code))


async def block(
    session: Session, who: tuple[StoreId, AccountId], buyer: AccountId, why: tuple[BlockReason, str], now: datetime
) -> None:
    """Take no more messages from somebody; they may still ask the platform. Blocking twice is blocking once.

    Args:
        who: the store, and who of it does this.
        why: a code and a line of words, which the buyer does not see.

    Raises:
        AccountMissing, BadText.
        OwnSelf: they work in the store.

    Records: ``trade.buyer_blocked``.
    """
    store_id, by = who
    viewer = await accounts.viewer_of(session, buyer)
    if any(post.account == buyer for post in await stores.staff_of(session, store_id)):
        raise OwnSelf(account=buyer)
    reason, text = why
    held = Block(buyer, reason, rules.check_reason(text), by, now)
    if await store.insert_block(session, store_id, held):
        journal.append(session, BuyerBlocked(store=store_id, viewer=viewer, reason=reason.value, by=by))


async def unblock(session: Session, who: tuple[StoreId, AccountId], buyer: AccountId) -> None:
    """Hear somebody again; unblocking somebody who is not blocked changes nothing.

    Raises:
        AccountMissing.

    Records: ``trade.buyer_unblocked``.
    """
    store_id, by = who
    viewer = await accounts.viewer_of(session, buyer)
    if await store.delete_block(session, store_id, buyer):
        journal.append(session, BuyerUnblocked(store=store_id, viewer=viewer, by=by))


async def blocks(session: Session, store_id: StoreId) -> list[Block]:
    """Whom a store does not hear, the latest first."""
    return await store.select_blocks(session, store_id, MOST_BLOCKS_SHOWN)


async def is_blocked(session: Session, store_id: StoreId, buyer: AccountId) -> bool:
    """Whether a store does not hear somebody."""
    return await store.has_block(session, store_id, buyer)


async def forget(session: Session, account: AccountId) -> None:
    """Forget what is known about somebody who left."""
    await store.forget(session, account)
