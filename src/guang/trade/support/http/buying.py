"""Routes of the buyer: conversations with stores."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.errors import Invalid
from guang.kernel.ids import AccountId, AfterSaleId, ConversationId, Id, OrderId, ProductId, StoreId, SubjectId, subject
from guang.kernel.text import in_
from guang.kernel.web import Caller, does, makes
from guang.trade import aftersales, catalog, orders, promptness, reception, stores
from guang.trade.support.http import views
from guang.trade.support.rules import words
from guang.trade.support.types import Conversation, ConversationState, Seat, Side
from guang.trade.support.verbs import looking, moving, talking


class OpenForm(msgspec.Struct, frozen=True):
    """With whom to talk: a store, or whoever sells a product or an order."""

    about: Annotated[str, Meta(min_length=5, max_length=40)]


class RatingForm(msgspec.Struct, frozen=True):
    """How it went, 1 to 5, and whether the matter is settled."""

    score: Annotated[int, Meta(ge=1, le=5)]
    resolved: bool


class StoreFace(msgspec.Struct, frozen=True):
    """The store at the other end."""

    id: StoreId
    name: str
    avatar_url: str | None


class TalkItem(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation in a buyer's list."""

    id: ConversationId
    store: StoreFace
    state: ConversationState
    unread: int
    last: views.Snippet | None
    last_at: datetime


class TalkList(msgspec.Struct, frozen=True):
    """A buyer's conversations, the latest first; ``unread`` counts the messages in all of them."""

    items: list[TalkItem]
    next: str | None
    unread: int


