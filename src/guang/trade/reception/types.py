"""What crosses the wall: opening hours, quick replies, and blocked buyers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, StoreId


class BlockReason(StrEnum):
    """Why a store takes no more messages from somebody."""

    ABUSE = "abuse"
    SPAM = "spam"
    FRAUD = "fraud"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day in minutes after midnight; the end is not part of it, and 1440 is the next midnight."""

    opens: int
    closes: int


Week = tuple[tuple[Span, ...], ...]
"""When people of a store answer: spans for each of seven days, Monday first."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When people of a store answer, by the clocks of the store's time zone."""

    zone: str
    week: Week


@dataclass(frozen=True, slots=True)
class Desk:
    """How a store's support works; ``away`` is said by itself outside the hours, by locale."""

    store: StoreId
    hours: Hours
    away: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuickReply:
    """A text that staff send often; ``code`` is what they type after a slash."""

    code: str
    text: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Block:
    """Somebody from whom a store takes no more messages."""

    buyer: AccountId
    reason: BlockReason
    text: str
    by: AccountId | None
    at: datetime
