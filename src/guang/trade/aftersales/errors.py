"""Everything that after-sales say no to, beside what `claims` refuse."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class CaseMissing(Missing):
    """No such case, or not one that this caller may see."""

    code = "aftersales.missing"
    says = "There is no such after-sale case."


class LineMissing(Missing):
    """The order has no such line."""

    code = "aftersales.line_missing"
    says = "The order has no such line."


class CaseOpen(Refusal):
    """A line has one open case at a time; ``facts`` name it."""

    kind = Kind.CONFLICT
    code = "aftersales.case_open"
    says = "There is an open case about this line already."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "aftersales.key_reused"
    says = "This Idempotency-Key was used for a different wish."


class BadEvidence(Invalid):
    """Pictures that are not the caller's, or too many; ``facts`` name the rule."""

    code = "aftersales.invalid_evidence"
    says = "Evidence is made of pictures that you have uploaded, at most nine from each side."


class NotImpartial(Forbidden):
    """Whoever decides has no part in it and has not decided it before."""

    code = "aftersales.not_impartial"
    says = "Somebody else has to decide this: you have a part in it, or have decided it before."
