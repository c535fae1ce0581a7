"""The ways governance says no."""

from guang.kernel.errors import Kind, Refusal


class NoSuchCase(Refusal):
    """There is no screening of this id that waits for a person."""

    kind = Kind.MISSING
    code = "governance.no_such_case"
    says = "There is no such case."


class AlreadyJudged(Refusal):
    """Somebody was faster."""

    kind = Kind.CONFLICT
    code = "governance.already_judged"
    says = "Somebody has decided this already."


class NothingReported(Refusal):
    """No open report is about this subject."""

    kind = Kind.MISSING
    code = "governance.nothing_reported"
    says = "There is no open report about this."


class NotRestricted(Refusal):
    """There is nothing to restore."""

    kind = Kind.MISSING
    code = "governance.not_restricted"
    says = "This is not restricted."


class NotRestrictable(Refusal):
    """Only what can be seen can be hidden."""

    kind = Kind.INVALID
    code = "governance.not_restrictable"
    says = "Only accounts, stores, products, videos, comments and reviews can be restricted."