class TalkPage(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as its buyer sees it.

    ``store_read`` is up to where the store has seen everything. ``opens_at``: when somebody answers again, absent while
    the store is open. ``card``: what the conversation was opened about, ready to be sent. ``orders``: the
    buyer's own in this store, to point at.
    """

    id: ConversationId
    store: StoreFace
    state: ConversationState
    round: int
    last: int
    unread: int
    store_read: int
    escalated: bool
    blocked: bool
    can_rate: bool
    rating: promptness.Rating | None
    opens_at: datetime | None
    card: views.CardOut | None
    orders: list[views.CardOut]


class UnreadMessages(msgspec.Struct, frozen=True):
    """How much is left to see: here, and in all conversations."""

    here: int
    unread: int


@get("/api/conversations", operation_id="list_conversations", tags=["support"])
async def list_conversations(session: Session, caller: Caller, cursor: views.CursorText | None = None) -> TalkList:
    """The caller's conversations with stores, the latest first."""
    buyer = caller.require_account()
    found = await looking.conversations_of(session, buyer, views.place(cursor), looking.PAGE + 1)
    page = found[: looking.PAGE]
    following = (page[-1].last_at, page[-1].id) if len(found) > looking.PAGE else None
    items = await _items(session, page, caller.locale)
    return TalkList(items, views.cursor(following), await looking.unread_of(session, buyer))


@does("/api/conversations", "open_conversation", tag="support", per_minute=30)
async def open_conversation(data: OpenForm, session: Session, caller: Caller, now: datetime) -> TalkPage:
    """The caller's conversation with a store; made if there is none, found again otherwise.

    ``about`` is a store, a product, or an order or after-sale case of the caller's. The store hears of it when
    something is said.
    """
    buyer = caller.require_account()
    about = subject(data.about)
    store_id = await _whose(session, buyer, about)
    talk = await talking.open_conversation(session, buyer, caller.viewer, store_id, now)
    wanted = set() if about == store_id else {about.subject}
    card = (await views.cards(session, talk, wanted, caller.locale)).get(about.subject)
    return await _page(session, talk, caller, now, card)


@get("/api/conversations/{conversation:str}", operation_id="get_conversation", tags=["support"])
async def get_conversation(
    conversation: ConversationId, session: Session, caller: Caller, now: datetime, about: str | None = None
) -> TalkPage:
    """One of the caller's conversations; ``about`` names a product or order to make a card of."""
    talk = await looking.conversation(session, Seat(Side.BUYER, caller.require_account()), conversation)
    wanted = {SubjectId(about)} if about else set()
    card = (await views.cards(session, talk, wanted, caller.locale)).get(SubjectId(about or ""))
    return await _page(session, talk, caller, now, card)


@get("/api/conversations/{conversation:str}/messages", operation_id="list_messages", tags=["support"])
async def list_messages(
    conversation: ConversationId,
    session: Session,
    caller: Caller,
    cursor: views.Number | None = None,
    after: views.Number | None = None,
) -> views.Messages:
    """What was said: the latest, older ones before ``cursor``, or everything after a number."""
    seat = Seat(Side.BUYER, caller.require_account())
    return await views.said(session, seat, conversation, (cursor, after), caller.locale)


@makes("/api/conversations/{conversation:str}/messages", "send_message", tag="support", per_minute=40)
async def send_message(
    conversation: ConversationId, data: views.MessageForm, session: Session, caller: Caller, now: datetime
) -> views.MessageOut:
    """Say something to the store."""
    seat = Seat(Side.BUYER, caller.require_account())
    sent = await talking.send(session, seat, conversation, data.draft(), now, locale=caller.locale)
    return await views.message_out(session, seat, sent, caller.locale)


@does("/api/conversations/{conversation:str}/read", "read_messages", tag="support", per_minute=120)
async def read_messages(
    conversation: ConversationId, data: views.ReadMessagesForm, session: Session, caller: Caller
) -> UnreadMessages:
    """Everything up to a number has been seen."""
    buyer = caller.require_account()
    talk = await talking.read(session, Seat(Side.BUYER, buyer), conversation, data.up_to)
    return UnreadMessages(talk.buyer_unread, await looking.unread_of(session, buyer))


@does("/api/conversations/{conversation:str}/rating", "rate_conversation", tag="support", per_minute=20)
async def rate_conversation(
    conversation: ConversationId, data: RatingForm, session: Session, caller: Caller, now: datetime
) -> TalkPage:
    """Say how it went, once the conversation is closed."""
    seat = Seat(Side.BUYER, caller.require_account())
    talk = await moving.rate(session, seat, conversation, promptness.Rating(data.score, data.resolved), now)
    return await _page(session, talk, caller, now, None)


@does("/api/conversations/{conversation:str}/escalate", "escalate_conversation", tag="support", per_minute=10)
async def escalate_conversation(
    conversation: ConversationId, data: views.EscalationForm, session: Session, caller: Caller, now: datetime
) -> TalkPage:
    """Ask the platform to step in."""
    seat = Seat(Side.BUYER, caller.require_account())
    talk = await moving.escalate(session, seat, conversation, data.reason, now)
    return await _page(session, talk, caller, now, None)


@does("/api/conversations/{conversation:str}/close", "end_conversation", tag="support", per_minute=30)
async def end_conversation(conversation: ConversationId, session: Session, caller: Caller, now: datetime) -> TalkPage:
    """The matter is settled; whatever is said next begins anew."""
    talk = await moving.close(session, Seat(Side.BUYER, caller.require_account()), conversation, now)
    return await _page(session, talk, caller, now, None)


async def _whose(session: Session, buyer: AccountId, about: Id) -> StoreId:
    """The store that has to do with something."""
    match about:
        case StoreId():
            return about
        case ProductId():
            product = (await catalog.products(session, [about])).get(about)
            if product is None or product.is_restricted:
                raise catalog.ProductMissing(product=about)
            return product.store
        case OrderId():
            return (await orders.order(session, buyer, about)).store
        case AfterSaleId():
            return (await aftersales.case_of(session, buyer, about)).store
    raise Invalid(field="about", expected="sto_…, prd_…, ord_… or aft_…")


async def _items(session: Session, talks: Sequence[Conversation], locale: str) -> list[TalkItem]:
    known = await stores.stores(session, {talk.store for talk in talks})
    last = await looking.latest(session, [talk.id for talk in talks])
    return [
        TalkItem(
            id=talk.id,
            store=_face(known[talk.store], locale),
            state=talk.state,
            unread=talk.unread(Side.BUYER),
            last=views.snippet(last.get(talk.id)),
            last_at=talk.last_at,
        )
        for talk in talks
    ]


async def _page(
    session: Session, talk: Conversation, caller: Caller, now: datetime, card: views.CardOut | None
) -> TalkPage:
    locale = caller.locale
    hours = (await reception.desk(session, talk.store)).hours
    is_rated = talk.rated_round == talk.round
    said = await looking.rating(session, talk) if is_rated else None
    is_late = talk.closed_at is None or now - talk.closed_at > words.RATE_WITHIN
    bought = await views.orders_between(session, talk)
    return TalkPage(
        id=talk.id,
        store=_face(await stores.store(session, talk.store), locale),
        state=talk.state,
        round=talk.round,
        last=talk.last,
        unread=talk.buyer_unread,
        store_read=talk.store_read,
        escalated=talk.escalated_at is not None and talk.state is ConversationState.OPEN,
        blocked=await reception.is_blocked(session, talk.store, caller.require_account()),
        can_rate=talk.state is ConversationState.CLOSED and not is_rated and not is_late,
        rating=said,
        opens_at=reception.next_opening(now, hours),
        card=card,
        orders=[views.order_card(order.id, order, locale) for order in bought],
    )


def _face(store: stores.Store, locale: str) -> StoreFace:
    return StoreFace(store.id, in_(store.name, locale), store.avatar_url)


routes = [
    list_conversations,
    open_conversation,
    get_conversation,
    list_messages,
    send_message,
    read_messages,
    rate_conversation,
    escalate_conversation,
    end_conversation,
]
