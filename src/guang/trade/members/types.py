"""What crosses the wall: a store's membership, and somebody's place in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import StoreId
from guang.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Words:
    """What a store calls its membership, and what people agree to when they join."""

    name: Text
    consent: Text


@dataclass(frozen=True, slots=True)
class Program:
    """A store's membership.

    Attributes:
        text: the version of its words; joining names it, so that nobody agrees to words that they have not read.
        closed_at: since when nobody can join, and prices for members hold for nobody.
    """

    store: StoreId
    words: Words
    text: int
    opened_at: datetime
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether people can join, and prices for members hold."""
        return self.closed_at is None


class Place(StrEnum):
    """How somebody stands to a store that has an open membership."""

    OUTSIDE = "outside"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Membership:
    """That somebody is a member of a store; ``text`` is the version of the words that they agreed to."""

    program: Program
    joined_at: datetime
    text: int


@dataclass(frozen=True, slots=True)
class Shares:
    """How many members a store has, and what part of its paid orders of the last days were theirs."""

    members: int
    joined_lately: int
    orders: int
    by_members: int
