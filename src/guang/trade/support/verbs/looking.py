"""Looking: conversations and what was said in them, for those who take part; counts and clocks."""

from collections.abc import Collection
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, StoreId
from guang.trade import promptness, stores
from guang.trade.support.store import said, talks
from guang.trade.support.types import Conversation, Counts, Message, MessagePage, Seat, Wanted
from guang.trade.support.verbs import sitting

PAGE = 30
MOST_AFTER = 100
Place = tuple[datetime, ConversationId]


async def conversation(session: Session, seat: Seat, conversation_id: ConversationId) -> Conversation:
    """One conversation.

    Raises:
        ConversationMissing: none, or somebody else's.
    """
    return await sitting.seen(session, seat, conversation_id)


async def conversations_of(
    session: Session, buyer: AccountId, before: Place | None = None, most: int = PAGE
) -> list[Conversation]:
    """A buyer's conversations, the latest first."""
    return await talks.select_of_buyer(session, buyer, before, most)


async def conversations_at(
    session: Session, wanted: Wanted, before: Place | None = None, most: int = PAGE
) -> list[Conversation]:
    """A store's conversations: the waiting ones, the longest first; others, the latest first."""
    return await talks.select_at(session, wanted, before, most)


async def escalated(
    session: Session, operator: AccountId | None = None, after: Place | None = None, most: int = PAGE
) -> list[Conversation]:
    """Open conversations in which the platform was asked, the longest ago first; one operator's, if named."""
    return await talks.select_escalated(session, operator, after, most)


async def messages(
    session: Session,
    seat: Seat,
    conversation_id: ConversationId,
    *,
    before: int | None = None,
    after: int | None = None,
) -> MessagePage:
    """Some of what was said, in order: the last 30, the 30 before a number, or up to 100 after one.

    Raises:
        ConversationMissing: none, or somebody else's.
    """
    talk = await sitting.seen(session, seat, conversation_id)
    if after is not None:
        new = await said.select_messages(session, talk.id, before=None, after=after, most=MOST_AFTER)
        return MessagePage(tuple(new))
    found = await said.select_messages(session, talk.id, before=before, after=None, most=PAGE + 1)
    older = found[1].number if len(found) > PAGE else None
    return MessagePage(tuple(found[-PAGE:]), older)


async def transcript(session: Session, store_id: StoreId, buyer: AccountId, most: int) -> list[Message]:
    """The last of what a buyer and a store have said to each other, in order; nothing where they have not talked."""
    talk = await talks.select_between(session, store_id, buyer)
    return [] if talk is None else await said.select_messages(session, talk, before=None, after=None, most=most)


async def latest(session: Session, ids: Collection[ConversationId]) -> dict[ConversationId, Message]:
    """What was said last in each of these, notes aside, in one query."""
    return await said.select_latest(session, ids)


async def unread_of(session: Session, buyer: AccountId) -> int:
    """How many messages wait for a buyer in all conversations."""
    return await talks.count_unread(session, buyer)


async def counts_at(session: Session, store_id: StoreId, me: AccountId, now: datetime) -> Counts:
    """How many conversations of a store are in which state, and how many of them are one person's."""
    return await talks.count_at(session, store_id, me, now)


async def team(session: Session, store_id: StoreId) -> dict[AccountId, int]:
    """Who may answer for a store, and how many open conversations each looks after."""
    load = await talks.count_load(session, store_id)
    posts = await stores.staff_of(session, store_id)
    answering = [post.account for post in posts if stores.allows(post.role, stores.Right.SUPPORT)]
    return {account: load.get(account, 0) for account in answering}


async def rating(session: Session, talk: Conversation) -> promptness.Rating | None:
    """What the buyer said about the round that was rated last."""
    return await promptness.rating(session, promptness.Round(talk.id, talk.store, talk.rated_round))
