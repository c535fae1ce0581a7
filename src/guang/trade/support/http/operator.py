"""Routes of the operators: conversations in which the platform was asked."""

from datetime import datetime

import msgspec
from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import ConversationId
from guang.kernel.text import in_
from guang.kernel.web import Caller, Role, does, makes
from guang.trade import stores
from guang.trade.support.http import buying, desk, views
from guang.trade.support.types import Conversation, Seat, Side
from guang.trade.support.verbs import looking, moving, talking


class AskedTalk(msgspec.Struct, frozen=True):
    """A conversation that waits for the platform; ``mine`` and ``taken`` speak of operators."""

    talk: desk.DeskTalk
    store: buying.StoreFace
    asked_at: datetime | None
    taken: bool
    mine: bool


class AskedTalks(msgspec.Struct, frozen=True):
    """Open conversations in which the platform was asked, the longest ago first."""

    items: list[AskedTalk]
    next: str | None


@get("/api/operator/conversations", operation_id="list_escalated", tags=["operator"])
async def list_escalated(
    session: Session, caller: Caller, now: datetime, mine: bool = False, cursor: views.CursorText | None = None
) -> AskedTalks:
    """What waits for the platform."""
    seat = _seat(caller)
    whose = seat.account if mine else None
    found = await looking.escalated(session, whose, views.place(cursor), looking.PAGE + 1)
    page = found[: looking.PAGE]
    last = page[-1] if len(found) > looking.PAGE else None
    following = None if last is None or last.escalated_at is None else (last.escalated_at, last.id)
    return AskedTalks(await _asked(session, page, seat, caller.locale, now), views.cursor(following))


@get("/api/operator/conversations/{conversation:str}", operation_id="get_escalated", tags=["operator"])
async def get_escalated(conversation: ConversationId, session: Session, caller: Caller, now: datetime) -> AskedTalk:
    """One conversation in which the platform was asked; others do not exist for operators."""
    seat = _seat(caller)
    talk = await looking.conversation(session, seat, conversation)
    return (await _asked(session, [talk], seat, caller.locale, now))[0]


@get("/api/operator/conversations/{conversation:str}/messages", operation_id="escalated_messages", tags=["operator"])
async def escalated_messages(
    conversation: ConversationId,
    session: Session,
    caller: Caller,
    cursor: views.Number | None = None,
    after: views.Number | None = None,
) -> views.Messages:
    """What was said."""
    seat = _seat(caller)
    return await views.said(session, seat, conversation, (cursor, after), caller.locale)


@makes("/api/operator/conversations/{conversation:str}/messages", "answer_escalated", tag="operator", per_minute=120)
async def answer_escalated(
    conversation: ConversationId, data: views.MessageForm, session: Session, caller: Caller, now: datetime
) -> views.MessageOut:
    """Say something for the platform, to both sides."""
    seat = _seat(caller)
    sent = await talking.send(session, seat, conversation, data.draft(), now)
    return await views.message_out(session, seat, sent, caller.locale)


@does("/api/operator/conversations/{conversation:str}/read", "read_escalated", tag="operator", per_minute=240)
async def read_escalated(
    conversation: ConversationId, data: views.ReadMessagesForm, session: Session, caller: Caller, now: datetime
) -> AskedTalk:
    """Everything up to a number has been seen."""
    seat = _seat(caller)
    talk = await talking.read(session, seat, conversation, data.up_to)
    return (await _asked(session, [talk], seat, caller.locale, now))[0]


@does("/api/operator/conversations/{conversation:str}/assign", "assign_escalated", tag="operator", per_minute=240)
async def assign_escalated(conversation: ConversationId, session: Session, caller: Caller, now: datetime) -> AskedTalk:
    """Take a conversation that no other operator has taken."""
    seat = _seat(caller)
    talk = await moving.assign(session, seat, conversation)
    return (await _asked(session, [talk], seat, caller.locale, now))[0]


@does("/api/operator/conversations/{conversation:str}/close", "close_escalated", tag="operator", per_minute=240)
async def close_escalated(conversation: ConversationId, session: Session, caller: Caller, now: datetime) -> AskedTalk:
    """End it for both sides."""
    seat = _seat(caller)
    talk = await moving.close(session, seat, conversation, now)
    return (await _asked(session, [talk], seat, caller.locale, now))[0]


async def _asked(
    session: Session, talks: list[Conversation], seat: Seat, locale: str, now: datetime
) -> list[AskedTalk]:
    known = await stores.stores(session, {talk.store for talk in talks})
    faces = {one.id: buying.StoreFace(one.id, in_(one.name, locale), one.avatar_url) for one in known.values()}
    shown = await desk.talks_out(session, talks, seat, now)
    return [
        AskedTalk(seen, faces[talk.store], talk.escalated_at, talk.operator is not None, talk.operator == seat.account)
        for talk, seen in zip(talks, shown, strict=True)
    ]


def _seat(caller: Caller) -> Seat:
    return Seat(Side.PLATFORM, caller.require(Role.OPERATOR))


routes = [
    list_escalated,
    get_escalated,
    escalated_messages,
    answer_escalated,
    read_escalated,
    assign_escalated,
    close_escalated,
]
