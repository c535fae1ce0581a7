"""Routes of the inbox."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import get, post, put
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import NoticeId
from guang.kernel.settings import Settings
from guang.kernel.web import Caller
from guang.people.inbox import service
from guang.people.inbox.adapters import simulator
from guang.people.inbox.errors import NoSimulator
from guang.people.inbox.types import Channel


class NoticeItem(msgspec.Struct, frozen=True, kw_only=True):
    """One notice, in the reader's language; ``link`` is a path of the street app."""

    id: NoticeId
    kind: str
    title: str
    text: str
    link: str | None
    at: datetime
    read: bool
    facts: dict[str, Any]


class NoticeList(msgspec.Struct, frozen=True):
    """Some notices, newest first."""

    items: list[NoticeItem]
    next: NoticeId | None
    unread: int


class ReadNoticesForm(msgspec.Struct, frozen=True):
    """Which notices have been read; all of them if none is named."""

    ids: Annotated[list[NoticeId], Meta(max_length=200)] | None = None


class UnreadNotices(msgspec.Struct, frozen=True):
    """How many notices are left to read."""

    unread: int


class PreferenceItem(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one kind of notice comes by one channel; a locked one cannot be changed."""

    kind: str
    channel: Channel
    on: bool
    locked: bool


class PreferenceList(msgspec.Struct, frozen=True):
    """Every kind by every channel it is offered on."""

    items: list[PreferenceItem]
    next: None = None


class Choice(msgspec.Struct, frozen=True):
    """What a reader wants for one kind and channel."""

    kind: Annotated[str, Meta(max_length=60)]
    channel: Channel
    on: bool


class ChoicesForm(msgspec.Struct, frozen=True):
    """Several choices; all of them count, or none."""

    items: Annotated[list[Choice], Meta(max_length=100)]


class MailItem(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that went no further than this installation."""

    channel: Channel
    to: str
    subject: str
    text: str
    locale: str
    sent_at: datetime
    simulated: bool


class MailList(msgspec.Struct, frozen=True):
    """The simulated mailbox, newest first."""

    items: list[MailItem]
    next: None = None


@get("/api/me/notices", operation_id="list_notices", tags=["people"])
async def list_notices(
    session: Session,
    caller: Caller,
    cursor: NoticeId | None = None,
    limit: Annotated[int, Parameter(ge=1, le=100)] = 30,
) -> NoticeList:
    """What one has been told, newest first."""
    page = await service.read(session, caller.require_account(), caller.locale, cursor, limit)
    items = [
        NoticeItem(
            id=each.id,
            kind=each.kind,
            title=each.title,
            text=each.text,
            link=each.link,
            at=each.at,
            read=each.read,
            facts=each.facts,
        )
        for each in page.items
    ]
    return NoticeList(items, page.next, page.unread)


@post("/api/me/notices/read", operation_id="read_notices", tags=["people"], status_code=200)
async def read_notices(data: ReadNoticesForm, session: Session, caller: Caller, now: datetime) -> UnreadNotices:
    """Mark notices as read."""
    return UnreadNotices(await service.mark_read(session, caller.require_account(), data.ids, now))


@get("/api/me/notice-preferences", operation_id="list_notice_preferences", tags=["people"])
async def list_notice_preferences(session: Session, caller: Caller) -> PreferenceList:
    """Which notices come by which channel."""
    return await _preferences(session, caller)


@put("/api/me/notice-preferences", operation_id="set_notice_preferences", tags=["people"])
async def set_notice_preferences(data: ChoicesForm, session: Session, caller: Caller) -> PreferenceList:
    """Choose which notices come by which channel."""
    account = caller.require_account()
    for choice in data.items:
        await service.choose(session, account, choice.kind, choice.channel, on=choice.on)
    return await _preferences(session, caller)


@get("/api/simulator/mail", operation_id="list_simulated_mail", tags=["simulators"])
async def list_simulated_mail(
    session: Session, settings: Settings, limit: Annotated[int, Parameter(ge=1, le=200)] = 50
) -> MailList:
    """The mailbox of a demo world: letters that were simulated, not sent. Other installations do not show it."""
    if not settings.demo:
        raise NoSimulator
    items = [
        MailItem(
            channel=each.letter.channel,
            to=each.letter.to,
            subject=each.letter.subject,
            text=each.letter.text,
            locale=each.letter.locale,
            sent_at=each.sent_at,
            simulated=each.simulated,
        )
        for each in await simulator.mailbox(session, limit)
    ]
    return MailList(items)


async def _preferences(session: Session, caller: Caller) -> PreferenceList:
    found = await service.preferences_of(session, caller.require_account())
    return PreferenceList(
        [PreferenceItem(kind=each.kind, channel=each.channel, on=each.on, locked=each.locked) for each in found]
    )


routes = [list_notices, read_notices, list_notice_preferences, set_notice_preferences, list_simulated_mail]
