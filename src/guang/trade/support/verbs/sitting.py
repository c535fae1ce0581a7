"""Who may take part: the buyer, the staff of the store, and the platform once it was asked."""

from datetime import datetime

from guang import journal
from guang.journal.facts.talk import ConversationOpened, MessageSent
from guang.kernel.db import Session
from guang.kernel.ids import ConversationId, MessageId, SubjectId, new_id
from guang.trade.support.errors import ConversationMissing
from guang.trade.support.store import said, talks
from guang.trade.support.types import By, Conversation, ConversationState, Message, MessageKind, Seat, Side


def takes_part(talk: Conversation, seat: Seat) -> bool:
    """Whether a conversation exists for somebody."""
    match seat.side:
        case Side.BUYER:
            return talk.buyer == seat.account
        case Side.STORE:
            return talk.store == seat.store and talk.last > 0
        case Side.PLATFORM:
            return talk.escalated_at is not None


async def seen(session: Session, seat: Seat, conversation: ConversationId) -> Conversation:
    """A conversation in which somebody takes part.

    Raises:
        ConversationMissing: none, or somebody else's; the two cannot be told apart.
    """
    talk = await talks.select_conversation(session, conversation)
    if talk is None or not takes_part(talk, seat):
        raise ConversationMissing(conversation=conversation)
    return talk


async def held(session: Session, seat: Seat, conversation: ConversationId) -> Conversation:
    """As `seen`, and nobody else changes it until this transaction ends."""
    talk = await talks.lock_conversation(session, conversation)
    if talk is None or not takes_part(talk, seat):
        raise ConversationMissing(conversation=conversation)
    return talk


async def again(session: Session, conversation: ConversationId) -> Conversation:
    """A conversation as it is after a change."""
    talk = await talks.select_conversation(session, conversation)
    assert talk is not None
    return talk


async def speak(session: Session, talk: Conversation, message: Message) -> None:
    """Put a message into a conversation that is held, and count it as unread where it is news.

    Records: ``trade.message_sent``.
    """
    await said.insert_message(session, message)
    moved: dict[str, object] = {"last": message.number, "last_at": message.at}
    for side, by in ((Side.BUYER, _NEWS_TO_BUYERS), (Side.STORE, _NEWS_TO_STORES), (Side.PLATFORM, _NEWS_TO_PLATFORM)):
        is_there = side is not Side.PLATFORM or talk.escalated_at is not None
        if message.by in by and is_there:
            moved[f"{side.value}_unread"] = talk.unread(side) + 1
    await talks.change(session, talk.id, **moved)
    if talk.viewer is not None:
        journal.append(
            session,
            MessageSent(
                message=message.id,
                conversation=talk.id,
                store=talk.store,
                viewer=talk.viewer,
                by=message.by.value,
                kind=message.kind.value,
                number=message.number,
                escalated=talk.escalated_at is not None,
            ),
        )


async def note(session: Session, conversation: ConversationId, code: str, now: datetime) -> None:
    """Write into a conversation that is held what has become of it; ``code`` is put into words by the screens."""
    talk = await again(session, conversation)
    await speak(session, talk, by_itself(talk, By.NOTE, code, now))


def by_itself(talk: Conversation, by: By, text: str, now: datetime) -> Message:
    """A message that no person sends."""
    fresh = new_id(MessageId)
    kind = MessageKind.NOTE if by is By.NOTE else MessageKind.TEXT
    return Message(
        id=fresh,
        conversation=talk.id,
        number=talk.last + 1,
        round=max(talk.round, 1),
        by=by,
        account=None,
        kind=kind,
        text=text,
        image=None,
        image_url=None,
        card=None,
        marks=(),
        key=fresh.text,
        at=now,
    )


async def begin_round(session: Session, talk: Conversation, about: SubjectId | None, now: datetime) -> Conversation:
    """Open a conversation that is held and new or closed; the first thing said after an end begins a new round.

    Records: ``trade.conversation_opened``.
    """
    await talks.change(
        session,
        talk.id,
        state=ConversationState.OPEN,
        round=talk.round + 1,
        opened_at=now,
        about=about,
        platform_unread=0,
        **dict.fromkeys(_OF_A_ROUND),
    )
    assert talk.viewer is not None
    journal.append(
        session,
        ConversationOpened(
            conversation=talk.id, store=talk.store, viewer=talk.viewer, round=talk.round + 1, about=about, at=now
        ),
    )
    return await again(session, talk.id)


_OF_A_ROUND = ["answered", "waiting_since", "due_at", "away_at", "closed_at", "closed_by", "escalated_at", "operator"]
"""What is forgotten when a round begins."""
_NEWS_TO_BUYERS = frozenset({By.STORE, By.PLATFORM, By.AWAY})
_NEWS_TO_STORES = frozenset({By.BUYER, By.PLATFORM})
_NEWS_TO_PLATFORM = frozenset({By.BUYER, By.STORE})
