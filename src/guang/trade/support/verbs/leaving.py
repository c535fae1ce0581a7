"""Taking along what one has said, and leaving nothing of it behind."""

from datetime import datetime
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ViewerId
from guang.trade import catalog
from guang.trade.support.store import said, talks
from guang.trade.support.types import ConversationState
from guang.trade.support.verbs import looking

EXPORTED = 50_000


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything a person has said as a buyer, and with which stores."""
    with_whom = await looking.conversations_of(session, account, most=EXPORTED)
    return {
        "conversations": [
            {"id": one.id, "store": one.store, "since": one.opened_at, "messages": one.last} for one in with_whom
        ],
        "messages": [
            {"conversation": one.conversation, "at": one.at, "text": one.text, "image": one.image_url, "card": one.card}
            for one in await said.select_said_by(session, account, EXPORTED)
        ],
    }


async def erase(session: Session, account: AccountId, now: datetime) -> None:
    """Take everything that was said with somebody out of their conversations, for answers repeat questions.

    How long they waited stays, without saying who. What they said for a store stays with the store, without a name.
    """
    mine = await talks.lock_of_buyer(session, account)
    if mine:
        images = await said.blank_messages(session, [talk.id for talk in mine])
        await catalog.drop_images(session, images)
    for talk in mine:
        await talks.change(
            session,
            talk.id,
            state=ConversationState.CLOSED,
            closed_at=talk.closed_at or now,
            **dict.fromkeys(("buyer", "viewer", "about", "waiting_since", "due_at", "escalated_at")),
        )
    await said.forget_staff(session, account)
