"""What crosses the wall: experiments, their variants, and what came out."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec

from guang.kernel.ids import AccountId

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{2,39}$")]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]


class Way(StrEnum):
    """How variants are set against each other.

    ``SPLIT``: each viewer is given one of them. ``DUEL``: two of them fill every page of each viewer by turns, and
    whose items people take to tells which ranks better, from a tenth or a hundredth of the people.
    """

    SPLIT = "split"
    DUEL = "duel"


class Variant(msgspec.Struct, frozen=True):
    """One way of doing it: the knobs that differ, and its part of the experiment. The first one is the control."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    share: Share
    knobs: Mapping[str, float]


class Experiment(msgspec.Struct, frozen=True, kw_only=True):
    """Some places of a layer, split among variants.

    ``first`` and ``width`` are in places of the layer (`assignment.PLACES`). ``key`` salts the split, so that whoever
    was treated in one experiment is spread over both sides of the next.
    """

    key: Key
    title: str
    layer: str
    first: int
    width: int
    variants: tuple[Variant, ...]
    by: AccountId
    note: str
    started_at: datetime
    ended_at: datetime | None = None
    verdict: str = ""
    kind: Way = Way.SPLIT


class NewExperiment(msgspec.Struct, frozen=True, kw_only=True):
    """What to try, on which share of all viewers."""

    key: Key
    title: Annotated[str, msgspec.Meta(min_length=3, max_length=120)]
    share: Share
    variants: Annotated[tuple[Variant, ...], msgspec.Meta(min_length=2, max_length=4)]
    note: Annotated[str, msgspec.Meta(min_length=3, max_length=400)]
    layer: Key = "ranking"
    kind: Way = Way.SPLIT


class Estimate(msgspec.Struct, frozen=True):
    """A difference, its interval, and the chance of one as large if there were none.

    Without an interval, ``low`` and ``high`` are absent: there is too little to tell anything.
    """

    value: float
    low: float | None
    high: float | None
    p: float

    @property
    def tells(self) -> bool:
        """Whether the interval lies on one side of zero."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


class Comparison(msgspec.Struct, frozen=True):
    """One metric of one variant beside the control: acts, or money, for each person who was shown something.

    ``fixed`` may be read once, at an hour fixed before; ``always`` at any time. ``guards`` says that an experiment
    which moves the metric the wrong way harms people; ``less`` that the right way is down.
    """

    metric: str
    guards: bool
    less: bool
    variant: str
    control_mean: float
    mean: float
    fixed: Estimate
    always: Estimate


class Duel(msgspec.Struct, frozen=True):
    """One metric of a duel: on how many pages people did more with the items of either, and on how many as much.

    ``fixed`` and ``always`` are about the share of decided pages that went to the variant that is tried, of which
    chance alone would give it half: ``value`` is that share less a half.
    """

    metric: str
    guards: bool
    less: bool
    control: int
    tried: int
    tied: int
    fixed: Estimate
    always: Estimate


class ReadOut(msgspec.Struct, frozen=True):
    """What came out so far. ``mismatch`` is the chance of a split as uneven as this; below 0.001 believe nothing.

    ``counted_at`` is when the counts were brought up to date; without it, nothing has been counted. ``absent`` names
    guardrails that the platform cannot measure. A duel has ``duels`` and no comparisons.
    """

    experiment: Experiment
    people: tuple[int, ...]
    mismatch: float
    sound: bool
    comparisons: tuple[Comparison, ...]
    duels: tuple[Duel, ...] = ()
    counted_at: datetime | None = None
    absent: tuple[str, ...] = ()


class Contest(msgspec.Struct, frozen=True):
    """Two sets of knobs that fill one viewer's pages by turns: the control's, and the one that is tried."""

    key: str
    knobs: tuple[Mapping[str, float], Mapping[str, float]]


class Line(NamedTuple):
    """So much more of a metric by one person of one arm."""

    key: str
    metric: str
    viewer: int
    arm: int
    more: float
