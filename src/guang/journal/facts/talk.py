"""What happens between buyers and stores who talk to each other. Nothing that they say is in the journal."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, ConversationId, MessageId, StoreId, SubjectId, ViewerId


@fact("trade.conversation_opened.v1")
class ConversationOpened(msgspec.Struct, frozen=True):
    """A buyer began to talk to a store, or came back after the end: ``round`` counts the beginnings."""

    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    round: int
    about: SubjectId | None
    at: datetime


@fact("trade.message_sent.v1")
class MessageSent(msgspec.Struct, frozen=True):
    """Something was said: by the ``buyer``, the ``store``, the ``platform``, or by itself (``away``, ``note``)."""

    message: MessageId
    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    by: str
    kind: str
    number: int
    escalated: bool = False


@fact("trade.conversation_read.v1")
class ConversationRead(msgspec.Struct, frozen=True):
    """One ``side`` has seen everything up to a number."""

    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    side: str
    up_to: int
    escalated: bool = False


@fact("trade.conversation_first_answered.v1")
class FirstAnswered(msgspec.Struct, frozen=True):
    """A person of the store answered for the first time in a round.

    ``seconds`` are those within the store's opening hours, ``wall_seconds`` all of them.
    """

    conversation: ConversationId
    store: StoreId
    round: int
    seconds: int
    wall_seconds: int
    in_time: bool
    at: datetime


@fact("trade.conversation_answered_again.v1")
class AnsweredAgain(msgspec.Struct, frozen=True):
    """A person of the store answered something that the buyer said later in a round; seconds as in `FirstAnswered`."""

    conversation: ConversationId
    store: StoreId
    round: int
    seconds: int
    wall_seconds: int
    at: datetime


@fact("trade.conversation_assigned.v1")
class ConversationAssigned(msgspec.Struct, frozen=True):
    """Somebody of the store looks after a conversation from now on, or (None) nobody in particular."""

    conversation: ConversationId
    store: StoreId
    to: AccountId | None
    by: AccountId | None


@fact("trade.conversation_escalated.v1")
class ConversationEscalated(msgspec.Struct, frozen=True):
    """The ``buyer`` or the ``store`` asked the platform to step in."""

    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    by: str
    reason: str


@fact("trade.conversation_closed.v1")
class ConversationClosed(msgspec.Struct, frozen=True):
    """A round ended: by the ``buyer``, the ``store``, the ``platform``, or after a long silence (``idle``).

    ``answered`` is False where the buyer waited and no person of the store ever answered in this round, and None where
    nothing had to be answered.
    """

    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    round: int
    by: str
    answered: bool | None
    at: datetime
    escalated: bool = False


@fact("trade.conversation_rated.v1")
class ConversationRated(msgspec.Struct, frozen=True):
    """A buyer said how a round went: 1 to 5, and whether the matter is resolved."""

    conversation: ConversationId
    store: StoreId
    viewer: ViewerId
    round: int
    score: int
    resolved: bool
    dissatisfied: bool


@fact("trade.buyer_blocked.v1")
class BuyerBlocked(msgspec.Struct, frozen=True):
    """A store takes no more messages from a buyer; ``reason`` is a code."""

    store: StoreId
    viewer: ViewerId
    reason: str
    by: AccountId


@fact("trade.buyer_unblocked.v1")
class BuyerUnblocked(msgspec.Struct, frozen=True):
    """The opposite of `BuyerBlocked`."""

    store: StoreId
    viewer: ViewerId
    by: AccountId
