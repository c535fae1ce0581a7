"""What is told to viewers about themselves."""

from datetime import datetime

from guang.discovery import steering
from guang.discovery.feed.types import Interests, Topic
from guang.discovery.steering import Mode
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.learning import serving


async def interests(session: Session, viewer: ViewerId, model: serving.Model, now: datetime) -> Interests:
    """What the platform believes a viewer to like, strongest first, and what the viewer said about it."""
    modes, dials = await steering.said_about(session, viewer)
    weights = {one.topic: float(one.weight) for one in model.interests(viewer, now=now)}
    told = [
        Topic(name, round(weights.get(name, 0.0), 4), modes.get(name) is Mode.boost, modes.get(name) is Mode.mute)
        for name in dict.fromkeys([*weights, *modes])
        if modes.get(name) is not Mode.forget
    ]
    return Interests(
        topics=tuple(sorted(told, key=lambda one: (-one.weight, one.topic))),
        dials=dials,
        undo_until=await steering.undoable_until(session, viewer, now),
    )
