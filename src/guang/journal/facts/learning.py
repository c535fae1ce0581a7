"""What is tried on whom."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId


class TriedVariant(msgspec.Struct, frozen=True):
    """One way of doing it: the knobs that differ, and its share of the experiment."""

    name: str
    share: float
    knobs: dict[str, float]


@fact("learning.experiment_started.v1")
class ExperimentStarted(msgspec.Struct, frozen=True):
    """Viewers on some places of a layer are given one of these variants from now on; the first is the control.

    ``kind``: "split" gives each viewer one variant; "duel" lets two of them fill every page of each viewer by turns.
    """

    key: str
    title: str
    layer: str
    first: int
    width: int
    variants: tuple[TriedVariant, ...]
    by: AccountId
    note: str
    kind: str = "split"


@fact("learning.experiment_ended.v1")
class ExperimentEnded(msgspec.Struct, frozen=True):
    """Nobody is given a variant any more; what was concluded."""

    key: str
    verdict: str
    by: AccountId
