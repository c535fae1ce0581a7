"""What viewers tell the street about what they want to see."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, ViewerId


@fact("discovery.interest_steered.v1")
class InterestSteered(msgspec.Struct, frozen=True):
    """How a viewer wants a topic treated: ``boost``, ``mute``, ``forget``, or ``none``: like any other again."""

    viewer: ViewerId
    topic: str
    mode: str


@fact("discovery.interests_reset.v1")
class InterestsReset(msgspec.Struct, frozen=True):
    """A viewer wants to be met like a stranger: what they did up to now says nothing about what they like.

    With ``aside``, what was learnt is kept under that number, until the reset is taken back or the number itself is
    reset; without, it is gone at once.
    """

    viewer: ViewerId
    aside: ViewerId | None = None


@fact("discovery.interests_restored.v1")
class InterestsRestored(msgspec.Struct, frozen=True):
    """A reset was taken back: what stood under ``aside`` is the viewer's again."""

    viewer: ViewerId
    aside: ViewerId


@fact("discovery.dials_turned.v1")
class DialsTurned(msgspec.Struct, frozen=True):
    """How a viewer leans from now on, in notches from −2 to 2: towards the familiar, and towards goods."""

    viewer: ViewerId
    familiar: int
    goods: int


@fact("discovery.policy_switched.v1")
class PolicySwitched(msgspec.Struct, frozen=True):
    """An operator put another policy into force: every page from now on is made with these knobs."""

    name: str
    knobs: dict[str, float]
    by: AccountId
    note: str
