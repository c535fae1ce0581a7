"""Steering: what viewers say about what they want to see, kept, recorded, and at hand for every page.

Topics can be boosted, muted or forgotten, items turned down, two dials turned (familiar ↔ new, goods ↔ content), and
everything reset, which can be taken back for an hour::

    await steering.steer(session, viewer, "tea", Mode.boost, now)
    await steering.turn(session, viewer, Dials(familiar=-1), now)
    taste = await tastes.of(session, viewer)      # out of memory, unless the viewer has just spoken
    knobs = steering.knobs(taste.dials, policy)   # the dials turn knobs that experiments and policies turn, too
"""

from guang.discovery.steering.errors import BadTopic, NothingToRestore, TooManyTopics
from guang.discovery.steering.rules import FAMILIAR, GOODS, knobs
from guang.discovery.steering.service import (
    hide,
    reset,
    restore,
    said_about,
    steer,
    turn,
    undoable_until,
    unhide,
)
from guang.discovery.steering.tastes import Tastes
from guang.discovery.steering.types import Dials, Mode, Taste

__all__ = [
    "FAMILIAR",
    "GOODS",
    "BadTopic",
    "Dials",
    "Mode",
    "NothingToRestore",
    "Taste",
    "Tastes",
    "TooManyTopics",
    "hide",
    "knobs",
    "reset",
    "restore",
    "said_about",
    "steer",
    "turn",
    "undoable_until",
    "unhide",
]
