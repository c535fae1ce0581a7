"""What crosses the wall: a viewer's taste as they told it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
NOTHING: Ids = np.empty(0, dtype=np.int64)

FURTHEST = 2
"""How far a dial turns to either side."""

Notch = Annotated[int, msgspec.Meta(ge=-FURTHEST, le=FURTHEST)]


class Mode(StrEnum):
    """How a viewer steers a topic; ``none`` is like any other topic."""

    boost = "boost"
    mute = "mute"
    forget = "forget"
    none = "none"


class Dials(msgspec.Struct, frozen=True):
    """Two dials of five notches, 0 in the middle.

    ``familiar``: −2 is as much as possible that is new to the viewer, 2 what they know. ``goods``: −2 is content with
    hardly any goods, 2 is goods wherever there are some.
    """

    familiar: Notch = 0
    goods: Notch = 0


MIDDLE = Dials()


@dataclass(frozen=True, slots=True)
class Taste:
    """What a viewer has said about topics, items and the whole; ``hidden`` is sorted."""

    boosted: frozenset[str] = frozenset()
    muted: frozenset[str] = frozenset()
    forgotten: frozenset[str] = frozenset()
    hidden: Ids = field(default_factory=lambda: NOTHING)
    dials: Dials = MIDDLE
