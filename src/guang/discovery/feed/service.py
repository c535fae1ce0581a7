"""What viewers say about their feed, and what is told to them about it."""

from datetime import datetime
from typing import Final

from guang import journal
from guang.discovery.feed import store
from guang.discovery.feed.errors import BadTopic, TooManyTopics
from guang.discovery.feed.types import Mode, Topic
from guang.journal import Behaviour, Kind, Reason
from guang.journal.facts.discovery import InterestsReset, InterestSteered
from guang.kernel.db import Session
from guang.kernel.ids import EventId, PageId, ProductId, VideoId, ViewerId, new_id, subject
from guang.learning import serving

MOST_TOPICS: Final = 200
"""Topics that one viewer may steer."""

LONGEST_TOPIC: Final = 80


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


async def reset_interests(session: Session, viewer: ViewerId) -> None:
    """Be met like a stranger from now on: steering, hidden items and what was learnt are forgotten.

    Records: ``discovery.interests_reset``.
    """
    await store.unsteer(session, viewer)
    await store.unhide(session, viewer)
    journal.append(session, InterestsReset(viewer))


async def topics(session: Session, viewer: ViewerId, model: serving.Model, now: datetime) -> tuple[Topic, ...]:
    """What the platform believes a viewer to like, and what the viewer said about it; strongest first."""
    modes = {row.topic: row.mode for row in await store.steering(session, viewer)}
    weights = {one.topic: float(one.weight) for one in model.interests(viewer, now=now)}
    told = [
        Topic(name, round(weights.get(name, 0.0), 4), modes.get(name) == Mode.boost, modes.get(name) == Mode.mute)
        for name in dict.fromkeys([*weights, *modes])
        if modes.get(name) != Mode.forget
    ]
    return tuple(sorted(told, key=lambda one: (-one.weight, one.topic)))


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


def item(text: str) -> VideoId | ProductId:
    """The id of something that can be hidden.

    Raises:
        BadId: it is the id of something else, or no id.
    """
    about = subject(text)
    return about if isinstance(about, ProductId) else VideoId.parse(about.text)


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
