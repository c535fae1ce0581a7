"""All SQL of reception."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, StoreId
from guang.trade.reception.tables import (
    BuyerBlockRow,
    QuickReplyRow,
    SupportDeskRow,
)
from guang.trade.reception.types import (
    Block,
    BlockReason,
    QuickReply,
    Span,
    Week,
)


async def select_desks(session: Session, stores: Collection[StoreId]) -> dict[StoreId, tuple[Week, dict[str, str]]]:
    """When stores answer and what they say otherwise, in one query; those that have not said so are left out."""
    query = select(*SupportDeskRow.__table__.c).where(SupportDeskRow.store.in_(stores))
    return {row.store: (_week(row), dict(row.away)) for row in await session.execute(query)}


async def upsert_desk(session: Session, store: StoreId, week: Week, away: dict[str, str], now: datetime) -> None:
    """Replace when a store answers."""
    values = {
        "week": [[[span.opens, span.closes] for span in spans] for spans in week],
        "away": away,
        "changed_at": now,
    }
    statement = insert(SupportDeskRow).values(store=store, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=[SupportDeskRow.store], set_=values))


async def select_replies(session: Session, store: StoreId) -> list[QuickReply]:
    """A store's quick replies by code."""
    query = select(*QuickReplyRow.__table__.c).where(QuickReplyRow.store == store).order_by(QuickReplyRow.code)
    return [QuickReply(row.code, row.text, row.changed_at) for row in await session.execute(query)]


async def upsert_reply(session: Session, store: StoreId, reply: QuickReply, most: int) -> bool:
    """Keep a quick reply; False if it would be one too many. Others of this store wait meanwhile."""
    await session.execute(select(func.pg_advisory_xact_lock(int(store))))
    codes = set(await session.scalars(select(QuickReplyRow.code).where(QuickReplyRow.store == store)))
    if reply.code not in codes and len(codes) >= most:
        return False
    values = {"text": reply.text, "changed_at": reply.changed_at}
    statement = insert(QuickReplyRow).values(store=store, code=reply.code, **values)
    same = [QuickReplyRow.store, QuickReplyRow.code]
    await session.execute(statement.on_conflict_do_update(index_elements=same, set_=values))
    return True


async def delete_reply(session: Session, store: StoreId, code: str) -> None:
    """Forget a quick reply."""
    await session.execute(delete(QuickReplyRow).where(QuickReplyRow.store == store, QuickReplyRow.code == code))


async def insert_block(session: Session, store: StoreId, block: Block) -> bool:
    """Take no more messages from somebody; False if that was so."""
    values = {"reason": block.reason.value, "text": block.text, "by": block.by, "at": block.at}
    statement = insert(BuyerBlockRow).values(store=store, buyer=block.buyer, **values).on_conflict_do_nothing()
    return (await session.execute(statement.returning(BuyerBlockRow.buyer))).first() is not None


async def delete_block(session: Session, store: StoreId, buyer: AccountId) -> bool:
    """Take messages again; False if that was so."""
    statement = delete(BuyerBlockRow).where(BuyerBlockRow.store == store, BuyerBlockRow.buyer == buyer)
    return (await session.execute(statement.returning(BuyerBlockRow.buyer))).first() is not None


async def has_block(session: Session, store: StoreId, buyer: AccountId) -> bool:
    """Whether a store takes no messages from somebody."""
    query = select(BuyerBlockRow.at).where(BuyerBlockRow.store == store, BuyerBlockRow.buyer == buyer)
    return await session.scalar(query) is not None


async def select_blocks(session: Session, store: StoreId, most: int) -> list[Block]:
    """Whom a store blocked, the latest first."""
    query = select(*BuyerBlockRow.__table__.c).where(BuyerBlockRow.store == store)
    rows = await session.execute(query.order_by(BuyerBlockRow.at.desc(), BuyerBlockRow.buyer).limit(most))
    return [Block(row.buyer, BlockReason(row.reason), row.text, row.by, row.at) for row in rows]


async def forget(session: Session, account: AccountId) -> None:
    """Forget blocks of somebody who left, and their name on blocks they made."""
    await session.execute(delete(BuyerBlockRow).where(BuyerBlockRow.buyer == account))
    await session.execute(update(BuyerBlockRow).where(BuyerBlockRow.by == account).values(by=None))


def _week(row: Row[Any]) -> Week:
    return tuple(tuple(Span(*span) for span in spans) for spans in row.week)
