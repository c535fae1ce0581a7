"""What viewers say about what they want to see."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from guang import journal
from guang.discovery.steering import store
from guang.discovery.steering.errors import BadTopic, NothingToRestore, TooManyTopics
from guang.discovery.steering.types import Dials, Mode
from guang.journal import Behaviour, Kind, Reason
from guang.journal.facts.discovery import DialsTurned, InterestsReset, InterestsRestored, InterestSteered
from guang.kernel.db import Session
from guang.kernel.ids import EventId, PageId, ProductId, VideoId, ViewerId, new_id

MOST_TOPICS: Final = 200
"""Topics that one viewer may steer."""

LONGEST_TOPIC: Final = 80

UNDOABLE: Final = timedelta(hours=1)
"""How long a reset can be taken back."""


async def steer(session: Session, viewer: ViewerId, topic: str, mode: Mode, now: datetime) -> None:
    """Want more of a topic, nothing of it, have it forgotten, or treated like any other; the last word counts.

    Raises:
        BadTopic: it is empty or too long.
        TooManyTopics: the viewer steers `MOST_TOPICS` others already.

    Records: ``discovery.interest_steered``.
    """
    topic = topic.strip()
    if not 0 < len(topic) <= LONGEST_TOPIC or "\x00" in topic:
        raise BadTopic(given=topic[:LONGEST_TOPIC])
    if mode is Mode.none:
        await store.unsteer(session, viewer, topic)
    elif await store.count_others(session, viewer, topic) >= MOST_TOPICS:
        raise TooManyTopics(most=MOST_TOPICS)
    else:
        await store.steer(session, viewer, topic, mode.value, now)
    journal.append(session, InterestSteered(viewer, topic, mode.value))


async def said_about(session: Session, viewer: ViewerId) -> tuple[Mapping[str, Mode], Dials]:
    """How a viewer steers topics, and where their dials stand."""
    dials = await store.dials(session, viewer)
    modes = {row.topic: Mode(row.mode) for row in await store.steering(session, viewer)}
    return modes, Dials(dials.familiar, dials.goods) if dials else Dials()


async def turn(session: Session, viewer: ViewerId, dials: Dials, now: datetime) -> None:
    """Lean towards the familiar or the new, towards goods or content.

    Records: ``discovery.dials_turned``.
    """
    await store.turn(session, viewer, dials.familiar, dials.goods, now)
    journal.append(session, DialsTurned(viewer, dials.familiar, dials.goods))


async def reset(session: Session, viewer: ViewerId, now: datetime) -> InterestsReset:
    """Be met like a stranger from now on: steering, dials, hidden items and what was learnt are set aside.

    `restore` brings them back within `UNDOABLE`; afterwards they are forgotten.

    Returns: what it records, ``discovery.interests_reset``.
    """
    aside = new_id(ViewerId)
    old = await store.set_aside(session, viewer, aside, now)
    if old is not None:
        await _forget_aside(session, old)
    happened = InterestsReset(viewer, aside)
    journal.append(session, happened)
    return happened


async def restore(session: Session, viewer: ViewerId, now: datetime) -> InterestsRestored:
    """Take the last reset back; what was said and done since then stands beside what comes back.

    Raises:
        NothingToRestore: there was none within `UNDOABLE`.

    Returns: what it records, ``discovery.interests_restored``.
    """
    row = await store.last_reset(session, viewer, lock=True)
    if row is None or now - row.reset_at >= UNDOABLE:
        raise NothingToRestore
    await store.move(session, row.aside, viewer)
    await store.forget_reset(session, row)
    happened = InterestsRestored(viewer, row.aside)
    journal.append(session, happened)
    return happened


async def undoable_until(session: Session, viewer: ViewerId, now: datetime) -> datetime | None:
    """Until when a viewer's reset can be taken back; None if there is nothing to take back."""
    row = await store.last_reset(session, viewer)
    return row.reset_at + UNDOABLE if row and now - row.reset_at < UNDOABLE else None


async def forget_old_resets(session: Session, now: datetime, limit: int) -> int:
    """Forget for good what resets older than `UNDOABLE` set aside; returns how many there were.

    Records: ``discovery.interests_reset``, of the number under which it stood.
    """
    rows = await store.old_resets(session, now - UNDOABLE, limit)
    for row in rows:
        await store.forget_reset(session, row)
        await _forget_aside(session, row.aside)
    return len(rows)


async def forget(session: Session, viewer: ViewerId) -> None:
    """Nothing that a viewer said is left, nor what a reset of theirs set aside.

    Records: ``discovery.interests_reset`` of what stood aside.
    """
    await store.erase(session, viewer)
    await forget_reset(session, viewer)


async def forget_reset(session: Session, viewer: ViewerId) -> None:
    """What a viewer's reset set aside is gone for good."""
    row = await store.last_reset(session, viewer, lock=True)
    if row is not None:
        await store.forget_reset(session, row)
        await _forget_aside(session, row.aside)


async def _forget_aside(session: Session, aside: ViewerId) -> None:
    await store.erase(session, aside)
    journal.append(session, InterestsReset(aside))


async def hide(
    session: Session,
    viewer: ViewerId,
    about: VideoId | ProductId,
    reason: Reason,
    now: datetime,
    page: PageId | None = None,
) -> None:
    """Be not interested in a video or product, for a reason. Saying it twice changes nothing.

    Records: the act ``not_interested``.
    """
    if await store.hide(session, viewer, int(about), int(reason), now):
        _act(session, viewer, Kind.not_interested, about, reason=reason, page=page)


async def unhide(session: Session, viewer: ViewerId, about: VideoId | ProductId) -> None:
    """Take `hide` back.

    Records: the act ``interested_again``.
    """
    if await store.unhide(session, viewer, int(about)):
        _act(session, viewer, Kind.interested_again, about)


def _act(
    session: Session,
    viewer: ViewerId,
    kind: Kind,
    about: VideoId | ProductId,
    *,
    reason: Reason | None = None,
    page: PageId | None = None,
) -> None:
    act = Behaviour(id=new_id(EventId), viewer=viewer, kind=kind, subject=about, reason=reason, page=page)
    journal.behave(session, act)
