"""Routes of a store's staff: the queue with its clock, conversations, and handing them on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, StoreId
from guang.kernel.web import Caller, does, makes
from guang.people import accounts
from guang.trade import promptness, reception, stores
from guang.trade.support.http import views
from guang.trade.support.types import Conversation, ConversationState, Counts, Seat, Side, View, Wanted
from guang.trade.support.verbs import looking, moving, talking

Query = Annotated[str, Parameter(max_length=80)]
InState = Annotated[View, Parameter(query="state")]


class TransferForm(msgspec.Struct, frozen=True):
    """To whom: a colleague, nobody in particular, or (with a reason) the platform."""

    to: AccountId | None = None
    platform: bool = False
    reason: views.Reason = ""


class Person(msgspec.Struct, frozen=True):
    """Somebody, by name."""

    account: AccountId
    name: str
    avatar_url: str | None


class DeskTalk(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation on a store's desk.

    ``waited_s``: seconds of opening time that the buyer has waited, absent when nobody waits; ``due_at``: until when a
    first answer is in time. ``buyer`` is absent once they have left.
    """

    id: ConversationId
    buyer: Person | None
    state: ConversationState
    unread: int
    last: views.Snippet | None
    last_at: datetime
    waiting_since: datetime | None
    waited_s: int | None
    due_at: datetime | None
    late: bool
    assignee: Person | None
    mine: bool
    escalated: bool


