"""What is said."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, ImageId, SubjectId
from guang.trade.support.tables import (
    ConversationRow,
    MessageRow,
)
from guang.trade.support.types import (
    By,
    Mark,
    Message,
    MessageKind,
    Side,
)

_MESSAGE = tuple(MessageRow.__table__.c)
_OTHERS = {
    Side.BUYER: (By.STORE.value, By.PLATFORM.value, By.AWAY.value),
    Side.STORE: (By.BUYER.value, By.PLATFORM.value),
    Side.PLATFORM: (By.BUYER.value, By.STORE.value),
}
"""Whose messages are news to a side."""


async def insert_message(session: Session, message: Message) -> None:
    """Keep a message; its conversation is locked."""
    row = asdict(message) | {"key": _own_key(message.account, message.key), "marks": list(message.marks)}
    await session.execute(insert(MessageRow).values(sender=row.pop("by"), **row))


async def select_by_key(
    session: Session, conversation: ConversationId, by: By, account: AccountId, key: str
) -> Message | None:
    """The message that somebody sent under a key."""
    query = select(*_MESSAGE).where(
        MessageRow.conversation == conversation,
        MessageRow.sender == by.value,
        MessageRow.key == _own_key(account, key),
    )
    row = (await session.execute(query)).one_or_none()
    return None if row is None else _message(row)


async def select_messages(
    session: Session, conversation: ConversationId, *, before: int | None, after: int | None, most: int
) -> list[Message]:
    """Some messages in order: the last ones (before a number), or the first after a number."""
    query = select(*_MESSAGE).where(MessageRow.conversation == conversation)
    if after is not None:
        rows = (
            await session.execute(query.where(MessageRow.number > after).order_by(MessageRow.number).limit(most))
        ).all()
        return [_message(row) for row in rows]
    if before is not None:
        query = query.where(MessageRow.number < before)
    rows = (await session.execute(query.order_by(MessageRow.number.desc()).limit(most))).all()
    return [_message(row) for row in reversed(rows)]


async def select_latest(session: Session, ids: Collection[ConversationId]) -> dict[ConversationId, Message]:
    """The last message of each conversation, in one query; notes are passed over."""
    query = (
        select(*_MESSAGE)
        .where(MessageRow.conversation.in_(ids), MessageRow.kind != MessageKind.NOTE.value)
        .distinct(MessageRow.conversation)
        .order_by(MessageRow.conversation, MessageRow.number.desc())
    )
    return {row.conversation: _message(row) for row in await session.execute(query)} if ids else {}


async def count_after(session: Session, conversation: ConversationId, side: Side, number: int) -> int:
    """How many messages after a number are news to a side."""
    query = select(func.count()).where(
        MessageRow.conversation == conversation, MessageRow.number > number, MessageRow.sender.in_(_OTHERS[side])
    )
    return await session.scalar(query) or 0


async def blank_messages(session: Session, conversations: Collection[ConversationId]) -> list[ImageId]:
    """Take everything that was said out of some conversations; returns the pictures that were in them."""
    held = MessageRow.conversation.in_(conversations)
    images = await session.scalars(select(MessageRow.image).where(held, MessageRow.image.is_not(None)))
    found = [image for image in images if image is not None]
    blank: dict[str, Any] = {"text": "", "image": None, "image_url": None, "card": None, "account": None, "marks": []}
    changed = update(MessageRow).where(held).values(**blank, key=func.concat("erased:", MessageRow.number))
    await session.execute(changed.execution_options(synchronize_session=False))
    return found


async def forget_staff(session: Session, account: AccountId) -> None:
    """Take somebody's name out of what they said and did for stores and the platform; the words are the store's."""
    for row, column in (
        (MessageRow, MessageRow.account),
        (ConversationRow, ConversationRow.assignee),
        (ConversationRow, ConversationRow.operator),
    ):
        statement = update(row).where(column == account).values({column.key: None})
        await session.execute(statement.execution_options(synchronize_session=False))


async def select_said_by(session: Session, account: AccountId, most: int) -> list[Message]:
    """What somebody said as a buyer, oldest first."""
    query = select(*_MESSAGE).where(MessageRow.account == account, MessageRow.sender == By.BUYER.value)
    rows = await session.execute(query.order_by(MessageRow.at, MessageRow.id).limit(most))
    return [_message(row) for row in rows]


def _message(row: Row[Any]) -> Message:
    return Message(
        id=row.id,
        conversation=row.conversation,
        number=row.number,
        round=row.round,
        by=By(row.sender),
        account=row.account,
        kind=MessageKind(row.kind),
        text=row.text,
        image=row.image,
        image_url=row.image_url,
        card=None if row.card is None else SubjectId(row.card),
        marks=tuple(Mark(mark) for mark in row.marks),
        key=row.key.partition(":")[2],
        at=row.at,
    )


def _own_key(account: AccountId | None, key: str) -> str:
    """Two people of one store may choose the same key."""
    return f"{'' if account is None else account.text}:{key}"
