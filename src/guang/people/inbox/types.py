"""What crosses the wall of the inbox: notices as they are read, letters as they are sent, and the ports that send."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from guang.kernel.ids import AccountId, NoticeId


class Channel(StrEnum):
    """A way to reach somebody."""

    APP = "app"
    EMAIL = "email"
    SMS = "sms"


@dataclass(frozen=True, slots=True)
class Rendered:
    """Words in one language; ``link`` is a path of the street app."""

    title: str
    text: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice as its reader sees it."""

    id: NoticeId
    kind: str
    title: str
    text: str
    link: str | None
    at: datetime
    read: bool
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Some notices, newest first; ``next`` goes on, and is nothing at the end."""

    items: list[Notice]
    next: NoticeId | None
    unread: int


@dataclass(frozen=True, slots=True)
class Preference:
    """Whether one kind of notice comes by one channel; a locked one cannot be changed."""

    kind: str
    channel: Channel
    on: bool
    locked: bool


@dataclass(frozen=True, slots=True)
class Tiding:
    """Something to tell somebody; ``key`` says what happened, so that telling it twice changes nothing."""

    account: AccountId
    kind: str
    facts: Mapping[str, Any]
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Something to send to one person; the same ``key`` is the same letter, sent again."""

    key: str
    account: AccountId
    channel: Channel
    to: str
    subject: str
    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class SimulatedLetter:
    """A letter that went no further than this installation's own mailbox."""

    letter: Letter
    sent_at: datetime
    simulated: bool = field(default=True)


class Post(Protocol):
    """Carries letters out of the house: an e-mail or SMS provider, or the simulator."""

    async def send(self, letter: Letter) -> None:
        """Hand over one letter; the same key twice is delivered once. Raises if it may be tried again."""
