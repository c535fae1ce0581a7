"""What viewers tell the street about what they want to see."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import ViewerId


@fact("discovery.interest_steered.v1")
class InterestSteered(msgspec.Struct, frozen=True):
    """How a viewer wants a topic treated: ``boost``, ``mute``, ``forget``, or ``none``: like any other again."""

    viewer: ViewerId
    topic: str
    mode: str


@fact("discovery.interests_reset.v1")
class InterestsReset(msgspec.Struct, frozen=True):
    """A viewer wants to be met like a stranger: what they did up to now says nothing about what they like."""

    viewer: ViewerId
