"""Parties outside: banks, issuers, insurers. One is asked for something, may be silent, and answers later or twice.

A room says what it asks in a `Request` of its own and speaks to a `Party`; its `Errand` asks outside any transaction,
writes the answer down in one of its own, and asks again whoever was silent. A party that is asked twice under one id
has been asked once; a room that hears twice has heard once. Where nobody real is connected there is a `Simulator`, in
demo installations only.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Generic, Protocol, TypeVar

import structlog

from guang.kernel.db import Session
from guang.kernel.errors import Invalid
from guang.kernel.ids import Id
from guang.kernel.queue import Context
from guang.kernel.settings import Settings

SIMULATOR: Final = "simulator"
TAKES: Final = timedelta(seconds=4)
"""How long a simulated party thinks where it does not answer at once."""
log = structlog.get_logger(__name__)


class NoSuchWish(Invalid):
    """A party cannot do what is wished; ``facts`` name what it can do."""

    code = "outside.no_such_wish"
    says = "This cannot be asked for."


class State(StrEnum):
    """How far a party has come with what it was asked; nothing follows the last two."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """A party's word; ``reference`` is its own name for the matter, ``code`` its reason for refusing."""

    state: State
    reference: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Who is asked, and what that party needs to know (a simulator: how to behave)."""

    party: str
    wish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a party is asked; ``id`` is its idempotency key."""

    id: Id
    asked_at: datetime
    wish: str


AskT_contra = TypeVar("AskT_contra", bound=Request, contravariant=True)


class Party(Protocol[AskT_contra]):
    """Somebody outside. Every method that talks to them is called outside any transaction, and may be called again."""

    @property
    def name(self) -> str:
        """What our books call them."""

    @property
    def is_simulated(self) -> bool:
        """Whether nothing happens in the real world."""

    def way(self, said: str) -> Way:
        """How they are asked for what somebody wishes.

        Raises:
            NoSuchWish: they cannot do that.
        """

    async def ask(self, request: AskT_contra, now: datetime) -> Answer:
        """Do it, or say why not, or say "later". Asked twice under one id, they do it once."""


class Wish(StrEnum):
    """How a simulated party behaves; ``delay`` succeeds late."""

    SUCCESS = "success"
    DECLINE = "decline"
    DELAY = "delay"


class Simulator:
    """A party that does nothing and behaves as it is told; labelled as simulated everywhere.

    It keeps no books: what became of a request follows from the request and the time, so asking again gives the same
    answer whatever was killed in between.

    Args:
        refuses_with: the reason that it gives when it is told to refuse.
    """

    name = SIMULATOR
    is_simulated = True

    def __init__(self, refuses_with: str) -> None:
        self._refuses_with = refuses_with

    def way(self, said: str) -> Way:
        """One of the wishes."""
        if said not in set(Wish):
            raise NoSuchWish(wish=said[:40], known=sorted(Wish))
        return Way(self.name, said)

    async def ask(self, request: Request, now: datetime) -> Answer:
        """Behave as the request wishes."""
        reference = f"sim-{request.id.text}"
        if request.wish == Wish.DECLINE:
            return Answer(State.REFUSED, reference, self._refuses_with)
        if request.wish == Wish.DELAY and now < request.asked_at + TAKES:
            return Answer(State.PENDING, reference)
        return Answer(State.DONE, reference)


class Asked(Protocol):
    """A matter in our books that somebody outside has to decide."""

    @property
    def id(self) -> Id:
        """Its name, to both sides."""


AskedT = TypeVar("AskedT", bound=Asked)
WordT = TypeVar("WordT")


@dataclass(frozen=True)
class Errand(Generic[AskedT, WordT]):
    """How a room has one kind of matter decided outside.

    Attributes:
        name: of the room, for the log.
        ask: asks whoever decides; the world is touched here and nowhere else.
        hear: writes the word down, about the matter of an id; hearing it twice changes nothing.
        late: a page of what is overdue, in order of id, beyond one.
        ids: the kind of its ids.
    """

    name: str
    ids: type[Id]
    ask: Callable[[Settings, AskedT, datetime], Awaitable[WordT]] = field(kw_only=True)
    hear: Callable[[Session, Any, WordT, datetime], Awaitable[object]] = field(kw_only=True)
    late: Callable[[Session, datetime, Any], Awaitable[Sequence[AskedT]]] = field(kw_only=True)

    async def run(self, context: Context, asked: AskedT) -> None:
        """Ask about one matter and write the answer down; safe to repeat."""
        now = context.now()
        word = await self.ask(context.settings, asked, now)
        async with context.database.transaction() as session:
            await self.hear(session, asked.id, word, now)

    async def chase(self, context: Context) -> None:
        """Ask once more about all that is overdue; who is silent, or no longer here, keeps nobody else waiting."""
        now, last = context.now(), self.ids(0)
        while True:
            async with context.database.transaction() as session:
                found = await self.late(session, now, last)
            if not found:
                return
            for one in found:
                try:
                    await self.run(context, one)
                except Exception:
                    log.exception(f"{self.name}.no_answer", about=one.id.text)
            last = found[-1].id