class DeskTalks(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the queue; the clock of ``open_now`` and ``opens_at`` is the store's own."""

    items: list[DeskTalk]
    next: str | None
    counts: Counts
    answer_within_s: int
    open_now: bool
    opens_at: datetime | None


class BoughtOrder(msgspec.Struct, frozen=True):
    """One of the buyer's orders in this store."""

    card: views.CardOut
    placed_at: datetime
    units: int


class DeskTalkPage(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation with what the store knows of its buyer."""

    talk: DeskTalk
    round: int
    buyer_read: int
    blocked: bool
    score: int | None
    resolved: bool | None
    about: views.CardOut | None
    orders: list[BoughtOrder]


class Colleague(msgspec.Struct, frozen=True):
    """Somebody who answers for the store, and how many open conversations they look after."""

    account: AccountId
    name: str
    open: int


class Team(msgspec.Struct, frozen=True):
    """Everybody who answers for the store."""

    items: list[Colleague]
    next: None = None


@get("/api/stores/{store_id:str}/conversations", operation_id="store_conversations", tags=["desk"])
async def store_conversations(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    now: datetime,
    view: InState = View.WAITING,
    mine: bool = False,
    q: Query = "",
    cursor: views.CursorText | None = None,
) -> DeskTalks:
    """A store's conversations: the waiting ones, the longest first; others, the latest first. Needs ``support``.

    ``q`` finds words that were said (from two letters on), or the id of what a card points at.
    """
    seat = await seat_at(session, store_id, caller)
    asked = q.strip()
    wanted = Wanted(store_id, view, seat.account if mine else None, asked if len(asked) > 1 else "")
    found = await looking.conversations_at(session, wanted, views.place(cursor), looking.PAGE + 1)
    page = found[: looking.PAGE]
    following = None
    if len(found) > looking.PAGE:
        last = page[-1]
        following = (last.waiting_since or last.last_at if view is View.WAITING else last.last_at, last.id)
    hours = (await reception.desk(session, store_id)).hours
    return DeskTalks(
        items=await talks_out(session, page, seat, now),
        next=views.cursor(following),
        counts=await looking.counts_at(session, store_id, seat.account, now),
        answer_within_s=promptness.ANSWER_WITHIN_S,
        open_now=reception.is_open(now, hours),
        opens_at=reception.next_opening(now, hours),
    )


@get("/api/stores/{store_id:str}/conversations/{conversation:str}", operation_id="store_conversation", tags=["desk"])
async def store_conversation(
    store_id: StoreId, conversation: ConversationId, session: Session, caller: Caller, now: datetime
) -> DeskTalkPage:
    """One conversation, and what its buyer bought here; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    return await _page(session, seat, conversation, caller.locale, now)


@get(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/messages",
    operation_id="store_messages",
    tags=["desk"],
)
async def store_messages(
    store_id: StoreId,
    conversation: ConversationId,
    session: Session,
    caller: Caller,
    cursor: views.Number | None = None,
    after: views.Number | None = None,
) -> views.Messages:
    """What was said, as a buyer reads it, with the names of who wrote for the store; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    return await views.said(session, seat, conversation, (cursor, after), caller.locale)


@makes(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/messages",
    "answer_conversation",
    tag="desk",
    per_minute=120,
)
async def answer_conversation(
    store_id: StoreId,
    conversation: ConversationId,
    data: views.MessageForm,
    session: Session,
    caller: Caller,
    now: datetime,
) -> views.MessageOut:
    """Answer for the store; the first who does looks after the conversation. Needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    sent = await talking.send(session, seat, conversation, data.draft(), now)
    return await views.message_out(session, seat, sent, caller.locale)


@does("/api/stores/{store_id:str}/conversations/{conversation:str}/read", "store_read", tag="desk", per_minute=240)
async def store_read(
    store_id: StoreId,
    conversation: ConversationId,
    data: views.ReadMessagesForm,
    session: Session,
    caller: Caller,
    now: datetime,
) -> DeskTalk:
    """Everything up to a number has been seen by the store; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    talk = await talking.read(session, seat, conversation, data.up_to)
    return await _one(session, talk, seat, now)


@does(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/assign",
    "assign_conversation",
    tag="desk",
    per_minute=120,
)
async def assign_conversation(
    store_id: StoreId, conversation: ConversationId, session: Session, caller: Caller, now: datetime
) -> DeskTalk:
    """Take a conversation that nobody looks after; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    return await _one(session, await moving.assign(session, seat, conversation), seat, now)


@does(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/transfer",
    "transfer_conversation",
    tag="desk",
    per_minute=120,
)
async def transfer_conversation(
    store_id: StoreId,
    conversation: ConversationId,
    data: TransferForm,
    session: Session,
    caller: Caller,
    now: datetime,
) -> DeskTalk:
    """Hand a conversation to a colleague, take it over, put it back, or ask the platform; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    if data.platform:
        talk = await moving.escalate(session, seat, conversation, data.reason, now)
    else:
        talk = await moving.transfer(session, seat, conversation, data.to)
    return await _one(session, talk, seat, now)


@does(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/close",
    "close_conversation",
    tag="desk",
    per_minute=120,
)
async def close_conversation(
    store_id: StoreId, conversation: ConversationId, session: Session, caller: Caller, now: datetime
) -> DeskTalk:
    """End a conversation; the buyer may rate it, and whatever they say next begins anew. Needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    return await _one(session, await moving.close(session, seat, conversation, now), seat, now)


@does(
    "/api/stores/{store_id:str}/conversations/{conversation:str}/reopen",
    "reopen_conversation",
    tag="desk",
    per_minute=60,
)
async def reopen_conversation(
    store_id: StoreId, conversation: ConversationId, session: Session, caller: Caller, now: datetime
) -> DeskTalk:
    """Go on with a conversation that has ended; needs ``support``."""
    seat = await seat_at(session, store_id, caller)
    return await _one(session, await moving.reopen(session, seat, conversation, now), seat, now)


@get("/api/stores/{store_id:str}/support-team", operation_id="support_team", tags=["desk"])
async def support_team(store_id: StoreId, session: Session, caller: Caller) -> Team:
    """Who answers for the store; needs ``support``."""
    await seat_at(session, store_id, caller)
    load = await looking.team(session, store_id)
    people = await accounts.profiles(session, load)
    return Team([Colleague(one, people[one].name, number) for one, number in load.items() if one in people])


async def seat_at(session: Session, store_id: StoreId, caller: Caller) -> Seat:
    """A seat at a store's desk, for those who may answer there.

    Raises:
        Anonymous, StoreMissing, NotOnStaff.
    """
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.SUPPORT)
    return Seat(Side.STORE, account, store_id)


async def talks_out(session: Session, talks: Sequence[Conversation], seat: Seat, now: datetime) -> list[DeskTalk]:
    """Conversations with their clocks, the names of buyers and colleagues, and what was said last: three queries."""
    people = await accounts.profiles(session, {who for one in talks for who in (one.buyer, one.assignee) if who})
    last = await looking.latest(session, [talk.id for talk in talks])
    desks = await reception.desks(session, {talk.store for talk in talks})
    return [_talk(talk, seat, desks[talk.store].hours, now, (people, last.get(talk.id))) for talk in talks]


async def _one(session: Session, talk: Conversation, seat: Seat, now: datetime) -> DeskTalk:
    return (await talks_out(session, [talk], seat, now))[0]


async def _page(session: Session, seat: Seat, conversation: ConversationId, locale: str, now: datetime) -> DeskTalkPage:
    talk = await looking.conversation(session, seat, conversation)
    said = await looking.rating(session, talk)
    about = {talk.about} if talk.about is not None else set()
    found = await views.cards(session, talk, about, locale)
    bought = await views.orders_between(session, talk)
    return DeskTalkPage(
        talk=await _one(session, talk, seat, now),
        round=talk.round,
        buyer_read=talk.buyer_read,
        blocked=talk.buyer is not None and await reception.is_blocked(session, talk.store, talk.buyer),
        score=None if said is None else said.score,
        resolved=None if said is None else said.resolved,
        about=None if talk.about is None else found.get(talk.about),
        orders=[
            BoughtOrder(views.order_card(one.id, one, locale), one.placed_at, sum(line.units for line in one.lines))
            for one in bought
        ],
    )


def _talk(talk: Conversation, seat: Seat, hours: reception.Hours, now: datetime, known: tuple[Any, Any]) -> DeskTalk:
    people, last = known
    since = talk.waiting_since
    return DeskTalk(
        id=talk.id,
        buyer=_person(people, talk.buyer),
        state=talk.state,
        unread=talk.platform_unread if seat.store is None else talk.store_unread,
        last=views.snippet(last),
        last_at=talk.last_at,
        waiting_since=since,
        waited_s=None if since is None else reception.opening_s(since, now, hours),
        due_at=talk.due_at,
        late=talk.due_at is not None and talk.due_at < now,
        assignee=_person(people, talk.assignee),
        mine=talk.assignee == seat.account,
        escalated=talk.escalated_at is not None and talk.state is ConversationState.OPEN,
    )


def _person(people: Any, account: AccountId | None) -> Person | None:
    known = None if account is None else people.get(account)
    return None if known is None else Person(known.id, known.name, known.avatar_url)


routes = [
    store_conversations,
    store_conversation,
    store_messages,
    answer_conversation,
    store_read,
    assign_conversation,
    transfer_conversation,
    close_conversation,
    reopen_conversation,
    support_team,
]
