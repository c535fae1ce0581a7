"""Conversations: found, locked, changed, listed and counted."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, text, true, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, StoreId, SubjectId, ViewerId
from guang.trade.support.tables import ConversationRow, MessageRow
from guang.trade.support.types import Closing, Conversation, ConversationState, Counts, View, Wanted

_C = ConversationRow
_COLUMNS = tuple(_C.__table__.c)

_COUNTS = text(
    """
    WITH waiting AS (
        SELECT count(*) AS waiting, count(*) FILTER (WHERE due_at < :now) AS late
        FROM trade.conversations WHERE store = :store AND waiting_since IS NOT NULL
    ), opened AS (
        SELECT count(*) AS open, count(*) FILTER (WHERE assignee = :me) AS mine
        FROM trade.conversations WHERE store = :store AND state = 'open'
    ), unseen AS (
        SELECT coalesce(sum(store_unread), 0)::bigint AS unread
        FROM trade.conversations WHERE store = :store AND store_unread > 0
    )
    SELECT * FROM waiting, opened, unseen
    """
)


async def insert_conversation(
    session: Session, store: StoreId, who: tuple[AccountId, ViewerId], fresh: ConversationId, now: datetime
) -> ConversationId:
    """The conversation of a buyer and a store, made if there is none."""
    buyer, viewer = who
    values = {"id": fresh, "store": store, "buyer": buyer, "viewer": viewer, "state": ConversationState.NEW.value}
    made = insert(_C).values(**values, last_at=now, opened_at=now).on_conflict_do_nothing().returning(_C.id)
    found = await session.scalar(made)
    if found is None:
        found = await select_between(session, store, buyer)
    assert found is not None
    return found


async def select_conversation(session: Session, conversation: ConversationId) -> Conversation | None:
    """One conversation."""
    row = (await session.execute(select(*_COLUMNS).where(_C.id == conversation))).one_or_none()
    return None if row is None else _conversation(row)


async def select_between(session: Session, store: StoreId, buyer: AccountId) -> ConversationId | None:
    """The one conversation of a store and a buyer, if they have one."""
    return await session.scalar(select(_C.id).where(_C.store == store, _C.buyer == buyer))


async def lock_conversation(session: Session, conversation: ConversationId) -> Conversation | None:
    """One conversation, which nobody else changes until this transaction ends."""
    query = select(*_COLUMNS).where(_C.id == conversation).with_for_update()
    row = (await session.execute(query)).one_or_none()
    return None if row is None else _conversation(row)


async def lock_idle(session: Session, quiet_since: datetime, waiting_since: datetime, most: int) -> list[Conversation]:
    """Open conversations in which nothing was said for long; those in which the buyer waits may take longer."""
    idle = or_(
        and_(_C.waiting_since.is_(None), _C.last_at < quiet_since),
        and_(_C.waiting_since.is_not(None), _C.last_at < waiting_since),
    )
    query = select(*_COLUMNS).where(_C.state == ConversationState.OPEN.value, idle, _C.escalated_at.is_(None))
    rows = await session.execute(query.order_by(_C.id).limit(most).with_for_update(skip_locked=True))
    return [_conversation(row) for row in rows]


async def lock_of_buyer(session: Session, buyer: AccountId) -> list[Conversation]:
    """Every conversation of a buyer, in the order in which rows are locked."""
    query = select(*_COLUMNS).where(_C.buyer == buyer).order_by(_C.id).with_for_update()
    return [_conversation(row) for row in await session.execute(query)]


async def change(session: Session, conversation: ConversationId, **values: Any) -> None:
    """Set columns of a conversation that is locked."""
    plain = {name: getattr(value, "value", value) for name, value in values.items()}
    statement = update(_C).where(_C.id == conversation).values(**plain)
    await session.execute(statement.execution_options(synchronize_session=False))


async def select_of_buyer(
    session: Session, buyer: AccountId, before: tuple[datetime, ConversationId] | None, most: int
) -> list[Conversation]:
    """A buyer's conversations in which something was said, the latest first."""
    query = select(*_COLUMNS).where(_C.buyer == buyer, _C.last > 0, _older(before))
    rows = await session.execute(query.order_by(_C.last_at.desc(), _C.id.desc()).limit(most))
    return [_conversation(row) for row in rows]


