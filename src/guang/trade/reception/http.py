"""Routes of a store's staff: opening hours of its support, quick replies, blocked buyers."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, put
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.web import Caller, limited
from guang.people import accounts
from guang.trade import stores
from guang.trade.reception import rules, service
from guang.trade.reception.types import BlockReason, Desk, QuickReply, Span

Reason = Annotated[str, Meta(max_length=300)]
Minutes = Annotated[int, Meta(ge=0, le=1440)]
Day = Annotated[list[tuple[Minutes, Minutes]], Meta(max_length=4)]


class DeskForm(msgspec.Struct, frozen=True):
    """When the store answers: for each day from Monday on, spans in minutes after midnight in its time zone."""

    week: Annotated[list[Day], Meta(min_length=7, max_length=7)]
    away: Annotated[dict[str, Annotated[str, Meta(max_length=1_200)]], Meta(max_length=2)] = {}


class DeskOut(msgspec.Struct, frozen=True):
    """When the store answers, by the clocks of its time zone, and what is said by itself when it does not."""

    time_zone: str
    week: list[list[tuple[int, int]]]
    away: dict[str, str]
    open_now: bool
    opens_at: datetime | None


class QuickReplyForm(msgspec.Struct, frozen=True):
    """The words of a quick reply; ``{buyer}``, ``{store}`` and ``{order}`` are filled in when it is used."""

    text: Annotated[str, Meta(min_length=1, max_length=2_000)]


class Replies(msgspec.Struct, frozen=True):
    """A store's quick replies, by code."""

    items: list[QuickReply]
    next: None = None


class BlockForm(msgspec.Struct, frozen=True):
    """Why a buyer is no longer heard; the buyer sees neither."""

    reason: BlockReason
    text: Reason = ""


class BlockOut(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the store does not hear."""

    account: AccountId
    name: str
    reason: BlockReason
    text: str
    at: datetime


class Blocks(msgspec.Struct, frozen=True):
    """Whom the store does not hear, the latest first."""

    items: list[BlockOut]
    next: None = None


@get("/api/stores/{store_id:str}/support-desk", operation_id="get_support_desk", tags=["desk"])
async def get_support_desk(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> DeskOut:
    """When the store answers; needs ``support``."""
    await _answering(session, store_id, caller)
    return _desk(await service.desk(session, store_id), now)


@put(
    "/api/stores/{store_id:str}/support-desk",
    operation_id="set_support_desk",
    tags=["desk"],
    guards=[limited("set_support_desk", per_minute=30)],
)
async def set_support_desk(
    store_id: StoreId, data: DeskForm, session: Session, caller: Caller, now: datetime
) -> DeskOut:
    """Say when the store answers; needs ``settings``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SETTINGS)
    week = tuple(tuple(Span(*span) for span in day) for day in data.week)
    return _desk(await service.set_desk(session, store_id, week, data.away, now), now)


@get("/api/stores/{store_id:str}/quick-replies", operation_id="list_quick_replies", tags=["desk"])
async def list_quick_replies(store_id: StoreId, session: Session, caller: Caller) -> Replies:
    """A store's quick replies; needs ``support``."""
    await _answering(session, store_id, caller)
    return Replies(await service.replies(session, store_id))


@put(
    "/api/stores/{store_id:str}/quick-replies/{code:str}",
    operation_id="keep_quick_reply",
    tags=["desk"],
    guards=[limited("keep_quick_reply", per_minute=60)],
)
async def keep_quick_reply(
    store_id: StoreId, code: str, data: QuickReplyForm, session: Session, caller: Caller, now: datetime
) -> QuickReply:
    """Keep a quick reply under a code, in place of what was there; needs ``support``."""
    await _answering(session, store_id, caller)
    return await service.keep_reply(session, store_id, code, data.text, now)


@delete(
    "/api/stores/{store_id:str}/quick-replies/{code:str}",
    operation_id="drop_quick_reply",
    tags=["desk"],
    guards=[limited("drop_quick_reply", per_minute=60)],
)
async def drop_quick_reply(store_id: StoreId, code: str, session: Session, caller: Caller) -> None:
    """Forget a quick reply; needs ``support``."""
    await _answering(session, store_id, caller)
    await service.drop_reply(session, store_id, code)


@get("/api/stores/{store_id:str}/blocked-buyers", operation_id="list_blocked_buyers", tags=["desk"])
async def list_blocked_buyers(store_id: StoreId, session: Session, caller: Caller) -> Blocks:
    """Whom the store does not hear; needs ``support``."""
    await _answering(session, store_id, caller)
    found = await service.blocks(session, store_id)
    people = await accounts.profiles(session, {one.buyer for one in found})
    return Blocks(
        [
            BlockOut(account=one.buyer, name=people[one.buyer].name, reason=one.reason, text=one.text, at=one.at)
            for one in found
            if one.buyer in people
        ]
    )


@put(
    "/api/stores/{store_id:str}/blocked-buyers/{account:str}",
    operation_id="block_buyer",
    tags=["desk"],
    status_code=204,
    guards=[limited("block_buyer", per_minute=30)],
)
async def block_buyer(
    store_id: StoreId, account: AccountId, data: BlockForm, session: Session, caller: Caller, now: datetime
) -> None:
    """Take no more messages from a buyer, who may still ask the platform; needs ``support``."""
    who = (store_id, await _answering(session, store_id, caller))
    await service.block(session, who, account, (data.reason, data.text), now)


@delete(
    "/api/stores/{store_id:str}/blocked-buyers/{account:str}",
    operation_id="unblock_buyer",
    tags=["desk"],
    guards=[limited("unblock_buyer", per_minute=30)],
)
async def unblock_buyer(store_id: StoreId, account: AccountId, session: Session, caller: Caller) -> None:
    """Hear a buyer again; needs ``support``."""
    await service.unblock(session, (store_id, await _answering(session, store_id, caller)), account)


async def _answering(session: Session, store_id: StoreId, caller: Caller) -> AccountId:
    """The caller, if they may answer for the store."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.SUPPORT)
    return account


def _desk(known: Desk, now: datetime) -> DeskOut:
    week = [[(span.opens, span.closes) for span in day] for day in known.hours.week]
    opens_at = rules.next_opening(now, known.hours)
    return DeskOut(known.hours.zone, week, dict(known.away), opens_at is None, opens_at)


routes = [
    get_support_desk,
    set_support_desk,
    list_quick_replies,
    keep_quick_reply,
    drop_quick_reply,
    list_blocked_buyers,
    block_buyer,
    unblock_buyer,
]
