"""POST /events: what browsers saw people do, into the journal.

A batch is taken in whole or not at all; single acts that cannot be true are refused by index and the rest goes in.
Sending a batch twice changes nothing.
"""

from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import post

from guang import journal
from guang.discovery import feed as feeds
from guang.journal import Behaviour, Kind, Reason, Surface
from guang.journal.behaviour import FROM_CLIENTS, SUBJECT_KINDS
from guang.kernel import codec
from guang.kernel.db import Session, after_commit
from guang.kernel.errors import Kind as RefusalKind
from guang.kernel.errors import Refusal
from guang.kernel.ids import EventId, PageId, subject, time_of
from guang.kernel.web import Caller, limited

MOST_EVENTS = 500
MOST_BYTES = 512 * 1024
OLDEST = timedelta(days=7)
AHEAD = timedelta(minutes=5)
LONGEST_MS = 24 * 3600 * 1000


class BadBatch(Refusal):
    """The body is not a batch of events."""

    kind = RefusalKind.INVALID
    code = "events.malformed"
    says = "This is not a batch of events."


class BatchTooLarge(Refusal):
    """More than one request may carry."""

    kind = RefusalKind.INVALID
    code = "events.too_large"
    says = "A batch may have 500 events and 512 KiB."


class EventIn(msgspec.Struct, frozen=True, kw_only=True):
    """One act as a browser reports it."""

    id: EventId
    kind: Annotated[str, msgspec.Meta(max_length=32)]
    subject: Annotated[str, msgspec.Meta(max_length=32)]
    origin: Annotated[str, msgspec.Meta(max_length=32)] | None = None
    watched_ms: int | None = None
    duration_ms: int | None = None
    page: PageId | None = None
    slot: int | None = None
    surface: Annotated[str, msgspec.Meta(max_length=32)] | None = None
    reason: Annotated[str, msgspec.Meta(max_length=32)] | None = None


class RefusedEvent(msgspec.Struct, frozen=True):
    """Which event was not taken, and why."""

    index: int
    code: str


class Taken(msgspec.Struct, frozen=True):
    """What became of a batch."""

    accepted: int
    duplicate: int
    refused: list[RefusedEvent]


class _RawBatch(msgspec.Struct, frozen=True):
    events: list[msgspec.Raw]


class EventBatch(msgspec.Struct, frozen=True):
    """The body of a request: what one viewer did, in any order."""

    events: list[EventIn]


@post(
    "/api/events",
    status_code=202,
    guards=[limited("events", per_minute=1200, burst=600)],
    operation_id="takeEvents",
    tags=["journal"],
)
async def take_events(body: bytes, session: Session, caller: Caller, now: datetime, feed: feeds.Feed) -> Taken:
    """Record what a viewer did. Also takes ``text/plain`` bodies, which is what ``sendBeacon`` can send.

    Their next page from this process knows what they have seen without waiting for the journal.
    """
    if len(body) > MOST_BYTES:
        raise BatchTooLarge(bytes=len(body))
    try:
        raw = msgspec.json.decode(body, type=_RawBatch)
    except msgspec.MsgspecError as fault:
        raise BadBatch(reason=str(fault)[:200]) from fault
    if len(raw.events) > MOST_EVENTS:
        raise BatchTooLarge(events=len(raw.events))
    acts: list[Behaviour] = []
    refused: list[RefusedEvent] = []
    for index, text in enumerate(raw.events):
        try:
            acts.append(_act(codec.decode(bytes(text), EventIn), caller, now))
        except msgspec.MsgspecError:
            refused.append(RefusedEvent(index, "malformed"))
        except Refusal as refusal:
            refused.append(RefusedEvent(index, refusal.code))
    columns = _columns(acts)
    known = await journal.take_in(session, columns)
    after_commit(session, lambda: feed.heed(columns))
    return Taken(accepted=known, duplicate=len(acts) - known, refused=refused)


class UnknownKind(Refusal):
    """No act has this name, or browsers may not report it."""

    kind = RefusalKind.INVALID
    code = "events.unknown_kind"


class ClockSkew(Refusal):
    """The event claims an instant that cannot be."""

    kind = RefusalKind.INVALID
    code = "events.clock_skew"


class OutOfBounds(Refusal):
    """A number that no view can have."""

    kind = RefusalKind.INVALID
    code = "events.out_of_bounds"


def _act(event: EventIn, caller: Caller, now: datetime) -> Behaviour:
    kind = Kind.__members__.get(event.kind)
    if kind not in FROM_CLIENTS:
        raise UnknownKind
    about = subject(event.subject)
    if type(about) not in SUBJECT_KINDS:
        raise UnknownKind
    if not now - OLDEST <= time_of(event.id) <= now + AHEAD:
        raise ClockSkew
    for value, most in ((event.watched_ms, LONGEST_MS), (event.duration_ms, LONGEST_MS), (event.slot, 10_000)):
        if value is not None and not 0 <= value <= most:
            raise OutOfBounds
    return Behaviour(
        id=event.id,
        viewer=caller.viewer,
        kind=kind,
        subject=about,
        origin=subject(event.origin) if event.origin else None,
        watched_ms=event.watched_ms,
        duration_ms=event.duration_ms,
        page=event.page,
        slot=event.slot,
        surface=_member(Surface, event.surface),
        reason=_member(Reason, event.reason),
    )


def _member(kind: Any, name: str | None) -> Any:
    if name is not None and name not in kind.__members__:
        raise UnknownKind
    return kind[name] if name is not None else None


def _columns(acts: list[Behaviour]) -> journal.BehaviourColumns:
    return journal.behaviour.columns(
        id=[int(act.id) for act in acts],
        viewer=[int(act.viewer) for act in acts],
        kind=[int(act.kind) for act in acts],
        subject=[int(act.subject) for act in acts],
        subject_kind=[SUBJECT_KINDS[type(act.subject)] for act in acts],
        origin=[int(act.origin or 0) for act in acts],
        watched_ms=[act.watched_ms or 0 for act in acts],
        duration_ms=[act.duration_ms or 0 for act in acts],
        page=[int(act.page or 0) for act in acts],
        slot=[-1 if act.slot is None else act.slot for act in acts],
        surface=[int(act.surface or 0) for act in acts],
        reason=[int(act.reason or 0) for act in acts],
    )


routes = [take_events]