async def count_unread(session: Session, buyer: AccountId) -> int:
    """How many messages a buyer has not seen, in all conversations."""
    return int(await session.scalar(select(func.coalesce(func.sum(_C.buyer_unread), 0)).where(_C.buyer == buyer)) or 0)


async def select_at(
    session: Session, wanted: Wanted, before: tuple[datetime, ConversationId] | None, most: int
) -> list[Conversation]:
    """A store's conversations: those that wait, the longest waiting first; others, the latest first."""
    query = select(*_COLUMNS).where(_C.store == wanted.store, _C.last > 0, *_wanted(wanted))
    if wanted.view is View.WAITING:
        query = query.where(_later(_C.waiting_since, before)).order_by(_C.waiting_since, _C.id)
    else:
        query = query.where(_older(before)).order_by(_C.last_at.desc(), _C.id.desc())
    return [_conversation(row) for row in await session.execute(query.limit(most))]


async def count_at(session: Session, store: StoreId, me: AccountId, now: datetime) -> Counts:
    """How many conversations of a store are in which state."""
    row = (await session.execute(_COUNTS, {"store": int(store), "me": int(me), "now": now})).one()
    return Counts(row.waiting, row.late, row.open, row.mine, row.unread)


async def count_load(session: Session, store: StoreId) -> dict[AccountId, int]:
    """How many open conversations each of a store's staff looks after."""
    query = select(_C.assignee, func.count().label("number")).where(
        _C.store == store, _C.state == ConversationState.OPEN.value, _C.assignee.is_not(None)
    )
    return {row.assignee: row.number for row in await session.execute(query.group_by(_C.assignee))}


async def select_escalated(
    session: Session, operator: AccountId | None, after: tuple[datetime, ConversationId] | None, most: int
) -> list[Conversation]:
    """Open conversations that wait for the platform, the longest first; one operator's, if named."""
    query = select(*_COLUMNS).where(_C.escalated_at.is_not(None), _C.state == ConversationState.OPEN.value)
    if operator is not None:
        query = query.where(_C.operator == operator)
    query = query.where(_later(_C.escalated_at, after))
    return [_conversation(row) for row in await session.execute(query.order_by(_C.escalated_at, _C.id).limit(most))]


def _older(before: tuple[datetime, ConversationId] | None) -> ColumnElement[bool]:
    if before is None:
        return true()
    at, number = before
    return or_(_C.last_at < at, and_(_C.last_at == at, _C.id < number))


def _later(since: Any, after: tuple[datetime, ConversationId] | None) -> ColumnElement[bool]:
    if after is None:
        return true()
    at, number = after
    return or_(since > at, and_(since == at, _C.id > number))


def _wanted(wanted: Wanted) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = []
    if wanted.view is View.WAITING:
        chosen.append(_C.waiting_since.is_not(None))
    elif wanted.view is not View.ALL:
        chosen.append(_C.state == wanted.view.value)
    if wanted.assignee is not None:
        chosen.append(_C.assignee == wanted.assignee)
    if wanted.query:
        chosen.append(_C.id.in_(_saying(wanted.query, wanted.store)))
    return chosen


def _saying(query: str, store: StoreId) -> Select[Any]:
    """Conversations of a store in which these words were said, or that point at this very thing."""
    words = MessageRow.text.icontains(query, autoescape=True)
    return (
        select(MessageRow.conversation)
        .join(ConversationRow, ConversationRow.id == MessageRow.conversation)
        .where(ConversationRow.store == store, or_(words, MessageRow.card == query))
    )


def _conversation(row: Row[Any]) -> Conversation:
    values: dict[str, Any] = row._asdict()
    values["state"] = ConversationState(values["state"])
    values["about"] = None if values["about"] is None else SubjectId(values["about"])
    values["closed_by"] = None if values["closed_by"] is None else Closing(values["closed_by"])
    return Conversation(**values)
