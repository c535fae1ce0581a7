"""What crosses the wall: conversations, what is said in them, and how fast stores answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import (
    AccountId,
    ConversationId,
    ImageId,
    MessageId,
    StoreId,
    SubjectId,
    ViewerId,
)
from guang.trade.promptness import Round


class Side(StrEnum):
    """Who takes part."""

    BUYER = "buyer"
    STORE = "store"
    PLATFORM = "platform"


class By(StrEnum):
    """Who said something; ``away`` and ``note`` are said by nobody."""

    BUYER = "buyer"
    STORE = "store"
    PLATFORM = "platform"
    AWAY = "away"
    NOTE = "note"


class MessageKind(StrEnum):
    """What was said: words, a picture, a card that points at something, or a note about the conversation itself."""

    TEXT = "text"
    PICTURE = "picture"
    CARD = "card"
    NOTE = "note"


class ConversationState(StrEnum):
    """How far a conversation has come; ``new`` is one in which nothing has been said."""

    NEW = "new"
    OPEN = "open"
    CLOSED = "closed"


class Mark(StrEnum):
    """Why a message carries a warning: it points away from the platform, where nobody is protected; or it is rude."""

    LINK = "link"
    PHONE = "phone"
    CONTACT = "contact"
    PAYMENT = "payment"
    RUDE = "rude"


class Closing(StrEnum):
    """How a round ended."""

    BUYER = "buyer"
    STORE = "store"
    PLATFORM = "platform"
    IDLE = "idle"


class View(StrEnum):
    """Which of a store's conversations are asked for."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: as a buyer, for a store, or for the platform. The door has checked that they may."""

    side: Side
    account: AccountId
    store: StoreId | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to say: exactly one of words, a picture and a card. ``key`` makes it happen once."""

    key: str
    text: str = ""
    image: ImageId | None = None
    card: SubjectId | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was said. ``number`` is its place in the conversation, from 1."""

    id: MessageId
    conversation: ConversationId
    number: int
    round: int
    by: By
    account: AccountId | None
    kind: MessageKind
    text: str
    image: ImageId | None
    image_url: str | None
    card: SubjectId | None
    marks: tuple[Mark, ...]
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A buyer and a store. There is one for the two of them; every beginning after an end is a new round.

    Attributes:
        waiting_since: when the buyer said what nobody of the store has answered yet; ``due_at`` is the end of the time
            for a first answer in this round, None once it was given.
        assignee: who of the store looks after it.
        escalated_at: since when the platform takes part; ``operator`` is who does.
        buyer_read, store_read, platform_read: up to which number each side has seen everything.
        rated_round: the last round that was rated.
    """

    id: ConversationId
    store: StoreId
    buyer: AccountId | None
    viewer: ViewerId | None
    state: ConversationState
    round: int
    last: int
    last_at: datetime
    opened_at: datetime
    about: SubjectId | None = None
    waiting_since: datetime | None = None
    due_at: datetime | None = None
    answered: bool | None = None
    away_at: datetime | None = None
    assignee: AccountId | None = None
    escalated_at: datetime | None = None
    operator: AccountId | None = None
    buyer_read: int = 0
    store_read: int = 0
    platform_read: int = 0
    buyer_unread: int = 0
    store_unread: int = 0
    platform_unread: int = 0
    closed_at: datetime | None = None
    closed_by: Closing | None = None
    rated_round: int = 0

    @property
    def this_round(self) -> Round:
        """The round that is open, or was the last."""
        return Round(self.id, self.store, self.round)

    def unread(self, side: Side) -> int:
        """How many messages a side has not seen."""
        counts = {
            Side.BUYER: self.buyer_unread,
            Side.STORE: self.store_unread,
            Side.PLATFORM: self.platform_unread,
        }
        return counts[side]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which conversations of a store are looked for."""

    store: StoreId
    view: View = View.WAITING
    assignee: AccountId | None = None
    query: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many conversations of a store wait (``late``: too long), are open and the caller's own; unseen messages."""

    waiting: int
    late: int
    open: int
    mine: int
    unread: int


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Some messages in the order in which they were said; ``before`` goes on to older ones."""

    items: tuple[Message, ...]
    before: int | None = None
