"""Support: buyers and stores talk, about a product or an order, and the platform steps in where it is asked.

There is one conversation for a buyer and a store; each beginning after an end is a round, with a first answer that is
timed within the store's opening hours, an end, and a rating. What people say is in erasable tables; the journal hears
that something was said, who waited how long, and how it ended (`guang.journal.facts.talk`).
"""

from guang.trade.support.errors import ConversationMissing
from guang.trade.support.types import By, Conversation, Draft, Message, Seat, Side
from guang.trade.support.verbs.looking import counts_at, messages, transcript, unread_of
from guang.trade.support.verbs.moving import close, escalate, rate
from guang.trade.support.verbs.talking import open_conversation, read, send

__all__ = [
    "By",
    "Conversation",
    "ConversationMissing",
    "Draft",
    "Message",
    "Seat",
    "Side",
    "close",
    "counts_at",
    "escalate",
    "messages",
    "open_conversation",
    "rate",
    "read",
    "send",
    "transcript",
    "unread_of",
]
