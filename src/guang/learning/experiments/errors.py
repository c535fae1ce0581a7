"""The ways in which experiments say no."""

from typing import ClassVar

from guang.kernel.errors import Kind, Refusal


class BadExperiment(Refusal):
    """Shares that are not a whole, names that are not different, or a knob that nobody knows."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "experiments.bad_experiment"
    says: ClassVar[str] = "The variants of this experiment do not fit together, or one of their knobs is unknown."


class ExperimentExists(Refusal):
    """A key is used once and never again: it salts the split."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "experiments.exists"
    says: ClassVar[str] = "There has been an experiment of this key. Choose another."


class NoRoom(Refusal):
    """The layer has not that many places left."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "experiments.no_room"
    says: ClassVar[str] = "The running experiments leave no room for one of this size. Make it smaller, or end one."


class KnobTaken(Refusal):
    """An experiment in another layer turns the same knob, on the same people."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "experiments.knob_taken"
    says: ClassVar[str] = "A running experiment of another layer turns the same knob. Put this one into its layer."


class NoSuchExperiment(Refusal):
    """There is none, or it has ended."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "experiments.no_such_experiment"
    says: ClassVar[str] = "There is no such experiment running."
